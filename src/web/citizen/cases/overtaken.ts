import type { Conflict } from '../../../platform/errors/errors.js';
import { formatMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { eventTitle } from './case-timeline.js';

/** Who was faster, when, and what happened meanwhile; nothing where nobody was. */
export function overtakenLines(conflict: Conflict | undefined, speak: Speak): string[] {
  if (!conflict) return [];
  const values = { by: conflict.by, at: formatMoment(conflict.at, speak.locale) };
  return [speak.t('case_pages.overtaken', values), ...conflict.changes.map((word) => eventTitle(word, speak))];
}
