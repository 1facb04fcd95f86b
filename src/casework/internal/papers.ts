import { papersOf } from '../../applications/papers.js';
import { localDay } from '../../calendar/working-time.js';
import type { Bundle, Paper } from '../../definition/bundle.types.js';
import type { Answers } from '../../forms/form.types.js';

/** The papers that these answers ask for, as a receipt lists them. */
export const papersAsked = (bundle: Bundle, answers: Answers, now: Date): Paper[] =>
  papersOf(bundle, answers, localDay(now)).flatMap(({ paper, needed }) => (needed ? [paper] : []));
