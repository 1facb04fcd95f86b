import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { Transactions } from '../platform/database/transactions.js';
import { differences } from './internal/national/differences.js';
import { PARSER_VERSION, readEntry } from './internal/national/entry.js';
import { readLine, type Source } from './internal/national/line.js';
import { ReportBuilder } from './internal/national/report.js';
import { type NationalRow, rowOf, type KnownSectors } from './internal/national/rows.js';
import { knownEntries, type KnownEntries, knownSectors, writeRows } from './internal/national/store.js';
import type { ImportReport } from './national.types.js';
import { PublishedProcedures } from './published-procedures.service.js';
import type { Bundle } from '../definition/bundle.types.js';

/** So many procedures are written in one transaction: an interrupted run leaves each wholly old or wholly new. */
const BATCH = 100;

/** What the lines of one file are judged against. */
interface World {
  readonly known: KnownEntries;
  readonly sectors: KnownSectors;
  readonly ours: ReadonlyMap<string, Bundle>;
}

@Injectable()
export class NationalImport {
  constructor(
    private readonly db: Db,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly procedures: PublishedProcedures,
  ) {}

  /**
   * Reads procedures of the national catalogue, one JSON object a line, and keeps each as an information-only service;
   * beside our own definition where we ship one. Unchanged lines write nothing, so a second run changes nothing.
   * Nothing in a line stops the run: what cannot be read is refused, what is doubtful is listed. Throws only what the
   * source of lines throws; what was written until then stays.
   */
  async run(actor: Actor, lines: AsyncIterable<string>): Promise<ImportReport> {
    const world = await this.world();
    const report = new ReportBuilder();
    const seen = new Set<string>();
    let batch: NationalRow[] = [];
    let number = 0;
    for await (const line of lines) {
      number += 1;
      const row = readOne(line, number, seen, world, report);
      if (row) batch.push(row);
      if (batch.length < BATCH) continue;
      await this.write(batch);
      batch = [];
    }
    await this.write(batch);
    const result = report.finish();
    await this.record(actor, result);
    return result;
  }

  private async world(): Promise<World> {
    const published = await this.procedures.all();
    return {
      known: await knownEntries(this.db),
      sectors: await knownSectors(this.db),
      ours: new Map(published.map((one) => [one.code, one.bundle])),
    };
  }

  private async write(rows: readonly NationalRow[]): Promise<void> {
    if (rows.length > 0) await this.transactions.run((tx) => writeRows(tx, rows, this.clock.now()));
  }

  private async record(actor: Actor, report: ImportReport): Promise<void> {
    const { lines, added, changed, unchanged } = report;
    await this.transactions.run((tx) =>
      this.audit.record(tx, actor, {
        action: 'catalog.national_imported',
        subject: { kind: 'catalog', id: 'national' },
        detail: { lines, added, changed, unchanged, refused: report.refused.length },
      }),
    );
  }
}

/** One line: counted, refused or doubted in the report; a row where something has to be written. */
function readOne(
  line: string,
  number: number,
  seen: Set<string>,
  world: World,
  report: ReportBuilder,
): NationalRow | undefined {
  const text = line.replace(/^\ufeff/, '').trim();
  if (text === '') return undefined;
  report.line();
  const reading = readLine(text);
  if ('refusal' in reading) {
    report.refuse(number, reading.refusal, reading.found);
    return undefined;
  }
  const code = reading.source.ma_thu_tuc;
  if (seen.has(code)) {
    report.refuse(number, 'line.code_again', code);
    return undefined;
  }
  seen.add(code);
  const { entry, doubts } = readEntry(reading.source);
  const all = [...reading.doubts, ...doubts];
  report.doubt(code, all);
  const ours = world.ours.get(code);
  if (ours) report.beside(code, differences(ours, entry));
  const sha256 = hashOf(reading.source);
  const known = world.known.get(code);
  const unchanged = known?.sha256 === sha256 && known.parser === PARSER_VERSION;
  report.count(known ? (unchanged ? 'unchanged' : 'changed') : 'added');
  return unchanged ? undefined : rowOf(entry, all, sha256, world.sectors);
}

const hashOf = (source: Source): string => createHash('sha256').update(JSON.stringify(source)).digest('hex');
