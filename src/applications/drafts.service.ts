import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { PublishedProcedures } from '../catalog/published-procedures.service.js';
import { Files } from '../documents/files.service.js';
import type { StoredFile } from '../documents/files.types.js';
import type { Answers } from '../forms/form.types.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, Transactions } from '../platform/database/transactions.js';
import { Conflict, Invalid, NotFound, Refused } from '../platform/errors/errors.js';
import type {
  ApplicationChannel,
  Draft,
  DraftSummary,
  HandedOutFile,
  Review,
  Saved,
  Slot,
} from './application.types.js';
import { fieldIdOf } from './internal/application-form.js';
import { DraftReader } from './internal/draft-reader.js';
import { ApplicationForms } from './internal/forms.js';
import { acceptOf, isOpenIn, requireOpen, touchedBy } from './internal/slots.js';
import { stillAwaited, weigh } from './internal/weigh.js';
import type { ApplicationRow } from './internal/rows.js';

/** At most so many drafts a person; more are somebody's script. */
const MOST_DRAFTS = 50;
const MOST_FILES_A_SLOT = 10;
const PAGE = 25;

type DraftPlace = Pick<DraftSummary, 'updatedAt' | 'id'>;

/** What a person is filling in. Another person's draft is not found. */
@Injectable()
export class Drafts {
  constructor(
    private readonly db: Db,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly procedures: PublishedProcedures,
    private readonly files: Files,
    private readonly reader: DraftReader,
    private readonly forms: ApplicationForms,
  ) {}

  /**
   * Begins an application for a procedure and answers its id. `counter`: an officer writes for somebody at the counter.
   * Errors: NotFound `catalog.unknown`; Refused `applications.too_many_drafts` {most}.
   */
  async start(person: Person, procedureCode: string, channel: ApplicationChannel = 'portal'): Promise<string> {
    const version = await this.procedures.current(procedureCode);
    const atCounter = channel === 'counter';
    const id = uuid();
    const now = this.clock.now();
    const made = await this.db.query<{ id: string }>(
      `insert into applications (id, account_id, filed_by, channel, procedure_code, version_id, created_at, updated_at)
       select $1, $2, $3, $4, $5, $6, $7, $7
       where (select count(*) from applications
              where sealed_at is null and (account_id = $8 or filed_by = $8)) < ${MOST_DRAFTS}
       returning id`,
      [
        id,
        atCounter ? null : person.accountId,
        atCounter ? person.accountId : null,
        channel,
        procedureCode,
        version.versionId,
        now,
        person.accountId,
      ],
    );
    if (made.length === 0) throw new Refused('applications.too_many_drafts', { most: MOST_DRAFTS });
    return id;
  }

  /**
   * The application as its author sees it. A draft of an older version moves to the present one first, and says what
   * came or went. Errors: NotFound `applications.unknown`.
   */
  find(person: Person, id: string): Promise<Draft> {
    return this.reader.find(person, id);
  }

  /**
   * Saves one page of the form as the browser posted it. Answers that cannot be taken are kept as typed and come back as
   * problems. Errors: NotFound; Conflict `applications.changed_elsewhere`; Refused `applications.sealed`,
   * `applications.not_asked_for`.
   */
  async saveSection(
    person: Person,
    id: string,
    revision: number,
    sectionId: string,
    body: Readonly<Record<string, unknown>>,
  ): Promise<Saved> {
    const draft = await this.reader.find(person, id);
    const form = this.forms.of(draft.version);
    const posted = form.readPosted(sectionId, body, await this.forms.reading(person.locale));
    const isOpen = (field: string): boolean => isOpenIn(draft, 'fields', field);
    const judged = form.judge(draft, posted, sectionId, this.clock.now(), isOpen);
    requireOpen(draft, { fields: judged.changed });
    const saved = await this.store(draft, revision, judged.answers, judged.typed);
    return { draft: saved, problems: judged.problems };
  }

  /**
   * Saves answers given as data, whichever page they stand on; absent fields stay, `null` removes. All or nothing.
   * Errors: as `saveSection`; Invalid with one problem a field.
   */
  async saveAnswers(
    person: Person,
    id: string,
    revision: number,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Draft> {
    const draft = await this.reader.find(person, id);
    requireOpen(draft, { fields: Object.keys(values) });
    const reading = await this.forms.reading(person.locale);
    const read = this.forms.of(draft.version).readJson(draft, values, reading, this.clock.now());
    if (read.problems.length > 0) throw new Invalid(read.problems);
    const typed = Object.entries(draft.typed).filter(([name]) => !(fieldIdOf(name) in values));
    return this.store(draft, revision, read.answers, Object.fromEntries(typed));
  }

  /**
   * Stores a file and puts it to a paper or a field. What the file is, is read from its bytes.
   * Errors: as `Files.store`; Invalid `applications.no_such_slot`; Refused `applications.too_many_files` {most}.
   */
  async attach(
    person: Person,
    id: string,
    slot: Slot,
    upload: { readonly content: Parameters<Files['store']>[0]['content']; readonly declaredName: string },
  ): Promise<StoredFile> {
    const draft = await this.reader.find(person, id);
    const rule = acceptOf(draft.version.bundle, slot);
    requireOpen(draft, touchedBy(slot));
    const most = Math.min(rule.maxFiles, MOST_FILES_A_SLOT);
    if ((draft.files.get(slot)?.length ?? 0) >= most) throw new Refused('applications.too_many_files', { most });
    const file = await this.files.store({
      ...upload,
      accept: rule.accept,
      maxBytes: rule.maxBytes,
      owner: { kind: 'application', id },
    });
    try {
      await this.put(draft, slot, file, most);
    } catch (error) {
      await this.transactions.run((tx) => this.files.remove(tx, file.id));
      throw error;
    }
    return file;
  }

  /** Takes a file off a paper or a field; again: no effect. Errors: as `saveSection`. */
  async detach(person: Person, id: string, slot: Slot, fileId: string): Promise<void> {
    const draft = await this.reader.find(person, id);
    requireOpen(draft, touchedBy(slot));
    const submitted = draft.sealedAt === null ? undefined : await this.reader.submittedFiles(id);
    await this.transactions.run(async (tx) => {
      await this.touch(tx, draft);
      const gone = await queryIn<{ file_id: string }>(
        tx,
        `delete from application_papers where application_id = $1 and slot = $2 and file_id = $3 returning file_id`,
        [id, slot, fileId],
      );
      // What was submitted once stays on record with its answer version, whatever a supplement puts in its place.
      if (gone.length > 0 && !submitted?.has(fileId)) await this.files.remove(tx, fileId);
    });
  }

  /** Throws a draft away with its files. Errors: NotFound; Refused `applications.sealed`. */
  async discard(person: Person, id: string): Promise<void> {
    const draft = await this.reader.find(person, id);
    if (draft.sealedAt !== null) throw new Refused('applications.sealed');
    await this.transactions.run(async (tx) => {
      const held = await queryIn(tx, `select 1 from applications where id = $1 and sealed_at is null for update`, [id]);
      if (held.length === 0) throw new Refused('applications.sealed');
      const given = await queryIn<{ file_id: string }>(
        tx,
        `delete from application_papers where application_id = $1 returning file_id`,
        [id],
      );
      await queryIn(tx, `delete from applications where id = $1`, [id]);
      for (const { file_id } of given) await this.files.remove(tx, file_id);
    });
  }

  /**
   * Everything before the signature: what was written and given, and what still stands in the way; for an open supplement
   * also what was asked for and has not come. Errors: NotFound.
   */
  async review(person: Person, id: string): Promise<Review> {
    const draft = await this.reader.find(person, id);
    const form = this.forms.of(draft.version);
    const { answers, sections, papers, problems, fee } = weigh(draft, form, this.clock.now());
    const submitted = draft.openScope === null ? new Set<string>() : await this.reader.submittedFiles(id);
    const all = [...problems, ...stillAwaited(draft, form, submitted)];
    const isOpen = draft.sealedAt === null || draft.openScope !== null;
    return { draft, sections, answers, papers, problems: all, fee: fee ?? 0, ready: isOpen && all.length === 0 };
  }

  /** A file as its author gave it. Errors: NotFound `applications.unknown`, `documents.unknown`. */
  async file(person: Person, id: string, fileId: string): Promise<HandedOutFile> {
    const draft = await this.reader.find(person, id);
    const file = [...draft.files.values()].flat().find((one) => one.id === fileId);
    if (!file) throw new NotFound('documents.unknown');
    return { stream: await this.files.open(file.id), type: file.type, size: file.size, name: file.name };
  }

  /**
   * The hand in which an application of the counter is written on by a colleague of whoever filed it. Whether the colleague
   * may is judged by the caller. Errors: NotFound `applications.unknown` where it is not one of the counter.
   */
  async inCounterHand(colleague: Person, id: string): Promise<Person> {
    const [row] = await this.db.query<{ filedBy: string }>(
      `select filed_by as "filedBy" from applications where id = $1 and account_id is null`,
      [id],
    );
    if (!row) throw new NotFound('applications.unknown');
    return { ...colleague, accountId: row.filedBy };
  }

  /** One's own drafts, newest first, 25 a page; `after`: the last one of the page before. */
  draftsOf(person: Person, after?: DraftPlace): Promise<DraftSummary[]> {
    return this.list('account_id', person, after);
  }

  /** What an officer has begun at the counter and not handed in, as `draftsOf`. */
  counterDraftsOf(officer: Person, after?: DraftPlace): Promise<DraftSummary[]> {
    return this.list('filed_by', officer, after);
  }

  private list(by: 'account_id' | 'filed_by', { accountId }: Person, after?: DraftPlace): Promise<DraftSummary[]> {
    return this.db.query<DraftSummary>(
      `select id, procedure_code as "procedureCode", version_id as "versionId", updated_at as "updatedAt"
       from applications
       where ${by} = $1 and sealed_at is null
         and ($2::timestamptz is null or (updated_at, id) < ($2, $3::uuid))
       order by updated_at desc, id desc limit ${PAGE}`,
      [accountId, after?.updatedAt ?? null, after?.id ?? null],
    );
  }

  /** Puts a stored file to its slot; of two at once only as many as fit. */
  private async put(draft: Draft, slot: Slot, file: StoredFile, most: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.touch(tx, draft);
      const added = await queryIn(
        tx,
        `insert into application_papers (application_id, slot, file_id, added_at) select $1, $2, $3, $4
         where (select count(*) from application_papers where application_id = $1 and slot = $2) < $5 returning slot`,
        [draft.id, slot, file.id, this.clock.now(), most],
      );
      if (added.length === 0) throw new Refused('applications.too_many_files', { most });
    });
  }

  /** One UPDATE through the door; nobody's change is overwritten unseen. */
  private async store(draft: Draft, revision: number, answers: Answers, typed: object): Promise<Draft> {
    const now = this.clock.now();
    const [row] = await this.db.query<ApplicationRow>(
      `update applications set answers = $3, typed = $4, revision = revision + 1, updated_at = $5
       where id = $1 and revision = $2 and (sealed_at is null or open_scope is not null)
       returning revision`,
      [draft.id, revision, JSON.stringify(answers), JSON.stringify(typed), now],
    );
    if (!row) throw await this.whyNot(draft.id);
    return { ...draft, answers, typed: typed as Draft['typed'], revision: row.revision, updatedAt: now };
  }

  private async touch(tx: Parameters<typeof queryIn>[0], draft: Draft): Promise<void> {
    const rows = await queryIn(
      tx,
      `update applications set updated_at = $2 where id = $1 and (sealed_at is null or open_scope is not null) returning id`,
      [draft.id, this.clock.now()],
    );
    if (rows.length === 0) throw new Refused('applications.sealed');
  }

  private async whyNot(id: string): Promise<Error> {
    const [row] = await this.db.query<Pick<ApplicationRow, 'sealed_at' | 'open_scope' | 'updated_at'>>(
      `select sealed_at, open_scope, updated_at from applications where id = $1`,
      [id],
    );
    if (!row) return new NotFound('applications.unknown');
    if (row.sealed_at !== null && row.open_scope === null) return new Refused('applications.sealed');
    return new Conflict('applications.changed_elsewhere', '', row.updated_at, []);
  }
}
