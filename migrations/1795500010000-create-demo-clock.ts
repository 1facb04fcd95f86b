import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row says by how much the clock of a demo installation runs ahead; every process follows it. */
export class CreateDemoClock1795500010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table demo_clock (
        only_row boolean primary key default true check (only_row),
        ahead_ms bigint not null
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table demo_clock');
  }
}
