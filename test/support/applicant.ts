import { expect } from '@jest/globals';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { DEMO_PASSWORD, demoAddress } from '../../src/demo/accounts.js';
import type { TestApp } from './app.js';
import { Visitor } from './visitor.js';

/** The smallest file that is taken for a PDF. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

/** What a hidden input of a page holds. */
export const hidden = (html: string, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`).exec(html)?.[1] ?? '';

/** A demo person in a browser of their own who applies for the copy of a civil-status extract (2.000635). */
export class Applicant extends Visitor {
  private commune = '';

  static async signedIn(app: TestApp, login: string): Promise<Applicant> {
    const applicant = new Applicant(app);
    await applicant.signIn(demoAddress(login), DEMO_PASSWORD);
    applicant.commune = (await app.get(Agencies).byCode('H57.21')).communeCode ?? '';
    return applicant;
  }

  /** Pages of the form as a browser posts them. */
  answers(relation = 'self'): Record<string, object> {
    return {
      place: { office: 'commune', 'commune-province': '46', 'commune-commune': this.commune },
      requester: {
        requester_name: 'Mẫu Thị An',
        requester_id: '001 234 567 890',
        requester_phone: '0900 123 456',
        requester_address: '1 Lê Lợi, Huế (mẫu)',
      },
      relation: { relation, ...(relation === 'authorised' && { authorisation_relative: 'no' }) },
      record: {
        event: 'birth',
        ...(relation !== 'self' && { subject_name: 'Mẫu Văn Bé' }),
        'subject_birth_date-day': '4',
        'subject_birth_date-month': '3',
        'subject_birth_date-year': '1990',
        registered_at: 'Ủy ban nhân dân xã mẫu',
      },
      request: { copies: '2', delivery: 'online' },
    };
  }

  /** Begins an application; answers its address. */
  async start(): Promise<string> {
    const begun = await this.post('/services/2.000635/apply');
    expect(begun.status).toBe(303);
    return begun.headers.location ?? '';
  }

  /** Opens a page of the form, sends it and answers what came back. */
  async send(base: string, section: string, body: object) {
    const page = await this.get(`${base}/sections/${section}`);
    expect({ section, status: page.status }).toEqual({ section, status: 200 });
    return this.post(`${base}/sections/${section}`, { revision: hidden(page.text, 'revision'), ...body });
  }

  async fillIn(base: string, relation = 'self'): Promise<void> {
    for (const [section, body] of Object.entries(this.answers(relation))) {
      const saved = await this.send(base, section, body);
      expect({ section, status: saved.status }).toEqual({ section, status: 303 });
    }
  }

  /** What the button of the check sends. */
  async ready(base: string): Promise<{ revision: string; key: string; agree: string }> {
    const check = await this.get(`${base}/check`);
    return { revision: hidden(check.text, 'revision'), key: hidden(check.text, 'key'), agree: 'yes' };
  }

  /** A new case, from the first page to the button; answers its code. */
  async submitted(): Promise<string> {
    const base = await this.start();
    await this.fillIn(base);
    const done = await this.post(`${base}/submit`, await this.ready(base));
    expect(done.status).toBe(303);
    return /\/cases\/(.+)\/receipt/.exec(done.headers.location ?? '')?.[1] ?? '';
  }
}
