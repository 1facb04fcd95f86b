import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileForm } from '../../src/forms/compiled-form.js';
import type { Answers } from '../../src/forms/form.types.js';
import { valuesOf } from '../../src/platform/errors/errors.js';
import { LOCALES } from '../../src/platform/i18n/localised.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import { problemText } from '../../src/web/shared/error-summary.js';
import { SAMPLE_FIELDS } from '../../src/web/public/styleguide/sample-form.js';
import { filesBelow, ROOT } from '../architecture/sources.js';

const wording = new Wording();
const form = compileForm({ sections: [{ id: 'all', title: { vi: 'Mẫu', en: 'Sample' }, fields: SAMPLE_FIELDS }] });

describe.each(LOCALES)('in %s', (locale) => {
  it('everything that forms and workflow refuse has a sentence', () => {
    const files = ['src/forms', 'src/workflow'].flatMap((folder) => filesBelow(folder, '.ts'));
    const texts = files
      .filter((path) => !path.endsWith('.spec.ts'))
      .map((path) => readFileSync(join(ROOT, path), 'utf8'));
    const codes = new Set(texts.join('\n').match(/(?<=')(?:forms|workflow)\.[a-z_]+(?=')/g));
    const keys = new Set(wording.keys(locale));
    expect(codes.size).toBeGreaterThan(80);
    expect([...codes].filter((code) => !keys.has(`errors.${code}`))).toEqual([]);
  });

  it.each([
    ['missing', {}],
    ['of the wrong kind', Object.fromEntries(form.fieldIds.map((id) => [id, 0.5]))],
    ['beyond a limit', { copies: 21, place: 'x'.repeat(61), reason: 'x'.repeat(201), capital: -1, born: '1700-01-01' }],
  ])('an answer that is %s is spoken of by its label, to people and to programs', (_what, answers) => {
    for (const problem of form.validate(answers as Answers, '2026-11-24')) {
      const text = problemText(problem, { locale, wording });
      const detail = wording.find(locale, `errors.${problem.code}`, valuesOf(problem, locale));
      expect(detail).toBe(text);
      const id = problem.at.replace(/-.*/, '');
      expect(text).toContain(form.field(id)?.label?.[locale]);
    }
  });
});
