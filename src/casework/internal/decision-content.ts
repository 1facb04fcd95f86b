import { localDay } from '../../calendar/working-time.js';
import type { Bundle, ResultLine } from '../../definition/bundle.types.js';
import { compileExpression, type FeelValue } from '../../forms/expressions.js';
import type { Answers, AnswerValue, Field } from '../../forms/form.types.js';
import { readFields } from '../../forms/read-fields.js';
import type { ProposalInput } from '../act-inputs.types.js';
import type { DecisionContent, DecisionLine } from '../case.types.js';
import type { ActContext } from './act.types.js';
import { printedValue } from './printed-value.js';
import { InputReader } from './read-input.js';

/** What a decision's content is made of, beside the proposal. */
export type ContentGround = Pick<ActContext, 'bundle' | 'answers' | 'agencies' | 'names' | 'file' | 'now'>;

const OUTCOMES = ['approved', 'refused'] as const;

/**
 * Reads a proposal: `outcome`, for an approval `inputs` by the small form of the procedure's result, for a refusal
 * `reason`. Errors: Invalid at `outcome`, `inputs.<field>`, `reason`.
 */
export function readProposal(input: unknown, bundle: Bundle, now: Date): ProposalInput {
  const reader = new InputReader(input);
  const outcome = reader.oneOf('outcome', OUTCOMES);
  reader.done();
  const read: ProposalInput =
    outcome === 'refused'
      ? { outcome, reason: reader.text('reason', 4000) }
      : { outcome, inputs: readInputs(reader, bundle.result.inputs ?? [], now) };
  reader.done();
  return read;
}

function readInputs(reader: InputReader, fields: readonly Field[], now: Date): Answers {
  const given = reader.value('inputs');
  const isRecord = typeof given === 'object' && given !== null && !Array.isArray(given);
  const { values, problems } = readFields(fields, isRecord ? (given as Record<string, unknown>) : {}, {
    today: localDay(now),
  });
  reader.add(problems.map((problem) => ({ ...problem, at: `inputs.${problem.at}` })));
  return values;
}

/** The content that is proposed, signed and issued: every line of the result that has a value, ready to print. */
export function composeContent(ground: ContentGround, input: ProposalInput): DecisionContent {
  const { bundle, file, agencies } = ground;
  const approved = input.outcome === 'approved';
  return {
    schema: 1,
    caseCode: file.code,
    procedureCode: bundle.code,
    versionId: file.versionId,
    outcome: input.outcome,
    title: bundle.result.title,
    resultCode: bundle.result.code,
    applicant: file.applicantName,
    agency: agencies.decided_by.name,
    lines: approved ? bundle.result.body.flatMap((line) => lineOf(line, ground, input.inputs ?? {})) : [],
    reason: approved ? '' : (input.reason ?? ''),
  };
}

function lineOf(line: ResultLine, { bundle, answers, names, now }: ContentGround, inputs: Answers): DecisionLine[] {
  const expression = compileExpression(line.value);
  if (Array.isArray(expression) || !('evaluate' in expression)) {
    throw new Error(`${bundle.code}: "${line.value}" is not an expression`);
  }
  const value = expression.evaluate({ ...answers, inputs }, localDay(now));
  const asked = questionsRead(line.value, expression.reads, bundle, answers, inputs);
  const field = asked.find((one) => sameValue(one.answer, value))?.field;
  const text = printedValue(value, field, names);
  return text === '' ? [] : [{ label: line.label, value: text }];
}

interface Question {
  readonly field: Field;
  readonly answer: AnswerValue | undefined;
}

/** The questions whose answers an expression reads: the value may be the answer to one of them, and is shown as such. */
function questionsRead(
  source: string,
  reads: readonly string[],
  bundle: Bundle,
  answers: Answers,
  inputs: Answers,
): Question[] {
  const ofForm = bundle.form.sections.flatMap((section) => section.fields).filter((field) => reads.includes(field.id));
  const added = [...source.matchAll(/\binputs\.(\w+)/g)].map((match) => match[1]);
  const ofResult = (bundle.result.inputs ?? []).filter((field) => added.includes(field.id));
  return [
    ...ofForm.map((field) => ({ field, answer: answers[field.id] })),
    ...ofResult.map((field) => ({ field, answer: inputs[field.id] })),
  ];
}

const sameValue = (answer: AnswerValue | undefined, value: FeelValue): boolean =>
  answer !== undefined && JSON.stringify(answer) === JSON.stringify(value);
