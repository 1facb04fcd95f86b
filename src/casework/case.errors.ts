import { Conflict, Refused } from '../platform/errors/errors.js';

/**
 * Somebody else acted first. `changes` are words of `CaseEvent` without the leading `case.`, oldest first; their wording
 * stands under `casework.events.<word>`.
 */
export const overtaken = (by: string, at: Date, changes: readonly string[]): Conflict =>
  new Conflict('casework.overtaken', by, at, changes);

/** The workflow knows no such action here, for this person, now. */
export const notOffered = (action: string): Refused => new Refused('casework.not_offered', { action });
