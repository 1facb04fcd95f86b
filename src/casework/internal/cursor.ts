import type { SummaryRow } from './summary-row.js';
import type { Cursor } from './worklist-sql.js';

/** Where a page ended, as one word for an address. Anything but a date stands for `infinity`. */
export const cursorAt = (at: Date | number | null, id: string): string =>
  `${at instanceof Date ? at.getTime().toString(36) : 'never'}~${id}`;

/** Where a page of a queue ended. */
export const writeCursor = (row: SummaryRow, closed: boolean): string =>
  cursorAt(closed ? row.closedAt : row.dueOrder, row.id);

export function readCursor(text: string | undefined): Cursor | undefined {
  const match = /^(never|[0-9a-z]{1,11})~([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(text ?? '');
  const [, at, id] = match ?? [];
  if (at === undefined || id === undefined) return undefined;
  const moment = at === 'never' ? undefined : new Date(Number.parseInt(at, 36));
  if (moment && Number.isNaN(moment.getTime())) return undefined;
  return { at: moment ? moment.toISOString() : 'infinity', id };
}
