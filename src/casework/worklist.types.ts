import type { CaseSummary } from './case.types.js';

/**
 * `todo`: waiting for a role that the officer holds at that agency; `mine`: assigned to the officer; the others by phase.
 * `all` is everything open, `closed` what has ended, newest first.
 */
export const WORKLIST_TABS = ['todo', 'mine', 'new', 'in_progress', 'awaiting', 'decided', 'all', 'closed'] as const;
export type WorklistTab = (typeof WORKLIST_TABS)[number];

export interface WorklistFilter {
  readonly tab: WorklistTab;
  /** Code of a procedure. */
  readonly procedure?: string;
  /** `me`, `nobody`, or an account id. */
  readonly assignee?: string;
  /** One of the officer's agencies; default: all of them. */
  readonly agency?: string;
  /** `next` of the page before. */
  readonly after?: string;
  /** 25, 50 or 100; default 25. */
  readonly limit?: number;
}

export interface WorklistPage {
  /** By legal urgency: the least time left first, then by age; closed ones newest first. */
  readonly items: readonly CaseSummary[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** Cases behind a tab; counting stops at 1,001, which stands for "1,000+". */
export type WorklistCounts = Readonly<Record<WorklistTab, number>>;
export const MOST_COUNTED = 1000;
