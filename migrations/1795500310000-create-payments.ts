import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody owes for a case, and every time money or an exemption was recorded against it. */
export class CreatePayments1795500310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table charges (
        id uuid primary key,
        subject_kind text not null,
        subject_id uuid not null,
        amount bigint not null check (amount > 0),
        basis jsonb not null,
        state text not null check (state in ('due', 'settled', 'exempted', 'lapsed')),
        opened_at timestamptz not null,
        closed_at timestamptz,
        check ((state = 'due') = (closed_at is null))
      )`);
    await runner.query(`create unique index charges_subject on charges (subject_kind, subject_id)`);
    await runner.query(`
      create table payment_attempts (
        id uuid primary key,
        charge_id uuid not null references charges (id),
        method text not null check (method in ('counter', 'exemption')),
        outcome text not null check (outcome in ('succeeded')),
        amount bigint not null check (amount >= 0),
        receipt_number text,
        exemption_reason text,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        check ((method = 'counter') = (receipt_number is not null and amount > 0)),
        check ((method = 'exemption') = (exemption_reason is not null and amount = 0))
      )`);
    await runner.query(`
      create unique index payment_attempts_once on payment_attempts (charge_id) where outcome = 'succeeded'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table payment_attempts, charges');
  }
}
