import type { VisibleSection } from '../../../forms/compiled-form.js';
import type { WizardPaths } from './wizard.types.js';

interface Way {
  readonly id: string;
  readonly paths: WizardPaths;
  readonly sections: readonly VisibleSection[];
  /** Papers are asked for with these answers. */
  readonly papers: boolean;
}

/** The page after this one: the next page of the form, then the papers, then the check of everything. */
export function nextPage({ id, paths, sections, papers }: Way, after: string): string {
  const next = sections[sections.findIndex((one) => one.id === after) + 1];
  if (next) return paths.section(id, next.id);
  return papers ? paths.papers(id) : paths.check(id);
}

/** The page before a page of the form. */
export function previousPage({ id, paths, sections }: Omit<Way, 'papers'>, before: string): string {
  const previous = sections[sections.findIndex((one) => one.id === before) - 1];
  return previous ? paths.section(id, previous.id) : paths.application(id);
}

/** Where papers and the check lead back to: the last page of the form. */
export function lastSection({ id, paths, sections }: Omit<Way, 'papers'>): string {
  const last = sections.at(-1);
  return last ? paths.section(id, last.id) : paths.application(id);
}

/** Marks that the person came from the page where answers are checked. */
export const FROM_CHECK = 'from=check';
export const fromCheck = (path: string): string => `${path}?${FROM_CHECK}`;
