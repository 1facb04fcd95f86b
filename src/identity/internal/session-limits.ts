const MINUTE = 60_000;

/** A session ends when nothing was asked for this long … */
export const IDLE_MS = 30 * MINUTE;
/** … and this long after signing in, whatever was asked. */
export const LONGEST_MS = 12 * 60 * MINUTE;
/** "Last seen" is written at most this often. */
export const TOUCH_EVERY_MS = MINUTE;
