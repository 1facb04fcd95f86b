import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compare } from './compare.js';
import { parseDefinition } from './text.js';

const text = readFileSync(join(import.meta.dirname, '../catalog/procedures/2.000635/procedure.yaml'), 'utf8');
const before = parseDefinition(text);
const changed = (from: string | RegExp, to: string) => compare(before, parseDefinition(text.replace(from, to)));

describe('comparing two definitions', () => {
  it('finds nothing between equals, however they are written', () => {
    expect(compare(before, parseDefinition(`${text}\n# a remark\n`))).toEqual([]);
  });

  it('names what changed by its id', () => {
    expect(changed('amount: 8000 * copies', 'amount: 9000 * copies')).toEqual([
      { path: 'fee.amount', kind: 'changed', before: '8000 * copies', after: '9000 * copies' },
    ]);
    expect(changed(/(id: signed\n(?:.*\n)+?) +budget: .*\n/, '$1')).toMatchObject([
      { path: 'workflow.states.signed.budget', kind: 'removed' },
    ]);
  });

  it('takes an inserted thing for one more, and nothing else', () => {
    const step = '    - id: extend\n';
    const more =
      '    - id: extend-more\n      kind: extend\n      label: { vi: Hẹn lại, en: Again }\n      who: [leader]\n      from: [proposed]\n';
    expect(changed(step, `${more}${step}`)).toMatchObject([{ path: 'workflow.actions.extend-more', kind: 'added' }]);
  });

  it('notices another order', () => {
    const { sections } = before.form;
    const after = { ...before, form: { ...before.form, sections: [...sections].reverse() } };
    expect(compare(before, after)).toMatchObject([{ path: 'form.sections', kind: 'changed' }]);
  });
});
