import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../../audit/audit.service.js';
import { officialCalendar } from '../../calendar/vietnam.js';
import { system } from '../../platform/actor.js';
import { queryIn, type Tx, Transactions } from '../../platform/database/transactions.js';
import { type AgencySeed, HUE_AGENCIES, HUE_CITY, HUE_VALID_FROM } from './data/hue-agencies.js';
import { HUE, HUE_COMMUNES } from './data/hue-communes.js';
import { PROVINCES } from './data/provinces.js';
import { type UnitSeed, unitName } from './unit-seed.js';
import { raiseVersion } from './version.js';

/** Gives a new installation Huế's agencies, the units it needs for addresses, and the official calendar; once. */
@Injectable()
export class FirstData implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.loadWhereEmpty();
  }

  /** Writes nothing where there are agencies already. Of several processes starting at once, one does it. */
  async loadWhereEmpty(): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [any] = await queryIn<{ id: string }>(tx, 'select id from agencies limit 1');
      if (any) return;
      await queryIn(tx, `select 1 from agency_data_versions where part = 'agencies' for update`);
      const [meanwhile] = await queryIn<{ id: string }>(tx, 'select id from agencies limit 1');
      if (meanwhile) return;
      await writeUnits(tx, PROVINCES, null);
      await writeUnits(tx, HUE_COMMUNES, HUE);
      const city = await writeAgency(tx, HUE_CITY, null);
      for (const agency of HUE_AGENCIES) await writeAgency(tx, agency, city);
      await writeCalendar(tx);
      await raiseVersion(tx, 'agencies');
      await raiseVersion(tx, 'calendars');
      await raiseVersion(tx, 'units');
      const detail = { agencies: HUE_AGENCIES.length + 1 };
      await this.audit.record(tx, system('first start'), {
        action: 'agencies.first_data_loaded',
        subject: { kind: 'agency', id: city },
        detail,
      });
    });
  }
}

async function writeUnits(tx: Tx, seeds: readonly UnitSeed[], parentCode: string | null): Promise<void> {
  const rows = seeds.map((seed) => ({ code: seed[0], kind: seed[1], name: unitName(seed) }));
  await queryIn(
    tx,
    `insert into units (code, kind, parent_code, name)
     select code, kind, $2, name from jsonb_to_recordset($1) as u (code text, kind text, name jsonb)
     on conflict (code) do nothing`,
    [JSON.stringify(rows), parentCode],
  );
}

async function writeAgency(tx: Tx, seed: AgencySeed, parentId: string | null): Promise<string> {
  const id = uuid();
  await queryIn(
    tx,
    `insert into agencies (id, code, kind, name, short_name, parent_id, commune_code, hotline, valid_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      seed.code,
      seed.kind,
      JSON.stringify(seed.name),
      JSON.stringify(seed.shortName),
      parentId,
      seed.communeCode ?? null,
      seed.hotline ?? null,
      HUE_VALID_FROM,
    ],
  );
  return id;
}

async function writeCalendar(tx: Tx): Promise<void> {
  const id = uuid();
  const { timeZone, weekly, daysOff, makeUpDays, publishedYears } = officialCalendar;
  await queryIn(tx, 'insert into calendars (id, agency_id, time_zone, published_years) values ($1, null, $2, $3)', [
    id,
    timeZone,
    publishedYears,
  ]);
  const days = [
    ...Object.entries(daysOff).map(([day, name]) => ({ day, kind: 'off', name })),
    ...Object.entries(makeUpDays).map(([day, name]) => ({ day, kind: 'make_up', name })),
  ];
  await queryIn(
    tx,
    `insert into calendar_days (calendar_id, day, kind, name)
     select $1, day, kind, name from jsonb_to_recordset($2) as d (day date, kind text, name jsonb)`,
    [id, JSON.stringify(days)],
  );
  const hours = Object.entries(weekly).flatMap(([weekday, times]) =>
    times.map((time) => ({ weekday: Number(weekday), opens: time.from, closes: time.to })),
  );
  await queryIn(
    tx,
    `insert into opening_hours (calendar_id, weekday, opens, closes)
     select $1, weekday, opens, closes from jsonb_to_recordset($2) as h (weekday int, opens time, closes time)`,
    [id, JSON.stringify(hours)],
  );
}
