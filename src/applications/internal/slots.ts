import type { Bundle } from '../../definition/bundle.types.js';
import type { FileKind } from '../../forms/form.types.js';
import { Invalid, Refused } from '../../platform/errors/errors.js';
import type { Draft, Slot } from '../application.types.js';

/** One file; what a phone's camera makes fits with room to spare. */
const MAX_BYTES = 20 * 1024 * 1024;
const USUAL_KINDS: readonly FileKind[] = ['pdf', 'jpeg', 'png'];
const USUAL_FILES = 5;

export interface SlotRule {
  readonly accept: readonly FileKind[];
  readonly maxFiles: number;
  readonly maxBytes: number;
}

/** What may be put to a paper or a file field. Errors: Invalid `applications.no_such_slot`. */
export function acceptOf(bundle: Bundle, slot: Slot): SlotRule {
  const [kind, id] = [slot.slice(0, slot.indexOf(':')), slot.slice(slot.indexOf(':') + 1)];
  const rule =
    kind === 'paper'
      ? bundle.papers.find((paper) => paper.id === id)
      : bundle.form.sections
          .flatMap((section) => section.fields)
          .find((field) => field.type === 'file' && field.id === id);
  if (!rule) throw new Invalid([{ at: id, code: 'applications.no_such_slot' }]);
  const { accept, maxFiles } = rule as { accept?: readonly FileKind[]; maxFiles?: number };
  return { accept: accept ?? USUAL_KINDS, maxFiles: maxFiles ?? USUAL_FILES, maxBytes: MAX_BYTES };
}

type Opening = Pick<Draft, 'sealedAt' | 'openScope'>;

/**
 * Whether a field or a paper may be changed. A draft is open; what was submitted is open where a supplement request says
 * so, and where a changed answer asks for what was not asked for before.
 */
export function isOpenIn({ sealedAt, openScope }: Opening, what: 'fields' | 'papers', id: string): boolean {
  if (sealedAt === null) return true;
  return openScope !== null && (openScope[what].includes(id) || (openScope.unasked?.[what].includes(id) ?? false));
}

/** Errors: Refused `applications.sealed`, `applications.not_asked_for`. */
export function requireOpen(
  draft: Opening,
  touched: { readonly fields?: readonly string[]; readonly papers?: readonly string[] },
): void {
  if (draft.sealedAt !== null && draft.openScope === null) throw new Refused('applications.sealed');
  const isClosed = (what: 'fields' | 'papers') => (touched[what] ?? []).some((id) => !isOpenIn(draft, what, id));
  if (isClosed('fields') || isClosed('papers')) throw new Refused('applications.not_asked_for');
}

/** What a slot belongs to, for `requireOpen`. */
export const touchedBy = (slot: Slot): { readonly fields?: readonly string[]; readonly papers?: readonly string[] } => {
  const id = slot.slice(slot.indexOf(':') + 1);
  return slot.startsWith('paper:') ? { papers: [id] } : { fields: [id] };
};
