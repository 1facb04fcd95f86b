const DAY = 24 * 60 * 60 * 1000;

/** A warning comes a day before the due moment, or half-way where less than two days are left. */
export function warnAt(due: Date, now: Date): Date {
  const left = due.getTime() - now.getTime();
  return new Date(left > 2 * DAY ? due.getTime() - DAY : now.getTime() + Math.max(0, left / 2));
}
