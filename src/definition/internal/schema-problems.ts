import type { ErrorObject } from 'ajv';
import type { ErrorValues, Problem } from '../../platform/errors/errors.js';
import { closest } from './closest.js';
import { type Places, stepsOf } from './places.js';

type Said = readonly [code: string, values?: ErrorValues];
/** What the validator says, in the parts that matter here. */
type Fault = Pick<ErrorObject, 'keyword' | 'instancePath' | 'schemaPath' | 'data' | 'parentSchema'> & {
  readonly params: Readonly<Record<string, unknown>>;
};

/** What the validator found, each thing once, as problems in plain words, in the order of the text. */
export function problemsOf(errors: readonly ErrorObject[], places: Places): Problem[] {
  const faults = errors.map((one): Fault => ({ ...one, params: one.params as Fault['params'] })).filter(tells(errors));
  const found = faults.map((fault) => {
    const [code, values] = say(fault);
    const path = [...stepsOf(fault.instancePath), ...(fault.keyword === 'required' ? [] : extra(fault))];
    return { at: path.join('.') || '(file)', code, values: { ...values, line: places.lineOf(path) } };
  });
  const distinct = new Map(found.map((one) => [`${one.at} ${one.code} ${JSON.stringify(one.values)}`, one]));
  return [...distinct.values()].sort((a, b) => a.values.line - b.values.line);
}

/** An entry that should not be there is pointed at itself, not at what it stands in. */
const extra = ({ params }: Fault): string[] =>
  typeof params['additionalProperty'] === 'string' ? [params['additionalProperty']] : [];

/** Where none of several shapes fits, only that is told, not what each of them lacks. */
function tells(errors: readonly ErrorObject[]): (fault: Fault) => boolean {
  const unclear = errors.filter((one) => one.keyword === 'oneOf').map((one) => one.instancePath);
  return ({ keyword, instancePath }) =>
    keyword === 'oneOf' || !unclear.some((path) => instancePath === path || instancePath.startsWith(`${path}/`));
}

function say(fault: Fault): Said {
  const { params } = fault;
  const SAY: Readonly<Record<string, () => Said>> = {
    required: () => ['definition.missing', { name: text(params['missingProperty']) }],
    additionalProperties: () => unknownEntry(fault),
    type: () => wrongType(fault),
    const: () => ['definition.not_one_of', { given: shown(fault.data), allowed: shown(params['allowedValue']) }],
    enum: () => notOneOf(fault, params['allowedValues']),
    discriminator: () => wrongKind(fault),
    oneOf: () => ['definition.route_unclear'],
    pattern: () => [PATTERNS[text(params['pattern'])] ?? 'definition.wrong_shape', { given: shown(fault.data) }],
    minLength: () => ['definition.empty'],
    maxLength: () => ['definition.too_long', { most: Number(params['limit']) }],
    minItems: () => ['definition.too_few', { least: Number(params['limit']) }],
    uniqueItems: () => ['definition.twice'],
    minimum: () => ['definition.too_small', { least: Number(params['limit']) }],
    maximum: () => ['definition.too_large', { most: Number(params['limit']) }],
  };
  return SAY[fault.keyword]?.() ?? ['definition.wrong_shape', { given: shown(fault.data) }];
}

/** What each pattern of the schema stands for. */
const PATTERNS: Readonly<Record<string, string>> = {
  '^[a-z][a-z0-9_]{0,63}$': 'definition.not_an_id',
  '^[a-z][a-z0-9_-]{0,63}$': 'definition.not_an_action_id',
  '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$': 'definition.not_a_choice_value',
  '^\\d\\.\\d{6}(\\.[A-Z0-9.]+)?$': 'definition.not_a_code',
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'definition.not_a_time',
};

const WANTED: Readonly<Record<string, string>> = {
  string: 'definition.not_text',
  number: 'definition.not_number',
  integer: 'definition.not_whole_number',
  boolean: 'definition.not_yes_no',
  array: 'definition.not_list',
  object: 'definition.not_group',
};

function wrongType({ params, data }: Fault): Said {
  const wanted = params['type'];
  const scalar = typeof data === 'number' || typeof data === 'boolean';
  // YAML reads 1.004873 and true as a number and a yes; in quotes they are text.
  if (wanted === 'string' && scalar) return ['definition.needs_quotes', { given: String(data) }];
  return [WANTED[text(wanted)] ?? 'definition.wrong_shape', { given: shown(data) }];
}

function unknownEntry({ params, parentSchema }: Fault): Said {
  const name = text(params['additionalProperty']);
  const known = Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
  const meant = closest(name, known);
  return meant === undefined
    ? ['definition.unknown_entry', { name }]
    : ['definition.unknown_entry_meant', { name, meant }];
}

function notOneOf({ data }: Fault, allowed: unknown): Said {
  return ['definition.not_one_of', { given: shown(data), allowed: Array.isArray(allowed) ? allowed.join(', ') : '' }];
}

/** A field of a type that does not exist, or of none. */
function wrongKind({ params, parentSchema }: Fault): Said {
  if (params['error'] === 'tag') return ['definition.missing', { name: text(params['tag']) }];
  const shapes = (parentSchema?.['oneOf'] ?? []) as readonly { properties?: Record<string, { const?: unknown }> }[];
  const types = shapes.map((shape) => text(shape.properties?.[text(params['tag'])]?.const));
  return ['definition.not_one_of', { given: shown(params['tagValue']), allowed: types.join(', ') }];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A value short enough to stand in a sentence. */
function shown(value: unknown): string {
  const whole = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return whole.length <= 60 ? whole : `${[...whole].slice(0, 59).join('')}…`;
}
