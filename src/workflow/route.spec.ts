import { describe, expect, it } from '@jest/globals';
import type { Answers } from '../forms/form.types.js';
import { route } from './route.js';
import type { AgencyLookup, Routing } from './workflow.types.js';

const agencies: AgencyLookup = {
  serving: (commune) => (commune === '19753' ? 'ward-office' : undefined),
  byCode: (code) => ({ 'H57.02': 'department', 'H57.21': 'ward-office' })[code],
};
const routing: Routing = {
  receive: [{ when: 'office = "department"', agency: 'H57.02' }, { communeOf: 'commune' }],
  decide: [{ when: 'value > 100', agency: 'H57.02' }, { same: true }],
};
const sent = (answers: Answers, by: Routing = routing) => route(by, answers, agencies, '2026-11-24');
const home = { commune: { province: '46', commune: '19753' } };

describe('a submission', () => {
  it('goes to the first agency whose condition holds, and stays there unless a later step says otherwise', async () => {
    const all = (id: string) => ({ received_at: id, handled_by: id, decided_by: id });
    expect(await sent({ office: 'department', ...home })).toEqual(all('department'));
    expect(await sent({ office: 'commune', ...home })).toEqual(all('ward-office'));
    expect(await sent({ ...home, value: 200 })).toEqual({ ...all('ward-office'), decided_by: 'department' });
  });

  it('is refused where nobody serves the place', async () => {
    const elsewhere = { commune: { province: '48', commune: '20194' } };
    await expect(sent(elsewhere)).rejects.toMatchObject({ code: 'workflow.no_agency_for_commune' });
    await expect(sent({})).rejects.toMatchObject({ code: 'workflow.no_agency_for_commune' });
    await expect(sent({}, { receive: [{ agency: 'H00' }] })).rejects.toMatchObject({ code: 'workflow.no_agency' });
    await expect(sent({}, { receive: [{ same: true }] })).rejects.toMatchObject({ code: 'workflow.no_agency' });
  });

  it('is refused with the mistake when its routing cannot be understood', async () => {
    const broken = sent({}, { receive: [{ when: 'office =', agency: 'H57.02' }] });
    await expect(broken).rejects.toMatchObject({ code: 'workflow.not_usable' });
  });
});
