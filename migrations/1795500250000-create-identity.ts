import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, how they prove who they are, their sessions, and the roles they hold. */
export class CreateIdentity1795500250000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await accounts(runner);
    await roles(runner);
    await secrets(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table sign_in_attempts, api_tokens, one_time_codes, sessions, role_grants, credentials, accounts',
    );
  }
}

async function accounts(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table accounts (
      id uuid primary key,
      name text not null,
      email text,
      phone text,
      email_verified_at timestamptz,
      pending_email text,
      locale text not null check (locale in ('vi', 'en')),
      identification text not null check (identification in ('self_declared', 'seen_at_counter', 'electronic')),
      created_at timestamptz not null,
      last_signed_in_at timestamptz,
      disabled_at timestamptz,
      revision int not null default 1,
      check (email is not null or phone is not null),
      check (email is null or email = lower(email)),
      check (email is not null or email_verified_at is null)
    )`);
  await runner.query('create unique index accounts_email on accounts (email)');
  await runner.query('create unique index accounts_phone on accounts (phone)');
}

async function roles(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table role_grants (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      role text not null,
      agency_id uuid references agencies (id),
      granted_by uuid references accounts (id),
      granted_at timestamptz not null,
      ended_by uuid references accounts (id),
      ended_at timestamptz,
      check ((role in ('reception', 'specialist', 'leader', 'clerk')) = (agency_id is not null))
    )`);
  await runner.query(`
    create unique index role_grants_once on role_grants (account_id, role, agency_id) nulls not distinct
    where ended_at is null`);
  await runner.query('create index role_grants_agency on role_grants (agency_id, role) where ended_at is null');
}

async function secrets(runner: QueryRunner): Promise<void> {
  for (const statement of SECRETS) await runner.query(statement);
}

const SECRETS: readonly string[] = [
  `
    create table credentials (
      account_id uuid primary key references accounts (id),
      password_hash text not null,
      changed_at timestamptz not null
    )`,
  `
    create table sessions (
      id bytea primary key,
      account_id uuid not null references accounts (id),
      actor jsonb not null,
      device text,
      created_at timestamptz not null,
      touched_at timestamptz not null
    )`,
  'create index sessions_account on sessions (account_id)',
  'create index sessions_touched on sessions (touched_at)',
  `
    create table one_time_codes (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      purpose text not null check (purpose in ('verify', 'reset', 'invite', 'admin')),
      hash bytea not null unique,
      email text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`,
  'create index one_time_codes_account on one_time_codes (account_id, purpose)',
  `
    create table api_tokens (
      id uuid primary key,
      account_id uuid not null references accounts (id),
      hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`,
  'create index api_tokens_account on api_tokens (account_id)',
  // Counters that may be lost with the server; keys are hashes.
  `
    create unlogged table sign_in_attempts (
      key bytea primary key,
      count int not null,
      ends_at timestamptz not null
    )`,
  'create index sign_in_attempts_ends on sign_in_attempts (ends_at)',
];
