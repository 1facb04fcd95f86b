import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { Invalid, type Problem } from '../platform/errors/errors.js';
import type { Bundle } from './bundle.types.js';
import { laidOut, ordered } from './internal/laid-out.js';
import { Places } from './internal/places.js';
import { schemaErrors } from './internal/schema.js';
import { problemsOf } from './internal/schema-problems.js';

/** No definition comes near this many characters. */
const LONGEST = 1_000_000;
/** Repetition by reference is not used in definitions; without a limit, ten lines could stand for a million. */
const MOST_ALIASES = 20;

/**
 * Reads the text of a definition (YAML, or JSON, which is YAML too) and judges its shape by the schema. Whether it makes
 * sense is for `check` to say. Invalid `definition.not_readable` with every problem at once: `at` is the path
 * (`workflow.states.3.holder`), `values.line` the line.
 */
export function parseDefinition(yaml: string): Bundle {
  if (yaml.length > LONGEST)
    throw unreadable([{ at: '(file)', code: 'definition.file_too_long', values: { line: 1 } }]);
  const lines = new LineCounter();
  const document = parseDocument(yaml.replace(/^\ufeff/, ''), {
    lineCounter: lines,
    prettyErrors: true,
    version: '1.2',
  });
  if (document.errors.length > 0) throw unreadable(document.errors.map(syntaxProblem));
  const value = plain(document);
  const places = new Places(document, lines);
  const errors = schemaErrors(value);
  if (errors.length > 0) throw unreadable(problemsOf(errors, places));
  const broken = brokenTexts(value, []);
  if (broken.length > 0) throw unreadable(broken.map((path) => brokenProblem(path, places)));
  return value as Bundle;
}

/** The one text of a bundle: entries in the order of the schema, nothing folded. Reading it gives the same bundle. */
export const writeDefinition = (bundle: Bundle): string => laidOut(ordered(bundle)).toString({ lineWidth: 0 });

const unreadable = (problems: readonly Problem[]): Invalid => new Invalid(problems, 'definition.not_readable');

function syntaxProblem(error: YAMLError): Problem {
  const line = error.linePos?.[0].line ?? 1;
  if (error.code === 'DUPLICATE_KEY') return { at: '(file)', code: 'definition.key_twice', values: { line } };
  return { at: '(file)', code: 'definition.not_yaml', values: { line } };
}

/** Signs that cannot be shown; PostgreSQL refuses some of them. Escapes in quotes bring them in: `"\\0"`. */
const BROKEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Paths of the texts that hold such signs, or half a sign. */
function brokenTexts(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value === 'string') return BROKEN.test(value) || !value.isWellFormed() ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => brokenTexts(one, [...path, key]));
}

const brokenProblem = (path: readonly string[], places: Places): Problem => ({
  at: path.join('.'),
  code: 'definition.broken_signs',
  values: { line: places.lineOf(path) },
});

function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
  } catch {
    throw unreadable([{ at: '(file)', code: 'definition.not_yaml', values: { line: 1 } }]);
  }
}
