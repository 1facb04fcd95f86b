import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../../definition/canonical-json.js';
import type { FormSnapshot } from '../../forms/compiled-form.js';
import type { Answers } from '../../forms/form.types.js';
import { Db } from '../../platform/database/db.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Locale } from '../../platform/i18n/localised.js';
import type { StoredFile } from '../../documents/files.types.js';
import type { Slot } from '../application.types.js';

/** Files of one slot as they were submitted: the hash stands for the bytes. */
export interface SealedFiles {
  readonly slot: Slot;
  readonly files: readonly { readonly id: string; readonly sha256: string }[];
}

/** A row of `answer_versions`. */
export interface AnswerVersion {
  readonly number: number;
  readonly versionId: string;
  readonly answers: Answers;
  readonly snapshot: FormSnapshot;
  readonly files: readonly SealedFiles[];
  readonly locale: Locale;
  readonly sha256: string;
  readonly sealedAt: Date;
}

const SELECT = `select number, version_id as "versionId", answers, snapshot, files, locale, sha256, sealed_at as "sealedAt"
  from answer_versions where application_id = $1`;

/** What was submitted, version by version. Rows are added and never changed. */
@Injectable()
export class AnswerVersions {
  constructor(private readonly db: Db) {}

  /** Oldest first. */
  all(applicationId: string): Promise<AnswerVersion[]> {
    return this.db.query<AnswerVersion>(`${SELECT} order by number`, [applicationId]);
  }

  async latest(applicationId: string, tx?: Tx): Promise<AnswerVersion | undefined> {
    const sql = `${SELECT} order by number desc limit 1`;
    const rows = tx
      ? await queryIn<AnswerVersion>(tx, sql, [applicationId])
      : await this.db.query<AnswerVersion>(sql, [applicationId]);
    return rows[0];
  }

  /** Whether a file was part of any version. */
  async holds(applicationId: string, fileId: string, tx?: Tx): Promise<boolean> {
    const sql = `select 1 from answer_versions where application_id = $1 and files @> $2::jsonb limit 1`;
    const values = [applicationId, JSON.stringify([{ files: [{ id: fileId }] }])];
    const rows = tx ? await queryIn(tx, sql, values) : await this.db.query(sql, values);
    return rows.length > 0;
  }

  async add(tx: Tx, applicationId: string, made: Omit<AnswerVersion, 'sha256'>): Promise<AnswerVersion> {
    const version = { ...made, sha256: hashOf(applicationId, made) };
    await queryIn(
      tx,
      `insert into answer_versions (application_id, number, version_id, answers, snapshot, files, locale, sha256, sealed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        applicationId,
        version.number,
        version.versionId,
        JSON.stringify(version.answers),
        JSON.stringify(version.snapshot),
        JSON.stringify(version.files),
        version.locale,
        version.sha256,
        version.sealedAt,
      ],
    );
    return version;
  }
}

export const sealedFiles = (files: ReadonlyMap<Slot, readonly StoredFile[]>): SealedFiles[] =>
  [...files].map(([slot, given]) => ({ slot, files: given.map(({ id, sha256 }) => ({ id, sha256 })) }));

/** sha256 over everything submitted, files by their own hash: whoever keeps the row can show that it is unchanged. */
const hashOf = (
  applicationId: string,
  { number, versionId, answers, snapshot, files }: Omit<AnswerVersion, 'sha256'>,
): string =>
  createHash('sha256')
    .update(canonicalJson({ applicationId, number, versionId, answers, snapshot, files }))
    .digest('hex');
