import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRST_MONTH = '2026-01-01';
const MONTHS = 24;

/**
 * The ledger of who did what. One partition a month; a row outside them falls into the default partition rather than
 * being lost. The triggers refuse every change, whoever is connected.
 */
export class CreateAudit1795500100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entries (
        id uuid not null,
        at timestamptz not null,
        actor_kind text not null check (actor_kind in ('visitor', 'person', 'system')),
        actor_id uuid,
        actor_name text,
        action text not null,
        subject_kind text not null,
        subject_id text not null,
        agency_id uuid,
        event_id uuid,
        detail jsonb,
        primary key (at, id),
        check ((actor_kind = 'person') = (actor_id is not null)),
        check ((actor_kind = 'system') = (actor_name is not null))
      ) partition by range (at)`);
    await runner.query(
      'create index audit_entries_subject on audit_entries (subject_kind, subject_id, at desc, id desc)',
    );
    await runner.query('create index audit_entries_actor on audit_entries (actor_id, at desc, id desc)');
    await runner.query(
      'create index audit_entries_action on audit_entries (action text_pattern_ops, at desc, id desc)',
    );
    await runner.query('create index audit_entries_agency on audit_entries (agency_id, at desc, id desc)');
    await refuseChanges(runner);
    await partitions(runner);
    await seals(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_seals');
    await runner.query('drop table audit_entries');
    await runner.query('drop function audit_make_partition(date)');
    await runner.query('drop function audit_refuse_change()');
  }
}

async function refuseChanges(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function audit_refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'The audit ledger is append-only' using errcode = 'insufficient_privilege';
    end $$`);
  await runner.query(`
    create trigger audit_entries_append_only before update or delete on audit_entries
    for each row execute function audit_refuse_change()`);
  await runner.query(`
    create trigger audit_entries_no_truncate before truncate on audit_entries
    for each statement execute function audit_refuse_change()`);
}

async function partitions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function audit_make_partition(month date) returns void language plpgsql as $$
    declare
      name text := 'audit_entries_' || to_char(month, 'YYYY_MM');
    begin
      if to_regclass(name) is not null then return; end if;
      execute format('create table %I partition of audit_entries for values from (%L) to (%L)',
        name, month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
      execute format('create trigger no_truncate before truncate on %I for each statement '
        'execute function audit_refuse_change()', name);
    end $$`);
  await runner.query('create table audit_entries_other partition of audit_entries default');
  await runner.query(`
    create trigger no_truncate before truncate on audit_entries_other
    for each statement execute function audit_refuse_change()`);
  await runner.query(
    `select audit_make_partition((date '${FIRST_MONTH}' + make_interval(months => n))::date)
     from generate_series(0, ${MONTHS - 1}) n`,
  );
}

async function seals(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table audit_seals (
      number bigint primary key,
      from_at timestamptz not null,
      until_at timestamptz not null,
      entries int not null,
      sha256 bytea not null,
      sealed_at timestamptz not null,
      check (until_at > from_at)
    )`);
  await runner.query(`
    create trigger audit_seals_append_only before update or delete on audit_seals
    for each row execute function audit_refuse_change()`);
  await runner.query(`
    create trigger audit_seals_no_truncate before truncate on audit_seals
    for each statement execute function audit_refuse_change()`);
}
