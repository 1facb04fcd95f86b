import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import type { HashComparison, Verification } from './documents.types.js';
import { toVerification, type VerificationRow } from './internal/rows.js';
import { readVerifyCode } from './verify-code.js';

/** Lets anybody who holds a document find out whether it is ours, unchanged, and still holds. */
@Injectable()
export class Verifications {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** What a code stands for, however it was typed; null for an unknown code and for a document still being made. */
  async verify(typed: string): Promise<Verification | null> {
    const code = readVerifyCode(typed);
    if (code === null) return null;
    const [row] = await this.db.query<VerificationRow>(
      `select v.code, v.state, v.withdrawn_at, v.document_id, d.kind, d.subject_kind, d.subject_id, d.ordered_at, d.sha256
       from verifications v join documents d on d.id = v.document_id
       where v.code = $1 and d.state = 'ready'`,
      [code],
    );
    return row ? toVerification(row) : null;
  }

  /** Whether bytes with this sha256 (hexadecimal, any case) are the document behind the code. */
  async compareHash(typed: string, sha256: string): Promise<HashComparison> {
    const found = await this.verify(typed);
    if (!found) return 'unknown';
    return found.sha256 === sha256.toLowerCase() ? 'same' : 'different';
  }

  /** Says from now on that a document no longer holds. Again: no effect. */
  async withdraw(tx: Tx, documentId: string): Promise<void> {
    await queryIn(
      tx,
      `update verifications set state = 'withdrawn', withdrawn_at = $2 where document_id = $1 and state = 'genuine'`,
      [documentId, this.clock.now()],
    );
  }
}
