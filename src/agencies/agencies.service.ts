import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { NotFound } from '../platform/errors/errors.js';
import type { Agency, AgencyNode } from './agencies.types.js';
import { AGENCY_COLUMNS, type AgencyRow, toAgency, treeOf } from './internal/agency-rows.js';
import { dayOf } from './internal/day.js';
import { DataVersions, Remembered } from './internal/version.js';

interface Directory {
  readonly all: readonly Agency[];
  readonly byId: ReadonlyMap<string, Agency>;
}

/** The agency tree: who exists, and who serves which commune. Answers come from memory while nothing has changed. */
@Injectable()
export class Agencies {
  private readonly directory: Remembered<Directory>;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    versions: DataVersions,
  ) {
    this.directory = new Remembered(versions, 'agencies', () => this.load());
  }

  /** The agency, also one that exists no more. NotFound `agencies.unknown`. */
  async byId(id: string): Promise<Agency> {
    const agency = (await this.directory.get()).byId.get(id);
    if (!agency) throw new NotFound('agencies.unknown');
    return agency;
  }

  /** The agency that bears this code today. NotFound `agencies.unknown`. */
  async byCode(code: string): Promise<Agency> {
    const agency = (await this.list()).find((one) => one.code === code);
    if (!agency) throw new NotFound('agencies.unknown');
    return agency;
  }

  /** The agency that serves a commune today, or undefined where none of ours does. */
  async serving(communeCode: string): Promise<Agency | undefined> {
    return (await this.list()).find((one) => one.communeCode === communeCode);
  }

  /** Every agency that exists today, by code. */
  async list(): Promise<readonly Agency[]> {
    const today = dayOf(this.clock.now());
    const { all } = await this.directory.get();
    return all.filter((one) => one.validFrom <= today && (one.validTo === null || one.validTo > today));
  }

  /** The agencies that exist today as a tree, by code; usually one root. */
  async tree(): Promise<readonly AgencyNode[]> {
    return treeOf(await this.list());
  }

  /** Agencies by their ids in one step, also past ones; ids that nobody bears are left out. */
  async byIds(ids: Iterable<string>): Promise<ReadonlyMap<string, Agency>> {
    const { byId } = await this.directory.get();
    const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    return new Map(found.map((one) => [one.id, one]));
  }

  /** Each of these agencies with the one above it, if any; ids that nobody bears are left out. */
  async withParents(
    ids: Iterable<string>,
  ): Promise<ReadonlyMap<string, { agency: Agency; above: Agency | undefined }>> {
    const { byId } = await this.directory.get();
    const found = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    return new Map(
      found.map((agency) => [
        agency.id,
        { agency, above: agency.parentId === null ? undefined : byId.get(agency.parentId) },
      ]),
    );
  }

  private async load(): Promise<Directory> {
    const rows = await this.db.query<AgencyRow>(`select ${AGENCY_COLUMNS} from agencies order by code, valid_from`);
    const all = rows.map(toAgency);
    return { all, byId: new Map(all.map((one) => [one.id, one])) };
  }
}
