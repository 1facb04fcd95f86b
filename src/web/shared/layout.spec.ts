import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../platform/actor.js';
import { Wording } from '../../platform/i18n/wording.js';
import { layoutModel, type LayoutFacts } from './layout.js';

const wording = new Wording();
const person = (...roles: string[]): Actor => ({
  kind: 'person',
  accountId: 'a',
  name: 'Cán bộ mẫu',
  locale: 'en',
  grants: roles.map((role) => ({ role, agencyId: 'x' })),
});
const layout = (facts: Partial<LayoutFacts>) =>
  layoutModel(
    {
      locale: 'en',
      actor: { kind: 'visitor', locale: 'en' },
      url: '/services',
      title: 'Services',
      hasErrors: false,
      demo: false,
      saveData: false,
      options: {},
      ...facts,
    },
    wording,
  );
const places = (facts: Partial<LayoutFacts>): string[] => layout(facts).navigation.map((one) => one.href);

describe('the frame of a page', () => {
  it('says an error first, then the page, then the portal', () => {
    expect(layout({}).title).toBe('Services – Motcua, City of Huế');
    expect(layout({ hasErrors: true }).title).toBe('Error: Services – Motcua, City of Huế');
    expect(layout({ title: '' }).title).toBe('Motcua, City of Huế');
  });

  it('keeps page and question when the language changes', () => {
    const { languages } = layout({ url: '/services?q=khai%20sinh&lang=en' });
    expect(languages.map((one) => [one.lang, one.href, one.current])).toEqual([
      ['vi', '/services?q=khai+sinh&lang=vi', false],
      ['en', '/services?q=khai+sinh&lang=en', true],
    ]);
  });

  it('shows each person their own sections', () => {
    expect(places({})).toEqual(['/services', '/track', '/verify']);
    expect(places({ actor: person() })).not.toContain('/officer');
    expect(places({ actor: person('reception') })).toContain('/officer');
    expect(places({ actor: person('reception'), url: '/officer' })).toContain('/officer/counter');
    expect(places({ actor: person('specialist'), url: '/officer' })).not.toContain('/officer/counter');
    expect(places({ actor: person('reception'), url: '/admin/audit' })).toEqual([]);
  });

  it('marks the section a page belongs to', () => {
    const { navigation } = layout({ url: '/services/1.001193?x=1' });
    expect(navigation.map((one) => [one.active, one.current])).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ]);
  });

  it('leads back after signing in', () => {
    expect(layout({ url: '/services/1.001193?x=1' }).account.signIn).toBe('/sign-in?next=%2Fservices%2F1.001193');
    expect(layout({ url: '/' }).account.signIn).toBe('/sign-in');
  });

  it('gives officers the whole width', () => {
    expect(layout({ url: '/officer', actor: person('clerk') }).containerClasses).toBe('app-width-container--wide');
    expect(layout({}).containerClasses).toBe('govuk-width-container');
  });

  it('shows what belongs to a trial in a trial only', () => {
    expect(layout({}).footer.map((one) => one.href)).toEqual(['/accessibility', '/privacy']);
    expect(layout({ demo: true }).footer.map((one) => one.href)).toContain('/styleguide');
  });
});
