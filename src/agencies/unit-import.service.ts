import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../platform/actor.js';
import { queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { type FileUnit, readUnitFile } from './internal/unit-file.js';
import { raiseVersion } from './internal/version.js';

export interface UnitReport {
  readonly provinces: number;
  readonly communes: number;
  readonly added: number;
  readonly changed: number;
  /** No longer in the list: kept for old addresses, offered no more. */
  readonly ended: number;
}

/** The official list of provinces and communes. */
@Injectable()
export class UnitImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes the units those of the list, all or none. Units that the list leaves out are ended, those it brings back are
   * offered again; a second run changes nothing. Invalid `agencies.units_unreadable` with every entry that cannot be used.
   */
  async run(actor: Actor, list: unknown): Promise<UnitReport> {
    const units = readUnitFile(list);
    const provinces = units.filter((one) => one.parent_code === null);
    const communes = units.filter((one) => one.parent_code !== null);
    return this.transactions.run(async (tx) => {
      const of = await write(tx, provinces);
      const below = await write(tx, communes);
      const ended = await end(tx, units);
      const [added, changed] = [of.added + below.added, of.changed + below.changed];
      const report = { provinces: provinces.length, communes: communes.length, added, changed, ended };
      if (added + changed + ended > 0) await raiseVersion(tx, 'units');
      await this.audit.record(tx, actor, {
        action: 'agencies.units_imported',
        subject: { kind: 'agency', id: 'units' },
        detail: report,
      });
      return report;
    });
  }
}

async function write(tx: Tx, units: readonly FileUnit[]): Promise<{ added: number; changed: number }> {
  const rows = await queryIn<{ added: boolean }>(
    tx,
    `insert into units (code, kind, parent_code, name)
     select code, kind, parent_code, name
     from jsonb_to_recordset($1) as u (code text, kind text, parent_code text, name jsonb)
     on conflict (code) do update set kind = excluded.kind, parent_code = excluded.parent_code, name = excluded.name,
       ended = false
     where (units.kind, units.parent_code, units.name, units.ended) is distinct from
       (excluded.kind, excluded.parent_code, excluded.name, false)
     returning xmax = 0 as added`,
    [JSON.stringify(units)],
  );
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added };
}

async function end(tx: Tx, units: readonly FileUnit[]): Promise<number> {
  const rows = await queryIn<{ code: string }>(
    tx,
    'update units set ended = true where not ended and code <> all($1) returning code',
    [units.map((one) => one.code)],
  );
  return rows.length;
}
