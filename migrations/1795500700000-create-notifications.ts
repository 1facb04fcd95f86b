import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox in the portal, and the ledger of what was sent by mail. */
export class CreateNotifications1795500700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notices (
        id uuid primary key,
        message_id uuid not null,
        account_id uuid not null,
        kind text not null,
        case_id uuid not null,
        case_code text not null,
        facts jsonb not null,
        created_at timestamptz not null,
        read_at timestamptz,
        unique (message_id, account_id, kind)
      )`);
    await runner.query('create index notices_newest on notices (account_id, created_at desc, id desc)');
    await runner.query('create index notices_unread on notices (account_id, case_id) where read_at is null');
    await runner.query(`
      create table deliveries (
        id uuid primary key,
        message_id uuid not null,
        notice text not null,
        channel text not null check (channel in ('mail')),
        subject_kind text not null,
        subject_id uuid not null,
        state text not null default 'queued' check (state in ('queued', 'handed_over', 'skipped', 'failed')),
        reason text,
        tries smallint not null default 0,
        queued_at timestamptz not null,
        ended_at timestamptz,
        unique (message_id, notice, channel),
        check ((state = 'queued') = (ended_at is null))
      )`);
    await runner.query('create index deliveries_subject on deliveries (subject_id, queued_at)');
    await runner.query(`create index deliveries_failed on deliveries (ended_at) where state = 'failed'`);
    await runner.query(`create index deliveries_open on deliveries (queued_at) where state = 'queued'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table deliveries, notices');
  }
}
