import { Invalid, type Problem, Refused, Unavailable } from '../../../platform/errors/errors.js';

/**
 * What a refused file or a refused submission says beside its input, at `at` where the refusal itself names no place.
 * Anything else is thrown on.
 */
export function sayAt(error: unknown, at: string): Problem[] {
  if (error instanceof Invalid) return error.problems.length > 0 ? [...error.problems] : [{ at, code: error.code }];
  if (error instanceof Refused || error instanceof Unavailable) {
    return [{ at, code: error.code, values: error.values }];
  }
  throw error;
}
