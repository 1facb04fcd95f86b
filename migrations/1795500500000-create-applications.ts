import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts, what was submitted, and the files given for papers. */
export class CreateApplications1795500500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [APPLICATIONS, ...DRAFT_INDEXES, VERSIONS, ...VERSIONS_FOR_EVER, PAPERS]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table application_papers, answer_versions, applications');
    await runner.query('drop function refuse_changed_answer_version');
  }
}

const APPLICATIONS = `
  create table applications (
    id uuid primary key,
    account_id uuid references accounts (id),
    filed_by uuid references accounts (id),
    channel text not null check (channel in ('portal', 'counter', 'api', 'national')),
    procedure_code text not null,
    version_id uuid not null references procedure_versions (id),
    answers jsonb not null default '{}',
    typed jsonb not null default '{}',
    revision integer not null default 1,
    open_scope jsonb,
    sealed_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (account_id is not null or filed_by is not null),
    check (open_scope is null or sealed_at is not null)
  )`;

const DRAFT_INDEXES = [
  `create index applications_drafts on applications (account_id, updated_at desc, id desc) where sealed_at is null`,
  `create index applications_counter_drafts on applications (filed_by, updated_at desc, id desc)
     where sealed_at is null and filed_by is not null`,
];

/** Files: what was given for each paper and question, with the hash of the bytes. */
const VERSIONS = `
  create table answer_versions (
    application_id uuid not null references applications (id),
    number integer not null check (number > 0),
    version_id uuid not null references procedure_versions (id),
    answers jsonb not null,
    snapshot jsonb not null,
    files jsonb not null,
    locale text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    sealed_at timestamptz not null,
    primary key (application_id, number)
  )`;

const VERSIONS_FOR_EVER = [
  `create function refuse_changed_answer_version() returns trigger language plpgsql as $$
   begin
     raise exception 'what was submitted never changes' using errcode = 'integrity_constraint_violation';
   end $$`,
  `create trigger answer_versions_never_change before update or delete on answer_versions
     for each row execute function refuse_changed_answer_version()`,
  `create trigger answer_versions_never_emptied before truncate on answer_versions
     for each statement execute function refuse_changed_answer_version()`,
];

const PAPERS = `
  create table application_papers (
    application_id uuid not null references applications (id),
    slot text not null,
    file_id uuid not null references files (id),
    added_at timestamptz not null,
    primary key (application_id, slot, file_id)
  )`;
