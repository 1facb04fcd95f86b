import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Procedures as people find them, their published versions that never change, drafts, and what the national catalogue said. */
export class CreateCatalog1795500400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(PROCEDURES);
    await runner.query(`create index procedures_words on procedures using gin (words)`);
    await runner.query(`create index procedures_folded on procedures using gin (folded_name gin_trgm_ops)`);
    await runner.query(`create index procedures_order on procedures (kind desc, folded_name, code)`);
    await runner.query(`create index procedures_sector on procedures (sector_id)`);
    await runner.query(VERSIONS);
    await runner.query(`
      alter table procedures add constraint procedures_current_version
        foreign key (current_version_id) references procedure_versions (id)`);
    await runner.query(`
      create function refuse_version_change() returns trigger language plpgsql as $$
      begin
        raise exception 'a published version never changes' using errcode = 'integrity_constraint_violation';
      end $$`);
    await runner.query(`
      create trigger procedure_versions_never_change before update or delete on procedure_versions
        for each row execute function refuse_version_change()`);
    await runner.query(`
      create trigger procedure_versions_never_emptied before truncate on procedure_versions
        for each statement execute function refuse_version_change()`);
    await runner.query(DRAFTS);
    await runner.query(NATIONAL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table procedures drop constraint procedures_current_version');
    await runner.query('drop table national_entries, procedure_drafts, procedure_versions, procedures');
    await runner.query('drop function refuse_version_change');
  }
}

const PROCEDURES = `
  create table procedures (
    code text primary key,
    kind text not null check (kind in ('service', 'information')),
    name jsonb not null,
    summary jsonb,
    sector_id text not null,
    sector_name jsonb not null,
    levels text[] not null,
    life_events text[] not null,
    audience jsonb not null,
    channels text[] not null,
    glance jsonb not null,
    folded_name text not null,
    folded_text text not null,
    words tsvector not null generated always as (
      setweight(to_tsvector('simple', folded_name), 'A') || setweight(to_tsvector('simple', folded_text), 'B')
    ) stored,
    current_version_id uuid,
    updated_at timestamptz not null,
    check ((kind = 'service') = (current_version_id is not null))
  )`;

const VERSIONS = `
  create table procedure_versions (
    id uuid primary key,
    code text not null references procedures (code) deferrable initially deferred,
    number int not null check (number > 0),
    bundle jsonb not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    published_at timestamptz not null,
    published_by text not null,
    unique (code, number)
  )`;

const DRAFTS = `
  create table procedure_drafts (
    code text primary key,
    bundle jsonb not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    revision int not null,
    imported_at timestamptz not null,
    imported_by text not null
  )`;

const NATIONAL = `
  create table national_entries (
    code text primary key,
    entry jsonb not null,
    doubts jsonb not null,
    source_sha256 text not null check (source_sha256 ~ '^[0-9a-f]{64}$'),
    parser int not null,
    imported_at timestamptz not null
  )`;
