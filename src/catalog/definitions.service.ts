import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import type { Bundle } from '../definition/bundle.types.js';
import { bundleHash } from '../definition/bundle-hash.js';
import { compare } from '../definition/compare.js';
import type { Finding } from '../definition/finding.types.js';
import { parseDefinition, writeDefinition } from '../definition/text.js';
import { can } from '../identity/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { Conflict, Forbidden, NotFound, Refused } from '../platform/errors/errors.js';
import type { PublishedVersion } from './catalog.types.js';
import { DefinitionCheck } from './definition-check.service.js';
import type { Comparison, DefinitionSummary, Draft, LookedAt } from './definitions.types.js';
import { draftIn, draftOf, SUMMARIES, type SummaryRow, toSummary, writeDraft } from './internal/drafts.js';
import { lockProcedure, nameOf, type NewVersion, writeVersion } from './internal/publication.js';
import { PublishedProcedures } from './published-procedures.service.js';

/**
 * Definitions on their way to publication: imported as a draft, checked, compared, published as the next version. A
 * version never changes; cases that run on an earlier one stay on it.
 */
@Injectable()
export class Definitions {
  constructor(
    private readonly db: Db,
    private readonly transactions: Transactions,
    private readonly procedures: PublishedProcedures,
    private readonly checks: DefinitionCheck,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Every procedure with a definition, published or drafted, by code. */
  async list(): Promise<readonly DefinitionSummary[]> {
    return (await this.db.query<SummaryRow>(SUMMARIES)).map(toSummary);
  }

  /**
   * Reads a definition's text and keeps it as the draft of its procedure, in the place of an earlier draft. Errors: Invalid
   * with everything that is wrong with the text; Forbidden.
   */
  async importDraft(actor: Actor, yaml: string): Promise<{ code: string; revision: number }> {
    ensureManager(actor);
    const bundle = parseDefinition(yaml);
    const { code } = bundle;
    const revision = await this.transactions.run(async (tx) => {
      await lockProcedure(tx, code);
      const written = await writeDraft(tx, bundle, nameOf(actor), this.clock.now());
      await this.record(tx, actor, 'catalog.draft_imported', code, { revision: written });
      return written;
    });
    return { code, revision };
  }

  /** The draft of a procedure. Errors: NotFound `catalog.draft_unknown`. */
  async draftOf(code: string): Promise<Draft> {
    const draft = await draftOf(this.db, code);
    if (!draft) throw new NotFound('catalog.draft_unknown', { code });
    return draft;
  }

  /** What is wrong or doubtful about the draft, errors first. Errors: NotFound `catalog.draft_unknown`. */
  async checkDraft(code: string): Promise<readonly Finding[]> {
    return this.checks.run((await this.draftOf(code)).bundle);
  }

  /** How the draft differs from the current version; everything is new where there is none. NotFound as `draftOf`. */
  async compareDraft(code: string): Promise<Comparison> {
    const { bundle } = await this.draftOf(code);
    const current = await this.current(code);
    if (!current) return { changes: compare({} as Bundle, bundle) };
    return { published: current.number, changes: compare(current.bundle, bundle) };
  }

  /**
   * Makes the draft the next version, which new applications are made with from now on. `lookedAt`: the draft that was
   * decided about. Errors: NotFound `catalog.draft_unknown`; Conflict `catalog.draft_changed`; Refused `catalog.has_errors`
   * {count}, `catalog.nothing_changed`; Forbidden.
   */
  async publish(actor: Actor, code: string, lookedAt: LookedAt): Promise<NewVersion> {
    ensureManager(actor);
    const checked = await this.draftOf(code);
    const errors = (await this.checks.run(checked.bundle)).filter((one) => one.severity === 'error');
    return this.transactions.run(async (tx) => {
      await lockProcedure(tx, code);
      const draft = await this.take(tx, code, lookedAt);
      if (draft.sha256 !== checked.sha256) throw draftChanged(draft);
      if (errors.length > 0) throw new Refused('catalog.has_errors', { count: errors.length });
      const current = await this.current(code, tx);
      if (current && bundleHash(current.bundle) === draft.sha256) throw new Refused('catalog.nothing_changed');
      const version = await writeVersion(tx, actor, draft.bundle, this.clock.now());
      await queryIn(tx, 'delete from procedure_drafts where code = $1', [code]);
      const { versionId, number } = version;
      await this.record(tx, actor, 'catalog.version_published', code, { version: versionId, number });
      return version;
    });
  }

  /**
   * Throws the draft away; with `lookedAt` only that one. Errors: NotFound `catalog.draft_unknown`; Conflict
   * `catalog.draft_changed`; Forbidden.
   */
  async discardDraft(actor: Actor, code: string, lookedAt?: LookedAt): Promise<void> {
    ensureManager(actor);
    await this.transactions.run(async (tx) => {
      await lockProcedure(tx, code);
      await this.take(tx, code, lookedAt);
      await queryIn(tx, 'delete from procedure_drafts where code = $1', [code]);
      await this.record(tx, actor, 'catalog.draft_discarded', code);
    });
  }

  /** The text of the current version, or of the draft. NotFound `catalog.unknown`, `catalog.draft_unknown`. */
  async textOf(code: string, which: 'published' | 'draft' = 'published'): Promise<string> {
    const { bundle } = which === 'draft' ? await this.draftOf(code) : await this.procedures.current(code);
    return writeDefinition(bundle);
  }

  private async take(tx: Tx, code: string, lookedAt: LookedAt | undefined): Promise<Draft> {
    const draft = await draftIn(tx, code);
    if (!draft) throw new NotFound('catalog.draft_unknown', { code });
    const { revision = draft.revision, sha256 = draft.sha256 } = lookedAt ?? {};
    if (draft.revision !== revision || draft.sha256 !== sha256) throw draftChanged(draft);
    return draft;
  }

  private async current(code: string, tx?: Tx): Promise<PublishedVersion | undefined> {
    try {
      return await this.procedures.current(code, tx);
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    code: string,
    detail?: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    await this.audit.record(tx, actor, { action, subject: { kind: 'procedure', id: code }, detail });
  }
}

const draftChanged = ({ importedBy, importedAt }: Draft): Conflict =>
  new Conflict('catalog.draft_changed', importedBy, importedAt, []);

function ensureManager(actor: Actor): void {
  if (!can(actor, 'catalog.manage')) throw new Forbidden('http.forbidden');
}
