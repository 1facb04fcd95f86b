import { describe, expect, it } from '@jest/globals';
import type { CaseFacts } from '../workflow.types.js';
import { compileCondition, compileGuard } from './guard.js';

const TODAY = '2026-11-24';
const facts: CaseFacts = {
  state: 'in_examination',
  answers: { office: 'commune', born: '2008-11-24', case: 'mine' },
  case: { supplement_rounds: 1, fee_due: 0, fee_settled: true, identified: false, outcome: '', channel: 'portal' },
  agencies: { received_at: 'a', handled_by: 'a', decided_by: 'a' },
  now: new Date('2026-11-24T03:00:00Z'),
};

describe('a guard', () => {
  it.each([
    ['case.outcome = ""', true],
    ['case.supplement_rounds < 1', false],
    ['office = "commune" and not(case.identified)', true],
    ['answers.office = "commune"', true],
    ['born + duration("P18Y") <= today()', true],
    ['unknown > 1', false],
    ['office', false],
  ])('%s', (source, holds) => {
    const guard = compileGuard(source);
    expect(typeof guard === 'function' && guard(facts, TODAY)).toBe(holds);
  });

  it('says what it does not understand', () => {
    expect(compileGuard('case.outcome =')).toMatchObject([{ code: 'forms.expression_ends_early' }]);
    expect(compileCondition('place of birth')).toMatchObject([{ code: 'forms.expression_not_supported' }]);
  });

  it('of routing reads answers alone', () => {
    const condition = compileCondition('office = "commune" and case.outcome = null');
    expect(typeof condition === 'function' && condition({ office: 'commune' }, TODAY)).toBe(true);
  });
});
