import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages, timers, idempotency keys, rate limits, living processes, and the mailbox of a demo installation. */
export class CreatePlatform1795500020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dev_mails, processes, rate_limits, idempotency_keys, timers, handled, outbox');
    await runner.query('drop schema if exists bullmq cascade');
  }
}

const STATEMENTS: readonly string[] = [
  `
      create table outbox (
        id uuid primary key,
        type text not null,
        subject_kind text not null,
        subject_id text not null,
        payload jsonb,
        at timestamptz not null,
        relayed_at timestamptz,
        settled_at timestamptz,
        try smallint not null default 0
      )`,
  'create index outbox_waiting on outbox (id) where relayed_at is null',
  'create index outbox_unsettled on outbox (relayed_at) where relayed_at is not null and settled_at is null',
  'create index outbox_settled on outbox using brin (settled_at)',
  `
      create table handled (
        key text not null,
        listener text not null,
        at timestamptz not null,
        primary key (key, listener)
      )`,
  'create index handled_at on handled using brin (at)',
  `
      create table timers (
        id uuid primary key,
        subject_kind text not null,
        subject_id text not null,
        name text not null,
        due_at timestamptz not null,
        payload jsonb,
        unique (subject_kind, subject_id, name)
      )`,
  'create index timers_due on timers (due_at)',
  `
      create table idempotency_keys (
        owner text not null,
        key text not null,
        fingerprint text not null,
        outcome jsonb,
        at timestamptz not null,
        primary key (owner, key)
      )`,
  'create index idempotency_keys_at on idempotency_keys using brin (at)',
  // Counters that may be lost with the server.
  'create unlogged table rate_limits (key varchar(255) primary key, points integer not null, expire bigint)',
  'create index rate_limits_expire on rate_limits (expire)',
  `
      create table processes (
        id uuid primary key,
        role text not null,
        host text not null,
        pid integer not null,
        started_at timestamptz not null,
        seen_at timestamptz not null
      )`,
  `
      create table dev_mails (
        id uuid primary key,
        message_id text not null unique,
        recipient text not null,
        subject text not null,
        text text not null,
        html text not null,
        at timestamptz not null
      )`,
];
