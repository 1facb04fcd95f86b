import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { INestApplicationContext } from '@nestjs/common';
import { NationalImport } from '../catalog/national-import.service.js';
import type { ImportReport } from '../catalog/national.types.js';
import { system } from '../platform/actor.js';
import { isFileError } from './file-errors.js';
import { linesOf } from './lines.js';
import { UsageError } from './usage.js';

const USAGE = 'motcua import national <file.ndjson or .ndjson.gz> [--report f.json]';

/**
 * `motcua import national <file> [--report f.json]`: reads a file of the national catalogue. Answers the exit code:
 * 0 when all lines were read, whatever was refused or doubted; 1 when the file could not be.
 */
export async function run(args: readonly string[], app: INestApplicationContext): Promise<number> {
  const asked = readArguments(args);
  if (!asked) throw new UsageError(`Usage: ${USAGE}`);
  const begun = Date.now();
  let report: ImportReport;
  try {
    report = await app.get(NationalImport, { strict: false }).run(system('import national'), linesOf(open(asked.file)));
  } catch (error) {
    if (!isFileError(error)) throw error;
    return fail(`${asked.file} could not be read: ${error.message}.`);
  }
  if (asked.report) await writeFile(asked.report, `${JSON.stringify({ file: asked.file, ...report }, null, 2)}\n`);
  console.log(summary(report, (Date.now() - begun) / 1000));
  return 0;
}

function readArguments(args: readonly string[]): { file: string; report?: string } | undefined {
  const at = args.indexOf('--report');
  const report = at < 0 ? undefined : args[at + 1];
  const [file, ...others] = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  if (file === undefined || file.startsWith('--') || others.length > 0 || (at >= 0 && !report)) return undefined;
  return { file, ...(report !== undefined && { report }) };
}

/** The file's bytes, unpacked. It is opened when it is first asked for, so that its errors reach whoever reads. */
async function* open(file: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(file);
  if (!file.endsWith('.gz')) return yield* stream;
  const gunzip = createGunzip();
  stream.on('error', (error) => gunzip.destroy(error));
  return yield* stream.pipe(gunzip);
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}

function summary(report: ImportReport, seconds: number): string {
  const doubts = report.doubts.map((one) => `  ${one.kind}: ${one.count} in ${one.codes.length} procedures`);
  const refused = report.refused.map((one) => `  line ${one.line}: ${one.kind} ${one.found ?? ''}`.trimEnd());
  const beside = report.besideOurs.map(
    (one) => `  ${one.code}: ${one.differences.map((two) => two.what).join(', ') || 'no difference'}`,
  );
  return [
    `${report.lines} lines in ${seconds.toFixed(1)} s: ${report.added} added, ${report.changed} changed, ` +
      `${report.unchanged} unchanged, ${report.refused.length} refused.`,
    ...(refused.length > 0 ? ['Refused:', ...refused] : []),
    ...(beside.length > 0 ? ['Kept beside our own definition, with differences in:', ...beside] : []),
    ...(doubts.length > 0 ? ['Not understood or not believed:', ...doubts] : []),
  ].join('\n');
}
