import { Injectable } from '@nestjs/common';
import { PublishedProcedures } from '../catalog/published-procedures.service.js';
import type { Answers } from '../forms/form.types.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import { Conflict, Invalid, NotFound, Refused } from '../platform/errors/errors.js';
import type { OpenScope, SealableApplication, SealedApplication, Slot } from './application.types.js';
import { type AnswerVersion, AnswerVersions, sealedFiles } from './internal/answer-versions.js';
import { DraftReader } from './internal/draft-reader.js';
import { ApplicationForms } from './internal/forms.js';
import { GivenFiles } from './internal/given-files.js';
import { type ApplicationRow, COLUMNS, paperSlot } from './internal/rows.js';
import { applicantOf, stillAwaited, weigh, type Weighable, type Weighed } from './internal/weigh.js';

/** An application under the lock, with what its files and its version are. */
interface Held extends Weighable {
  readonly row: ApplicationRow;
}

/**
 * Seals what people wrote and opens it again for a supplement. Called by casework only, inside the transaction of its act;
 * the application is always locked before the case.
 */
@Injectable()
export class Applications {
  constructor(
    private readonly clock: Clock,
    private readonly procedures: PublishedProcedures,
    private readonly reader: DraftReader,
    private readonly given: GivenFiles,
    private readonly forms: ApplicationForms,
    private readonly versions: AnswerVersions,
  ) {}

  /** Takes the application's lock, before that of its case. Errors: NotFound `applications.unknown`. */
  async lock(tx: Tx, applicationId: string): Promise<void> {
    await this.row(tx, applicationId);
  }

  /**
   * Judges a whole draft before the transaction of its submission begins. Errors: NotFound; Refused `applications.sealed`;
   * Invalid with every problem, `at` a field's id or `paper:<id>`.
   */
  async sealable(actor: Person, applicationId: string): Promise<SealableApplication> {
    const draft = await this.reader.find(actor, applicationId);
    if (draft.sealedAt !== null) throw new Refused('applications.sealed');
    const { version, revision, channel } = draft;
    const { answers, problems, fee } = weigh(draft, this.forms.of(version), this.clock.now());
    if (problems.length > 0) throw new Invalid(problems, 'applications.incomplete');
    if (fee === null) throw new Error(`The fee of ${version.code}, version ${version.number}, cannot be computed`);
    const applicant = applicantOf(version, answers, channel === 'counter' ? null : actor.accountId);
    return { id: applicationId, revision, version, answers, applicant, channel, fee };
  }

  /**
   * Seals a draft: hidden answers go, the rest never changes again. Errors: as `sealable`; Conflict
   * `applications.changed_elsewhere` where it is not the revision that its author saw, or not the one that was `judged`:
   * fee and office come from that.
   */
  async seal(
    tx: Tx,
    actor: Person,
    applicationId: string,
    seen: { readonly revision: number; readonly judged?: number },
  ): Promise<SealedApplication> {
    const held = await this.hold(tx, actor, applicationId);
    const { row } = held;
    if (row.sealed_at !== null) throw new Refused('applications.sealed');
    const { revision, judged = revision } = seen;
    if (row.revision !== revision || row.revision !== judged)
      throw new Conflict('applications.changed_elsewhere', '', row.updated_at, []);
    const weighed = weigh(held, this.forms.of(held.version), this.clock.now());
    if (weighed.problems.length > 0) throw new Invalid(weighed.problems, 'applications.incomplete');
    return this.write(tx, actor, held, weighed);
  }

  /** Opens what a supplement asks for; everything else stays sealed. Errors: NotFound; Refused `applications.not_sealed`. */
  async openFor(tx: Tx, applicationId: string, scope: OpenScope): Promise<void> {
    const row = await this.row(tx, applicationId);
    if (row.sealed_at === null) throw new Refused('applications.not_sealed');
    const version = await this.procedures.version(row.version_id, tx);
    const held: Weighable = { ...written(row), version, files: await this.given.of(applicationId, tx) };
    const { sections, papers } = weigh(held, this.forms.of(version), this.clock.now());
    const asked = new Set(sections.flatMap((section) => section.fields.map(({ field }) => field.id)));
    const open: OpenScope = {
      fields: scope.fields,
      papers: scope.papers,
      unasked: {
        fields: this.forms.of(version).fieldIds.filter((id) => !asked.has(id)),
        papers: papers.filter((one) => !one.needed).map((one) => one.paper.id),
      },
    };
    await queryIn(
      tx,
      `update applications set open_scope = $2, revision = revision + 1, updated_at = $3 where id = $1`,
      [applicationId, JSON.stringify(open), this.clock.now()],
    );
  }

  /**
   * Seals the answer to a supplement request as a further version and closes the application again. What was filed at the
   * counter may be completed by a colleague of whoever filed it; casework has judged who that is. Errors: NotFound;
   * Refused `applications.sealed` where nothing is open, `applications.supplement_incomplete` where a paper that was
   * named has got no new file; Invalid.
   */
  async sealSupplement(tx: Tx, actor: Person, applicationId: string): Promise<SealedApplication> {
    const held = await this.hold(tx, actor, applicationId, true);
    if (held.openScope === null) throw new Refused('applications.sealed');
    const before = await this.versions.latest(applicationId, tx);
    if (!before) throw new NotFound('applications.unknown');
    const form = this.forms.of(held.version);
    const weighed = weigh(held, form, this.clock.now());
    if (weighed.problems.length > 0) throw new Invalid(weighed.problems, 'applications.incomplete');
    const submitted = new Set(before.files.flatMap((one) => one.files.map((file) => file.id)));
    if (stillAwaited(held, form, submitted).length > 0) throw new Refused('applications.supplement_incomplete');
    return this.write(tx, actor, held, weighed, before);
  }

  /** Nothing is open any more: what was not sent in time is dropped. Again: no effect. */
  async close(tx: Tx, applicationId: string): Promise<void> {
    const { open_scope } = await this.row(tx, applicationId);
    const before = await this.versions.latest(applicationId, tx);
    if (open_scope === null || !before) return;
    await this.given.reset(tx, applicationId, before.files, this.clock.now());
    await queryIn(
      tx,
      `update applications set open_scope = null, answers = $2, typed = '{}', revision = revision + 1, updated_at = $3
       where id = $1`,
      [applicationId, JSON.stringify(before.answers), this.clock.now()],
    );
  }

  /** The answers as last submitted. Errors: NotFound `applications.unknown`. */
  async sealedAnswers(applicationId: string): Promise<Answers> {
    const latest = await this.versions.latest(applicationId);
    if (!latest) throw new NotFound('applications.unknown');
    return latest.answers;
  }

  private async row(tx: Tx, id: string): Promise<ApplicationRow> {
    const [row] = await queryIn<ApplicationRow>(tx, `select ${COLUMNS} from applications where id = $1 for update`, [
      id,
    ]);
    if (!row) throw new NotFound('applications.unknown');
    return row;
  }

  private async hold(tx: Tx, actor: Person, id: string, byColleague = false): Promise<Held> {
    const row = await this.row(tx, id);
    const isOwn = (row.account_id ?? row.filed_by) === actor.accountId;
    if (!isOwn && !(byColleague && row.account_id === null)) throw new NotFound('applications.unknown');
    const version = await this.procedures.version(row.version_id, tx);
    return { row, ...written(row), version, files: await this.given.of(id, tx) };
  }

  private async write(
    tx: Tx,
    actor: Person,
    held: Held,
    weighed: Weighed,
    before?: AnswerVersion,
  ): Promise<SealedApplication> {
    const { row, version } = held;
    const number = (before?.number ?? 0) + 1;
    const now = this.clock.now();
    const { answers } = weighed;
    const given = keptFiles(held, weighed, before);
    const sealed = await this.versions.add(tx, row.id, {
      number,
      versionId: version.versionId,
      answers,
      snapshot: this.forms.of(version).snapshot(answers, now),
      files: sealedFiles(given),
      locale: actor.locale,
      sealedAt: now,
    });
    await queryIn(
      tx,
      `update applications set answers = $2, typed = '{}', open_scope = null, sealed_at = coalesce(sealed_at, $3),
         revision = revision + 1, updated_at = $3 where id = $1`,
      [row.id, JSON.stringify(answers), now],
    );
    return {
      id: row.id,
      number,
      version,
      answers,
      applicant: applicantOf(version, answers, row.account_id),
      channel: row.channel,
      filedBy: row.filed_by,
      papers: papersIn(given, weighed),
      sha256: sealed.sha256,
      locale: actor.locale,
    };
  }
}

const written = (row: ApplicationRow): Pick<Weighable, 'answers' | 'typed' | 'sealedAt' | 'openScope'> => ({
  answers: row.answers,
  typed: row.typed,
  sealedAt: row.sealed_at,
  openScope: row.open_scope,
});

/**
 * Files of papers that these answers or an officer asked for, and of questions that are shown; others were given to what
 * is hidden now. What a supplement brought stays with the next one, whether the answers ask for it or not.
 */
function keptFiles(
  { files, openScope }: Held,
  { answers, papers }: Weighed,
  before: AnswerVersion | undefined,
): Weighable['files'] {
  const extra = new Set(openScope?.unasked?.papers ?? []);
  const brought = (before?.files ?? [])
    .map(({ slot }) => slot)
    .filter((slot) => extra.has(slot.slice('paper:'.length)));
  const kept = new Set([
    ...papers.filter((one) => one.needed).map((one) => paperSlot(one.paper.id)),
    ...(openScope?.papers ?? []).map(paperSlot),
    ...brought,
  ]);
  const isKept = (slot: Slot): boolean =>
    slot.startsWith('paper:') ? kept.has(slot) : slot.slice('field:'.length) in answers;
  return new Map([...files].filter(([slot]) => isKept(slot)));
}

const papersIn = (given: Weighable['files'], { papers }: Weighed): SealedApplication['papers'] =>
  papers.filter((one) => given.has(paperSlot(one.paper.id))).map((one) => ({ id: one.paper.id, files: one.files }));
