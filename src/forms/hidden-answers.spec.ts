import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.js';
import { compileForm } from './compiled-form.js';
import type { Answers, AnswerValue, Field, FormDefinition } from './form.types.js';

const TODAY = '2026-11-24';
const label = { vi: 'Câu hỏi', en: 'Question' };

describe('hidden answers', () => {
  it('are never kept: once pruned, only what is shown has an answer, and nothing more goes', () => {
    fc.assert(
      fc.property(anyForm(), ({ definition, answers }) => {
        const random = compileForm(definition);
        const pruned = random.prune(answers, TODAY);
        const shown = new Set(random.sections(pruned, TODAY).flatMap((one) => one.fields.map(({ field }) => field.id)));
        expect(Object.keys(pruned).filter((id) => !shown.has(id))).toEqual([]);
        expect(random.prune(pruned, TODAY)).toEqual(pruned);
        expect(random.sections(answers, TODAY)).toEqual(random.sections(pruned, TODAY));
        for (const [id, value] of Object.entries(pruned)) expect(answers[id]).toEqual(value);
        const kept = random.snapshot(answers, TODAY).sections.flatMap(({ questions }) => questions);
        expect(
          kept
            .filter(({ answer }) => answer !== undefined)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(Object.keys(pruned).sort());
      }),
      runs(200),
    );
  });
});

/** A form whose questions are shown under conditions on one another, in any direction, and some answers to it. */
function anyForm(): fc.Arbitrary<{ definition: FormDefinition; answers: Answers }> {
  const count = 8;
  const name = fc.nat(count - 1).map((at) => `q${at}`);
  const value = fc.constantFrom('a', 'b');
  const test = fc.oneof(
    fc.tuple(name, fc.constantFrom('=', '!='), value).map(([id, op, one]) => `${id} ${op} "${one}"`),
    name.map((id) => `${id} != null`),
    name.map((id) => `${id} = null`),
  );
  const condition = fc.oneof(
    test,
    fc.tuple(test, fc.constantFrom('and', 'or'), test).map((parts) => parts.join(' ')),
  );
  const show = fc.option(condition, { nil: undefined });
  return fc
    .record({
      fields: fc.array(show, { minLength: count, maxLength: count }),
      sections: fc.array(show, { minLength: 2, maxLength: 2 }),
      answers: fc.dictionary(fc.oneof(name, fc.constant('stranger')), value),
    })
    .map(({ fields, sections, answers }) => ({
      definition: formOf(fields, sections),
      answers: answers as Record<string, AnswerValue>,
    }));
}

function formOf(shows: readonly (string | undefined)[], sections: readonly (string | undefined)[]): FormDefinition {
  const all = shows.map((show, at): Field => ({
    id: `q${at}`,
    type: 'text',
    label,
    required: false,
    ...(show !== undefined && { show }),
  }));
  const half = all.length / 2;
  return {
    sections: sections.map((show, at) => ({
      id: `s${at}`,
      title: label,
      ...(show !== undefined && { show }),
      fields: all.slice(at * half, (at + 1) * half),
    })),
  };
}
