import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stored files, documents made by the portal, and the codes by which anybody can check a document. */
export class CreateDocuments1795500300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table verifications, documents, files');
    await runner.query('drop function refuse_changed_document()');
  }
}

const STATEMENTS: readonly string[] = [
  `
      create table files (
        id uuid primary key,
        owner_kind text not null,
        owner_id uuid not null,
        name text not null,
        type text not null,
        size bigint not null check (size > 0),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        scan text not null check (scan in ('scanned', 'not_scanned')),
        storage_key text not null unique,
        created_at timestamptz not null,
        removed_at timestamptz
      )`,
  `create index files_owner on files (owner_kind, owner_id) where removed_at is null`,
  `create index files_to_sweep on files (removed_at) where removed_at is not null`,
  `
      create table documents (
        id uuid primary key,
        kind text not null,
        subject_kind text not null,
        subject_id uuid not null,
        locale text not null,
        state text not null check (state in ('ordered', 'ready')),
        data jsonb,
        ordered_at timestamptz not null,
        ready_at timestamptz,
        storage_key text unique,
        size bigint,
        sha256 text,
        check ((state = 'ready') = (storage_key is not null and sha256 is not null and ready_at is not null)),
        check ((state = 'ordered') = (data is not null))
      )`,
  `create index documents_subject on documents (subject_kind, subject_id, ordered_at)`,
  `create index documents_ordered on documents (ordered_at) where state = 'ordered'`,
  `
      create function refuse_changed_document() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or old.state = 'ready' then
          raise exception 'document % is finished and is never changed', old.id;
        end if;
        return new;
      end $$`,
  `
      create trigger documents_are_final before update or delete on documents
      for each row execute function refuse_changed_document()`,
  `
      create table verifications (
        code text primary key,
        document_id uuid not null unique references documents (id),
        state text not null check (state in ('genuine', 'withdrawn')),
        created_at timestamptz not null,
        withdrawn_at timestamptz,
        check ((state = 'withdrawn') = (withdrawn_at is not null))
      )`,
];
