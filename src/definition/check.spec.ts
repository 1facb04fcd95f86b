import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { STAFF_ROLES } from '../workflow/workflow.types.js';
import { check } from './check.js';
import { parseDefinition } from './text.js';
import type { World } from './world.types.js';

const FOLDER = join(import.meta.dirname, '../catalog/procedures');
const textOf = (code: string): string => readFileSync(join(FOLDER, code, 'procedure.yaml'), 'utf8');
const sample = textOf('2.000635');

const world: World = {
  agencies: new Set(['H57.02', 'H57.21']),
  provinces: new Set(['46']),
  lifeEvents: new Set([
    'having_a_child',
    'marriage_and_family',
    'papers',
    'death',
    'business_start',
    'housing_and_land',
  ]),
  staffed: new Map([
    ['H57.02', new Set(STAFF_ROLES)],
    ['H57.21', new Set(STAFF_ROLES)],
  ]),
};

/** Findings of the sample with one defect in it, without those that it has anyhow. */
function found(from: string | RegExp, to: string, text = sample): { code: string; path: string; example?: string }[] {
  const broken = text.replace(from, to);
  expect(broken).not.toBe(text);
  return check(parseDefinition(broken), world);
}

/** One action of the sample, whole. */
const action = (id: string): RegExp => new RegExp(`^ {4}- id: ${id}\\n(?: {6}.*\\n)+`, 'm');

describe('the check of a definition', () => {
  it.each(readdirSync(FOLDER))('finds nothing in what we ship: %s', (code) => {
    expect(check(parseDefinition(textOf(code)), world)).toEqual([]);
  });

  const DEFECTS: readonly (readonly [what: string, from: string | RegExp, to: string, code: string, path: string])[] = [
    ['a step that does not exist', 'to: accepted', 'to: acepted', 'unknown_state', 'workflow.actions.2.to'],
    ['a start that does not exist', 'start: submitted', 'start: submited', 'unknown_state', 'workflow.start'],
    ['a step that nothing leads to', action('withdraw'), '', 'unreachable_state', 'workflow.states.7'],
    ['a step that leads nowhere', action('return-result'), '', 'state_without_end', 'workflow.states.10'],
    ['two steps of one name', '- id: to_complete', '- id: submitted', 'duplicate', 'workflow.states.1.id'],
    ['two questions of one name', '- id: requester_phone', '- id: requester_name', 'duplicate', ''],
    ['an act that nobody may do', /(id: sign\n(?:.*\n){4} +who:) \[leader\]/, '$1 [clerk]', 'nobody_can_act', ''],
    [
      'a holder who can do nothing',
      /(id: signed\n(?:.*\n)+? +holder:) clerk/,
      '$1 specialist',
      'holder_cannot_act',
      'workflow.states.9',
    ],
    [
      'issue without a signature',
      /(id: issue\n(?:.*\n)+? +from:) \[signed\]/,
      '$1 [signed, proposed]',
      'issued_unsigned',
      '',
    ],
    [
      'a signature without a proposal',
      /(id: sign\n(?:.*\n)+? +from:) \[proposed\]/,
      '$1 [in_examination, proposed]',
      'signed_unproposed',
      '',
    ],
    [
      'examination before receipt',
      /(id: propose\n(?:.*\n)+? +from:) \[in_examination\]/,
      '$1 [in_examination, submitted]',
      'too_early',
      '',
    ],
    [
      'receipt after receipt',
      /(id: accept\n(?:.*\n)+? +from:) \[submitted\]/,
      '$1 [submitted, in_examination]',
      'too_late',
      '',
    ],
    ['a request nobody can answer', action('supplement'), '', 'supplement_without_answer', ''],
    ['a request that never ends', action('expire-supplement'), '', 'supplement_without_expiry', ''],
    ['a fee nobody can take', action('record-payment'), '', 'fee_cannot_be_taken', 'fee.amount'],
    ['an identity nobody can record', action('record-identity'), '', 'identity_cannot_be_recorded', ''],
    [
      'a guard that gives no reason',
      'to: accepted',
      'to: accepted\n      guard: case.fee_settled',
      'guard_without_refusal',
      '',
    ],
    ['an end that somebody holds', /(id: returned\n(?:.*\n)+? +holder:) nobody/, '$1 clerk', 'end_is_held', ''],
    ['an agency that does not exist', 'agency: H57.02', 'agency: H57.03', 'unknown_agency', 'routing.receive.0.agency'],
    [
      'a commune that is not asked',
      '- communeOf: commune',
      '- communeOf: comune',
      'unknown_field',
      'routing.receive.1.communeOf',
    ],
    ['a commune that is a name', '- communeOf: commune', '- communeOf: requester_name', 'wrong_field_type', ''],
    ['submissions that go nowhere', /\n {4}- communeOf: commune/, '', 'route_may_be_missing', 'routing.receive'],
    [
      'an applicant without a name',
      'name: requester_name\n  phone',
      'name: requester\n  phone',
      'unknown_field',
      'applicant.name',
    ],
    [
      'a phone that is a name',
      'phone: requester_phone',
      'phone: requester_name',
      'wrong_field_type',
      'applicant.phone',
    ],
    ['a life event we do not know', 'papers, death]', 'papers, deth]', 'unknown_life_event', 'lifeEvents.3'],
    ['a province we do not know', 'province: "46"', 'province: "99"', 'unknown_province', ''],
    ['a rule beside nothing', /(rules:\n(?:.*\n)+? +at:) \w+/, '$1 nothing', 'unknown_field', 'form.rules.0.at'],
  ];

  it.each(DEFECTS)('finds %s', (_, from, to, code, path) => {
    const findings = found(from, to);
    const one = findings.find((finding) => finding.code === `definition.${code}` && finding.path.startsWith(path));
    expect({ one: one !== undefined, findings }).toMatchObject({ one: true });
  });

  const EXPRESSIONS: readonly (readonly [what: string, from: string | RegExp, to: string, path: string])[] = [
    ['a fee that is a text', 'amount: 8000 * copies', 'amount: requester_name', 'fee.amount'],
    ['a fee over an unknown answer', 'amount: 8000 * copies', 'amount: 8000 * copy_count', 'fee.amount'],
    ['a fee that is no expression', 'amount: 8000 * copies', 'amount: 8000 *', 'fee.amount'],
    ['a paper under an unknown choice', 'when: relation = "authorised"', 'when: relation = "agent"', 'papers.'],
    ['a route under a number', 'when: office = "department"', 'when: copies + 1', 'routing.receive.0.when'],
    [
      'a result line over an unknown input',
      'value: inputs.found_name',
      'value: inputs.lost_name',
      'result.body.1.value',
    ],
    ['a guard over an unknown fact', 'guard: case.outcome = ""', 'guard: case.result = ""', 'workflow.actions.'],
    ['a question shown by a text', 'show: relation = "authorised"', 'show: relation', 'form.sections.'],
  ];

  it.each(EXPRESSIONS)('finds %s', (_, from, to, path) => {
    const findings = found(from, to).filter((one) => one.code.startsWith('forms.'));
    expect(findings.map((one) => one.path.startsWith(path))).toContain(true);
  });

  it('finds a question that depends on itself or on a later page', () => {
    expect(found('show: relation = "authorised"', 'show: copies > 1').map((one) => one.code)).toContain(
      'definition.reads_later',
    );
    const itself = found(/( {8})- id: relation\n/, '$1- id: relation\n$1  show: relation = "self"\n');
    expect(itself.map((one) => one.code)).toContain('definition.reads_itself');
  });

  it('says how it was probably meant', () => {
    expect(found('to: accepted', 'to: acepted')[0]).toMatchObject({ example: 'accepted' });
    expect(found('agency: H57.02', 'agency: H57.22')[0]?.example).toMatch(/^H57\.2?0?[12]$/);
  });

  it('warns where nobody holds a role that is needed', () => {
    const staffed: World['staffed'] = new Map([['H57.21', new Set(['reception', 'specialist', 'leader'])]]);
    const findings = check(parseDefinition(sample), { ...world, staffed });
    expect(findings).toMatchObject([
      { code: 'definition.role_unstaffed', severity: 'warning', values: { role: 'clerk' } },
      { code: 'definition.agency_unstaffed', severity: 'warning', values: { code: 'H57.02' } },
    ]);
  });
});
