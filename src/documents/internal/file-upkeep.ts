import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { defineJob, noPayload } from '../../platform/queue/job.js';
import { Jobs } from '../../platform/queue/jobs.service.js';
import { Storage } from '../../platform/storage/storage.js';

export const PRUNE_FILES = defineJob({
  name: 'documents.prune',
  queue: 'upkeep',
  check: noPayload,
  timeoutMs: 120_000,
});

const HOUR = 3_600_000;
const BATCH = 200;

/** Deletes the bytes of files that were taken off the record an hour ago or more, and then their rows. */
@Injectable()
export class FileUpkeep implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly storage: Storage,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat(PRUNE_FILES, HOUR, async () => {
      await this.prune();
    });
  }

  /** Answers how many files are gone. */
  async prune(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - HOUR);
    let gone = 0;
    for (;;) {
      const rows = await this.db.query<{ id: string; storage_key: string }>(
        `select id, storage_key from files where removed_at < $1 order by removed_at limit ${BATCH}`,
        [before],
      );
      for (const row of rows) await this.storage.delete(row.storage_key);
      await this.db.query(`delete from files where id = any($1::uuid[])`, [rows.map((row) => row.id)]);
      gone += rows.length;
      if (rows.length < BATCH) return gone;
    }
  }
}
