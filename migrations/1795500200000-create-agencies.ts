import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The agency tree and its history, administrative units, working time, and the gap-free counters. */
export class CreateAgencies1795500200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await units(runner);
    await agencies(runner);
    await calendars(runner);
    await runner.query(`
      create table numbers (
        series text not null,
        agency_id uuid not null references agencies (id),
        period text not null,
        last bigint not null check (last > 0),
        primary key (series, agency_id, period)
      )`);
    // Raised with every change, so that each process knows when what it remembers is out of date.
    await runner.query(`create table agency_data_versions (part text primary key, version bigint not null)`);
    await runner.query(`insert into agency_data_versions values ('agencies', 1), ('calendars', 1), ('units', 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table agency_data_versions, numbers, opening_hours, calendar_days, calendars, agencies, units',
    );
  }
}

async function units(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table units (
      code text primary key,
      kind text not null check (kind in ('city', 'province', 'ward', 'commune', 'zone')),
      parent_code text references units (code),
      name jsonb not null,
      ended boolean not null default false,
      check ((kind in ('city', 'province')) = (parent_code is null))
    )`);
  await runner.query('create index units_parent on units (parent_code)');
}

async function agencies(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table agencies (
      id uuid primary key,
      code text not null,
      kind text not null check (kind in ('province', 'department', 'commune')),
      name jsonb not null,
      short_name jsonb not null,
      parent_id uuid references agencies (id),
      commune_code text references units (code),
      address jsonb,
      hotline text,
      valid_from date not null,
      valid_to date,
      revision int not null default 1,
      check (valid_to is null or valid_to > valid_from),
      check (parent_id is null or parent_id <> id)
    )`);
  await runner.query('create unique index agencies_code on agencies (code) where valid_to is null');
  await runner.query('create unique index agencies_commune on agencies (commune_code) where valid_to is null');
  await runner.query('create index agencies_parent on agencies (parent_id)');
}

async function calendars(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table calendars (
      id uuid primary key,
      agency_id uuid references agencies (id),
      time_zone text not null,
      published_years int[] not null
    )`);
  await runner.query('create unique index calendars_agency on calendars (agency_id) nulls not distinct');
  await runner.query(`
    create table calendar_days (
      calendar_id uuid not null references calendars (id),
      day date not null,
      kind text not null check (kind in ('off', 'make_up', 'usual')),
      name jsonb,
      primary key (calendar_id, day),
      check ((kind = 'usual') = (name is null))
    )`);
  await runner.query(`
    create table opening_hours (
      calendar_id uuid not null references calendars (id),
      weekday int not null check (weekday between 1 and 7),
      opens time not null,
      closes time not null,
      primary key (calendar_id, weekday, opens),
      check (closes > opens)
    )`);
}
