import { fieldsSchema } from '../../forms/json-schema.js';
import type { Bundle } from '../../definition/bundle.types.js';
import type { Locale } from '../../platform/i18n/localised.js';
import type { ActKind } from '../../workflow/workflow.types.js';
import { IDENTITY_METHODS, RETURN_CHANNELS } from '../case.types.js';
import type { CaseFile } from './case-file.js';
import { TERM_UNITS } from './terms.js';

/** What the input of an act depends on. */
export interface SchemaGround {
  readonly bundle: Bundle;
  readonly file: Readonly<Pick<CaseFile, 'feeDue' | 'supplementRounds'>>;
  readonly side: 'applicant' | 'office';
  readonly locale: Locale;
}

type Schema = Readonly<Record<string, unknown>>;

/** JSON Schema 2020-12 of what `CaseActs.act` takes as input for an act of this kind. */
export const actionSchema = (kind: ActKind, ground: SchemaGround): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...SCHEMAS[kind](ground),
});

const text = (maxLength = 2000): Schema => ({ type: 'string', minLength: 1, maxLength });
const optionalText = (maxLength = 2000): Schema => ({ type: 'string', maxLength });
const id: Schema = { type: 'string', format: 'uuid' };
/** Every property is required but those that `optional` names. */
const object = (properties: Schema, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const nothing = (): Schema => object({});
const reasoned = (): Schema => object({ reason: text() });

const SCHEMAS: Readonly<Record<ActKind, (ground: SchemaGround) => Schema>> = {
  record_payment: ({ file }) => ({
    oneOf: [
      object({ amount: { type: 'integer', const: file.feeDue }, receiptNumber: text(40) }),
      object({ exemptionReason: text(1000) }),
    ],
  }),
  record_identity: () => object({ method: { enum: IDENTITY_METHODS }, note: optionalText(500) }, ['note']),
  accept: nothing,
  refuse_receipt: reasoned,
  request_supplement: supplement,
  answer_supplement: nothing,
  expire_supplement: nothing,
  hand_over: nothing,
  claim: nothing,
  assign: () => object({ assignee: id }),
  propose: ({ bundle, locale }) => ({
    oneOf: [
      object({ outcome: { const: 'approved' }, inputs: fieldsSchema(bundle.result.inputs ?? [], locale) }),
      object({ outcome: { const: 'refused' }, reason: text(4000) }),
    ],
  }),
  send_back: () => object({ comment: text() }),
  sign: () => object({ password: { type: 'string', minLength: 1, format: 'password' } }),
  issue: nothing,
  return_result: handing,
  withdraw: () => object({ reason: optionalText() }, ['reason']),
  stop: reasoned,
  extend: () =>
    object({ amount: { type: 'integer', minimum: 1, maximum: 90 }, unit: { enum: TERM_UNITS }, reason: text() }),
};

/** Each thing that is missing, with its reason; from the second round on, why once was not enough. */
function supplement({ bundle, file }: SchemaGround): Schema {
  const fields = bundle.form.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.type !== 'explanation');
  const papers = bundle.papers.map((paper) => paper.id);
  const reason = text(1000);
  const known = (target: string, ids: readonly string[]): Schema[] =>
    ids.length === 0 ? [] : [object({ target: { const: target }, ref: { enum: ids }, reason })];
  const item = {
    oneOf: [
      ...known('paper', papers),
      ...known(
        'field',
        fields.map((field) => field.id),
      ),
      object({ target: { const: 'other' }, reason }),
    ],
  };
  const items = { type: 'array', minItems: 1, maxItems: 30, items: item };
  if (file.supplementRounds === 0) return object({ items, note: optionalText() }, ['note']);
  return object({ items, note: optionalText(), secondRoundReason: text() }, ['note']);
}

/** Applicants download; only reception hands over paper. */
function handing({ side }: SchemaGround): Schema {
  const [downloaded, counter, post] = RETURN_CHANNELS;
  const download = object({ channel: { const: downloaded } });
  if (side === 'applicant') return download;
  return {
    oneOf: [
      download,
      object({ channel: { const: counter }, receiver: text(200), paper: text(200) }),
      object({ channel: { const: post }, reference: text(100) }),
    ],
  };
}
