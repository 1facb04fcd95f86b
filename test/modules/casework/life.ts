import { CaseQueries } from '../../../src/casework/case.queries.js';
import { type Person, system } from '../../../src/platform/actor.js';
import { FOUND, Office, PASSWORD } from './office.js';

export const MOTCUA = system('suite');
/** Something that is missing. */
export const ITEM = { target: 'field', ref: 'requester_address', reason: 'Thiếu số nhà' };

export type Role = 'reception' | 'specialist' | 'leader' | 'clerk';

/** Who does what, from a submission to its end. */
export const LIFE: readonly (readonly [Role | 'motcua', string, unknown])[] = [
  ['reception', 'record-payment', { amount: 16_000, receiptNumber: 'BL 0001' }],
  ['reception', 'record-identity', { method: 'id_card_seen' }],
  ['reception', 'accept', {}],
  ['motcua', 'hand-over', {}],
  ['specialist', 'claim', {}],
  ['specialist', 'propose', { outcome: 'approved', inputs: FOUND }],
  ['leader', 'sign', { password: PASSWORD }],
  ['clerk', 'issue', {}],
  ['reception', 'return-result', { channel: 'counter', receiver: 'Người mẫu', paper: 'Thẻ căn cước' }],
];

/** An office with one person for each role, and cases of one citizen at any point of their life. */
export class StaffedOffice {
  private constructor(
    readonly office: Office,
    readonly citizen: Person,
    readonly staff: Readonly<Record<Role, Person>>,
  ) {}

  static async open(): Promise<StaffedOffice> {
    const office = await Office.open('web');
    office.at('2026-11-24T02:00:00Z');
    const staff = {
      reception: await office.officer('reception'),
      specialist: await office.officer('specialist'),
      leader: await office.officer('leader'),
      clerk: await office.officer('clerk'),
    };
    return new StaffedOffice(office, await office.citizen(), staff);
  }

  get queries(): CaseQueries {
    return this.office.app.get(CaseQueries);
  }

  /** A case on which the first acts of its life were done, up to and with this one. */
  async caseAfter(last?: string): Promise<string> {
    const code = await this.office.submitted(this.citizen);
    const steps = last === undefined ? 0 : LIFE.findIndex(([, action]) => action === last) + 1;
    for (const [who, action, input] of LIFE.slice(0, steps)) {
      await this.office.act(who === 'motcua' ? MOTCUA : this.staff[who], code, action, input);
    }
    return code;
  }
}
