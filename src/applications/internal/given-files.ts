import { Injectable } from '@nestjs/common';
import { Files } from '../../documents/files.service.js';
import type { StoredFile } from '../../documents/files.types.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Slot } from '../application.types.js';
import type { SealedFiles } from './answer-versions.js';
import type { PaperRow } from './rows.js';

/** Files by the paper or question that they were given for. */
@Injectable()
export class GivenFiles {
  constructor(private readonly files: Files) {}

  /** Each slot with its files, in the order in which they came. As the transaction sees them. */
  async of(id: string, tx: Tx): Promise<ReadonlyMap<Slot, readonly StoredFile[]>> {
    const sql = `select slot, file_id from application_papers where application_id = $1 order by added_at, file_id`;
    return this.bySlot(await queryIn<PaperRow>(tx, sql, [id]), tx);
  }

  /** The same of rows that were read together with their application. */
  async bySlot(rows: readonly PaperRow[], tx?: Tx): Promise<ReadonlyMap<Slot, readonly StoredFile[]>> {
    const ids = rows.map((one) => one.file_id);
    const found = new Map((await this.files.findMany(ids, tx)).map((file) => [file.id, file]));
    const slots = new Map<Slot, StoredFile[]>();
    for (const { slot, file_id } of rows) {
      const file = found.get(file_id);
      if (file) slots.set(slot, [...(slots.get(slot) ?? []), file]);
    }
    return slots;
  }

  /** Puts back what was submitted; what came since goes. */
  async reset(tx: Tx, id: string, submitted: readonly SealedFiles[], now: Date): Promise<void> {
    const kept = submitted.flatMap(({ slot, files }) => files.map((file) => ({ slot, file: file.id })));
    const gone = await queryIn<{ file_id: string }>(
      tx,
      `delete from application_papers where application_id = $1 and file_id <> all($2::uuid[]) returning file_id`,
      [id, kept.map((one) => one.file)],
    );
    for (const { file_id } of gone) await this.files.remove(tx, file_id);
    await queryIn(
      tx,
      `insert into application_papers (application_id, slot, file_id, added_at)
       select $1, k.slot, k.file, $3 from jsonb_to_recordset($2) k(slot text, file uuid) on conflict do nothing`,
      [id, JSON.stringify(kept), now],
    );
  }
}
