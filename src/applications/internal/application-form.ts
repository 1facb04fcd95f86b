import type { Day } from '../../calendar/calendar.types.js';
import { canonicalJson } from '../../definition/canonical-json.js';
import type { CompiledForm, FormSnapshot, PostedPage, Reading, VisibleSection } from '../../forms/compiled-form.js';
import type { Answers, AnswerValue, Field } from '../../forms/form.types.js';
import { NotFound, type Problem } from '../../platform/errors/errors.js';
import { dayOf } from '../../platform/i18n/format.js';
import type { Slot, Typed } from '../application.types.js';
import type { StoredFile } from '../../documents/files.types.js';
import { fieldSlot } from './rows.js';

/** What somebody has written so far. */
export interface Written {
  readonly answers: Answers;
  readonly typed: Typed;
  readonly files: ReadonlyMap<Slot, readonly StoredFile[]>;
}

/** What became of one page. */
export interface Judged {
  readonly answers: Answers;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  /** Fields whose answer or typed text is another one now. */
  readonly changed: readonly string[];
}

/** Field behind the name of an input or the place of a problem: `born` of `born-year`. Ids have no dash. */
export const fieldIdOf = (name: string): string => name.split(/[-.]/, 1)[0] ?? name;

/** A form of one version: reads what is written and says what is wrong with it, by the days of the installation. */
export class ApplicationForm {
  constructor(
    private readonly form: CompiledForm,
    private readonly timeZone: string,
  ) {}

  today(now: Date): Day {
    return dayOf(now, this.timeZone);
  }

  /** Errors: NotFound `applications.no_such_page`. */
  readPosted(sectionId: string, body: Readonly<Record<string, unknown>>, reading: Reading = {}): PostedPage {
    this.fieldsOf(sectionId);
    return this.form.readPosted(sectionId, body, reading);
  }

  /**
   * Puts a posted page to what was written before. Good answers are taken, the rest is kept as typed and its old answer
   * goes: what stands on the page is what holds. `isOpen`: fields that may be changed; others keep their answer when the
   * page did not ask for them.
   */
  judge(draft: Written, posted: PostedPage, sectionId: string, now: Date, isOpen: (field: string) => boolean): Judged {
    const own = new Set(this.fieldsOf(sectionId).map((field) => field.id));
    const unread = Object.keys(posted.typed).map(fieldIdOf);
    const asked = this.askedIds(draft, sectionId, now);
    const empty = posted.empty.filter((id) => isOpen(id) && asked.has(id));
    const gone = new Set([...empty, ...unread]);
    const kept = Object.entries(draft.answers).filter(([id]) => !(own.has(id) && gone.has(id)));
    const read = Object.entries(posted.values).filter(([id]) => own.has(id) && !gone.has(id));
    const answers: Answers = Object.fromEntries([...kept, ...read]);
    const elsewhere = Object.entries(draft.typed).filter(([name]) => !own.has(fieldIdOf(name)));
    return {
      answers,
      typed: Object.fromEntries([...elsewhere, ...Object.entries(posted.typed)]),
      problems: this.problemsOf({ ...draft, answers }, posted, sectionId, now).filter(({ at }) =>
        isOpen(fieldIdOf(at)),
      ),
      changed: [...own].filter((id) => unread.includes(id) || !sameAnswer(draft.answers[id], answers[id])),
    };
  }

  /**
   * Puts answers given as data to those of before; `null` removes. Judges what was given and nothing else: what is still
   * missing is nobody's mistake yet.
   */
  readJson(
    draft: Written,
    values: Readonly<Record<string, unknown>>,
    reading: Reading,
    now: Date,
  ): { readonly answers: Answers; readonly problems: readonly Problem[] } {
    const read = this.form.readJson(values, reading);
    const kept = Object.entries(draft.answers).filter(([id]) => !read.removed.includes(id));
    const answers: Answers = Object.fromEntries([...kept, ...Object.entries(read.values)]);
    const judged = this.validate(this.withFiles({ ...draft, answers }), now);
    const wrong = judged.filter(({ at }) => fieldIdOf(at) in read.values);
    return { answers, problems: [...read.problems, ...wrong] };
  }

  /** Answers that fit the questions of this version, whatever version they were given to. */
  carry(answers: Answers): Answers {
    const known = Object.entries(answers).filter(([id]) => this.form.field(id) !== undefined);
    return this.form.readJson(Object.fromEntries(known)).values;
  }

  /** Answers with the files that were given to questions of the form. */
  withFiles({ answers, files }: Pick<Written, 'answers' | 'files'>): Answers {
    const all: Record<string, AnswerValue> = { ...answers };
    for (const id of this.form.fieldIds) {
      if (!this.isFile(id)) continue;
      const given = files.get(fieldSlot(id)) ?? [];
      if (given.length > 0) all[id] = given.map((file) => file.id);
      else delete all[id];
    }
    return all;
  }

  isFile(fieldId: string): boolean {
    return this.form.field(fieldId)?.type === 'file';
  }

  prune(answers: Answers, now: Date): Answers {
    return this.form.prune(answers, this.today(now));
  }

  validate(answers: Answers, now: Date): Problem[] {
    return this.form.validate(answers, this.today(now));
  }

  sections(answers: Answers, now: Date): VisibleSection[] {
    return this.form.sections(answers, this.today(now));
  }

  snapshot(answers: Answers, now: Date): FormSnapshot {
    return this.form.snapshot(answers, this.today(now));
  }

  /** Fields of the form that take an answer. */
  get fieldIds(): readonly string[] {
    return [...this.form.fieldIds];
  }

  /** Errors: NotFound `applications.no_such_page`. */
  private fieldsOf(sectionId: string): readonly Field[] {
    const section = this.form.definition.sections.find((one) => one.id === sectionId);
    if (!section) throw new NotFound('applications.no_such_page');
    return section.fields.filter((field) => field.type !== 'file' && field.type !== 'explanation');
  }

  /** Of a question that cannot be read, that alone is said; of a question that is not asked, nothing. */
  private problemsOf(draft: Written, posted: PostedPage, sectionId: string, now: Date): Problem[] {
    const asked = this.askedIds(draft, sectionId, now);
    const unread = posted.problems.filter(({ at }) => asked.has(fieldIdOf(at)));
    const said = new Set(unread.map(({ at }) => fieldIdOf(at)));
    const judged = this.form.validateSection(sectionId, this.withFiles(draft), this.today(now));
    return [...unread, ...judged.filter(({ at }) => !said.has(fieldIdOf(at)))];
  }

  /** Fields of a page that are shown with these answers. */
  private askedIds(draft: Written, sectionId: string, now: Date): ReadonlySet<string> {
    const section = this.form.section(sectionId, this.withFiles(draft), this.today(now));
    return new Set(section?.fields.map(({ field }) => field.id));
  }
}

/** Whether two answers to one question say the same. */
export const sameAnswer = (one: AnswerValue | undefined, other: AnswerValue | undefined): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);
