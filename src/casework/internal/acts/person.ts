import type { Person, System } from '../../../platform/actor.js';
import { Refused } from '../../../platform/errors/errors.js';

/** Acts that only a person can answer for. */
export function personOf(actor: Person | System): Person {
  if (actor.kind !== 'person') throw new Refused('casework.needs_a_person');
  return actor;
}
