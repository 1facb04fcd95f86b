import type { PublishedVersion } from '../../catalog/catalog.types.js';
import type { StoredFile } from '../../documents/files.types.js';
import type { VisibleSection } from '../../forms/compiled-form.js';
import type { Answers } from '../../forms/form.types.js';
import type { Problem } from '../../platform/errors/errors.js';
import type { DeclaredApplicant, OpenScope, PaperState, Slot } from '../application.types.js';
import { feeIfKnown } from '../fee.js';
import { papersOf } from '../papers.js';
import { type ApplicationForm, fieldIdOf, type Written } from './application-form.js';
import { paperSlot } from './rows.js';
import { isOpenIn } from './slots.js';

/** An application as it stands, before anybody says that it is complete. */
export interface Weighable extends Written {
  readonly version: PublishedVersion;
  readonly sealedAt: Date | null;
  readonly openScope: OpenScope | null;
}

/** What would be sealed, and what stands in the way. */
export interface Weighed {
  readonly answers: Answers;
  readonly sections: readonly VisibleSection[];
  readonly papers: readonly PaperState[];
  readonly problems: readonly Problem[];
  /** Null where the answers do not say it. */
  readonly fee: number | null;
}

/**
 * Judges a whole application. While a supplement is asked for only what is open counts: a day that was in time at
 * submission may be past by now, and nobody could mend it.
 */
export function weigh(draft: Weighable, form: ApplicationForm, now: Date): Weighed {
  const { bundle } = draft.version;
  const answers = form.prune(form.withFiles(draft), now);
  const sections = form.sections(answers, now);
  const papers = papersOf(bundle, answers, form.today(now)).map((one) => paperState(one, draft.files));
  const missing = papers.filter((one) => one.required && !one.given);
  const wrong = firstOfEach([...unreadOf(draft, form, sections), ...form.validate(answers, now)]);
  const place = new Map(form.fieldIds.map((id, index) => [id, index]));
  const inOrder = wrong.toSorted((a, b) => (place.get(fieldIdOf(a.at)) ?? 0) - (place.get(fieldIdOf(b.at)) ?? 0));
  const problems = [
    ...inOrder.filter(({ at }) => isOpenIn(draft, 'fields', fieldIdOf(at))),
    ...missing.filter(({ paper }) => isOpenIn(draft, 'papers', paper.id)).map(({ paper }) => paperMissing(paper.id)),
  ];
  return { answers, sections, papers, problems, fee: feeIfKnown(bundle, answers, form.today(now)) };
}

/**
 * Papers and file questions that a supplement names and for which nothing new was given. `submitted`: ids of the files
 * that were submitted before.
 */
export function stillAwaited(draft: Weighable, form: ApplicationForm, submitted: ReadonlySet<string>): Problem[] {
  if (draft.openScope === null) return [];
  const nothingNew = (slot: Slot): boolean => !(draft.files.get(slot) ?? []).some((file) => !submitted.has(file.id));
  const { papers, fields } = draft.openScope;
  return [
    ...papers.filter((id) => nothingNew(`paper:${id}`)).map((id) => `paper:${id}`),
    ...fields.filter((id) => form.isFile(id) && nothingNew(`field:${id}`)),
  ].map((at) => ({ at, code: 'applications.nothing_new' }));
}

const paperMissing = (id: string): Problem => ({ at: paperSlot(id), code: 'applications.paper_missing' });

function paperState(
  asked: Pick<PaperState, 'paper' | 'needed' | 'required'>,
  files: ReadonlyMap<Slot, readonly StoredFile[]>,
): PaperState {
  const given = files.get(paperSlot(asked.paper.id)) ?? [];
  return { ...asked, files: given, given: given.length > 0 };
}

/** What was typed and could not be read is still wrong, wherever one looks from, and is told as when it was typed. */
function unreadOf(draft: Weighable, form: ApplicationForm, sections: readonly VisibleSection[]): Problem[] {
  const typed = new Set(Object.keys(draft.typed).map(fieldIdOf));
  return sections.flatMap((section) => {
    const unread = section.fields.flatMap(({ field }) => (typed.has(field.id) ? [field.id] : []));
    if (unread.length === 0) return [];
    const { problems } = form.readPosted(section.id, draft.typed);
    return unread.map(
      (id) => problems.find(({ at }) => fieldIdOf(at) === id) ?? { at: id, code: 'applications.unread' },
    );
  });
}

/** One problem a field, the first one found. */
function firstOfEach(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ at }) => {
    const id = fieldIdOf(at);
    return seen.has(id) ? false : seen.add(id);
  });
}

/** Who applies, by the fields that the procedure names for it. */
export function applicantOf(version: PublishedVersion, answers: Answers, accountId: string | null): DeclaredApplicant {
  const { name, phone, email, personalId } = version.bundle.applicant;
  const text = (field: string | undefined): string | null => {
    const value = field === undefined ? undefined : answers[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    accountId,
    name: text(name) ?? '',
    phone: text(phone) ?? '',
    email: text(email),
    personalId: text(personalId),
  };
}
