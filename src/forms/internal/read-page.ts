import type { Problem } from '../../platform/errors/errors.js';
import type { JsonRead, PostedPage, Reading } from '../compiled-form.types.js';
import type { AnswerValue } from '../form.types.js';
import { type AskedField, type FieldKind, type PostedParts, Wrong } from './fields/kind.js';

export interface Asked {
  readonly field: AskedField;
  readonly kind: FieldKind;
}

export type Posted = Readonly<Record<string, unknown>>;

/** Longer than any form allows: kept as typed no further than this. */
const MOST_TYPED = 20_000;

/** Reads what a browser sent for these questions. Files come another way and are left out. */
export function readPostedFields(fields: readonly Asked[], body: Posted, reading: Reading): PostedPage {
  const values: Record<string, AnswerValue> = {};
  const typed: Record<string, string | string[]> = {};
  const empty: string[] = [];
  const problems: Problem[] = [];
  for (const { field, kind } of fields) {
    if (kind.parts.length === 0) continue;
    const posted = postedParts(field, kind, body);
    const read = kind.readPosted(field, posted, reading);
    if (read === undefined) empty.push(field.id);
    else if (read instanceof Wrong) {
      problems.push(read.problem(field));
      Object.assign(typed, asTyped(field, posted));
    } else values[field.id] = read;
  }
  return { values, typed, empty, problems };
}

/** Reads answers given as data. */
export function readJsonFields(find: (id: string) => Asked | undefined, given: Posted, reading: Reading): JsonRead {
  const values: Record<string, AnswerValue> = {};
  const removed: string[] = [];
  const problems: Problem[] = [];
  for (const [id, value] of Object.entries(given)) {
    const asked = find(id);
    if (!asked)
      problems.push({ at: id.slice(0, 100), code: 'forms.unknown_field', values: { field: id.slice(0, 100) } });
    else if (value === null) removed.push(id);
    else {
      const read = readOne(asked, value, reading);
      if (read instanceof Wrong) problems.push(read.problem(asked.field));
      else if (read === undefined) removed.push(id);
      else values[id] = read;
    }
  }
  return { values, removed, problems };
}

const readOne = ({ field, kind }: Asked, value: unknown, reading: Reading): ReturnType<FieldKind['readValue']> =>
  field.type === 'file' ? new Wrong('forms.files_are_uploaded') : kind.readValue(field, value, reading);

function postedParts(field: AskedField, kind: FieldKind, body: Posted): PostedParts {
  return Object.fromEntries(kind.parts.map((part) => [part, textsUnder(body, inputName(field, part))]));
}

function asTyped(field: AskedField, posted: PostedParts): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(posted).flatMap(([part, texts]) => {
      const [first, ...more] = texts.map((text) => text.slice(0, MOST_TYPED).toWellFormed().replaceAll('\0', ''));
      if (first === undefined) return [];
      return [
        [inputName(field, part), more.length === 0 && field.type !== 'multiple_choice' ? first : [first, ...more]],
      ];
    }),
  );
}

const inputName = ({ id }: AskedField, part: string): string => (part === '' ? id : `${id}-${part}`);

function textsUnder(body: Posted, name: string): string[] {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, 200) : [];
}
