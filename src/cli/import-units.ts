import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { INestApplicationContext } from '@nestjs/common';
import { UnitImport } from '../agencies/unit-import.service.js';
import { system } from '../platform/actor.js';
import { Invalid } from '../platform/errors/errors.js';
import { Wording } from '../platform/i18n/wording.js';
import { isFileError } from './file-errors.js';
import { UsageError } from './usage.js';

/** So many entries that cannot be used are told one by one. */
const MOST_TOLD = 20;

/** `import units <file>`: makes the provinces and communes of addresses those of the official list (JSON, also .gz). */
export async function run(args: readonly string[], app: INestApplicationContext): Promise<number> {
  const [file, ...others] = args;
  if (file === undefined || others.length > 0) throw new UsageError('Say which file: import units <file>.');
  try {
    const report = await app.get(UnitImport, { strict: false }).run(system('import units'), await read(file));
    const { provinces, communes, added, changed, ended } = report;
    console.log(`${provinces} provinces and ${communes} communes: ${added} added, ${changed} changed, ${ended} ended.`);
    return 0;
  } catch (error) {
    if (error instanceof Invalid) return fail(file, sentences(error, app.get(Wording, { strict: false })));
    if (error instanceof SyntaxError || isFileError(error)) return fail(file, [error.message]);
    throw error;
  }
}

async function read(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\ufeff/, ''));
}

const sentences = (error: Invalid, wording: Wording): string[] =>
  error.problems.slice(0, MOST_TOLD).map(({ code, values }) => wording.t('en', `errors.${code}`, values));

function fail(file: string, reasons: readonly string[]): number {
  console.error(`${file} could not be read:\n${reasons.map((one) => `  ${one}`).join('\n')}`);
  return 1;
}
