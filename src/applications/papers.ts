import type { Day } from '../calendar/calendar.types.js';
import type { Bundle, Paper } from '../definition/bundle.types.js';
import type { Answers } from '../forms/form.types.js';
import { valueOf } from './internal/bundle-values.js';

export interface AskedPaper {
  readonly paper: Paper;
  /** Asked for with these answers. */
  readonly needed: boolean;
  /** Nothing can be submitted without it. */
  readonly required: boolean;
}

/** Every paper of a procedure, and whether these answers ask for it. */
export const papersOf = (bundle: Bundle, answers: Answers, today: Day): AskedPaper[] =>
  bundle.papers.map((paper) => {
    const needed = paper.when === undefined || valueOf(bundle, paper.when, answers, today) === true;
    return { paper, needed, required: needed && paper.required !== false };
  });
