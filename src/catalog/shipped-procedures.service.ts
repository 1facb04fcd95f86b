import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { parseDefinition } from '../definition/text.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { ROOT } from '../platform/config/root.js';
import { Db } from '../platform/database/db.js';
import { Transactions } from '../platform/database/transactions.js';
import { lockProcedure, newestNumber, writeVersion } from './internal/publication.js';

const FOLDER = join(ROOT, 'src/catalog/procedures');

/** The procedures that come along with Motcua: `procedures/<code>/procedure.yaml`. */
@Injectable()
export class ShippedProcedures {
  constructor(
    private readonly db: Db,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Codes of the procedures that come along. */
  async codes(): Promise<string[]> {
    const entries = await readdir(FOLDER, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  }

  /** Text of a procedure that comes along. */
  text(code: string): Promise<string> {
    return readFile(join(FOLDER, code, 'procedure.yaml'), 'utf8');
  }

  /**
   * Publishes those of which no version was ever published, and answers their codes. Nothing that was published is
   * touched. May be called by several processes at once.
   */
  async publishMissing(actor: Actor): Promise<string[]> {
    const rows = await this.db.query<{ code: string }>('select distinct code from procedure_versions');
    const known = new Set(rows.map((row) => row.code));
    const published: string[] = [];
    for (const code of await this.codes()) {
      if (!known.has(code) && (await this.publishFirst(actor, code))) published.push(code);
    }
    return published;
  }

  private async publishFirst(actor: Actor, code: string): Promise<boolean> {
    const bundle = parseDefinition(await this.text(code));
    return this.transactions.run(async (tx) => {
      await lockProcedure(tx, code);
      if ((await newestNumber(tx, code)) > 0) return false;
      const { versionId, number } = await writeVersion(tx, actor, bundle, this.clock.now());
      await this.audit.record(tx, actor, {
        action: 'catalog.version_published',
        subject: { kind: 'procedure', id: code },
        detail: { version: versionId, number },
      });
      return true;
    });
  }
}
