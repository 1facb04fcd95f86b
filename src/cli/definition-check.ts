import { readFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DefinitionCheck } from '../catalog/definition-check.service.js';
import type { Finding } from '../definition/finding.types.js';
import { parseDefinition } from '../definition/text.js';
import { Invalid } from '../platform/errors/errors.js';
import { Wording } from '../platform/i18n/wording.js';
import { isFileError } from './file-errors.js';
import { UsageError } from './usage.js';

/** A finding as it is printed: with its sentence. */
interface Printed {
  readonly code: string;
  readonly path: string;
  readonly severity: Finding['severity'];
  /** In the file, where it is known. */
  readonly line: number | null;
  readonly message: string;
  /** How it could be written instead, where that can be said. */
  readonly example: string | null;
}

/**
 * `definition check <file> [--json]`: everything wrong or doubtful about a definition. Answers 0 where it could be
 * published, 1 where it has errors or cannot be read.
 */
export async function run(args: readonly string[], app: INestApplicationContext): Promise<number> {
  const [file, ...others] = args.filter((one) => one !== '--json');
  if (file === undefined || file.startsWith('--') || others.length > 0) {
    throw new UsageError('Say which file: definition check <file> [--json].');
  }
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!isFileError(error)) throw error;
    console.error(`${file} could not be read: ${error.message}.`);
    return 1;
  }
  const wording = app.get(Wording, { strict: false });
  const printed = (await findings(app, text)).map((one) => print(one, wording));
  console.log(args.includes('--json') ? JSON.stringify(printed, null, 2) : report(file, printed));
  return printed.some((one) => one.severity === 'error') ? 1 : 0;
}

async function findings(app: INestApplicationContext, text: string): Promise<readonly Finding[]> {
  try {
    return await app.get(DefinitionCheck, { strict: false }).run(parseDefinition(text));
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return error.problems.map(({ at, code, values = {} }) => ({ path: at, code, values, severity: 'error' }));
  }
}

function print({ code, path, severity, values, example }: Finding, wording: Wording): Printed {
  const { line } = values;
  return {
    code,
    path,
    severity,
    line: typeof line === 'number' ? line : null,
    message: wording.find('en', `errors.${code}`, values) ?? code,
    example: example ?? null,
  };
}

function report(file: string, printed: readonly Printed[]): string {
  if (printed.length === 0) return `${file}: nothing found.`;
  return printed
    .map(({ path, line, severity, message, example }) => {
      const place = line === null ? path : `${path} (line ${line})`;
      return `${severity} at ${place}: ${message}${example === null ? '' : `\n  for example: ${example}`}`;
    })
    .join('\n');
}
