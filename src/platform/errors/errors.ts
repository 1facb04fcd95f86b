import type { Locale, Localised } from '../i18n/localised.js';

/**
 * The six ways a request can fail. Code below the pages throws these and nothing else on purpose; one filter turns them
 * into a page or into problem+json. `code` is a stable word of the form `module.reason`; wording for it stands under
 * `errors.<code>` in every language, with `values` filled in.
 */
export type ErrorValues = Readonly<Record<string, string | number>>;

export abstract class MotcuaError extends Error {
  abstract readonly status: number;
  constructor(
    readonly code: string,
    readonly values: ErrorValues = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

/** There is no such thing, or none that this person may know of. 404. */
export class NotFound extends MotcuaError {
  readonly status = 404;
}

/** The person is known, and this is not theirs to do. 403 (401 when nobody is signed in). */
export class Forbidden extends MotcuaError {
  readonly status = 403;
}

/** Somebody has to say who they are first. 401; a page sends them to `signIn` and back again. */
export class SignInNeeded extends MotcuaError {
  readonly status = 401;
  /** `signIn`: address of the sign-in page, without the way back. */
  constructor(readonly signIn: string) {
    super('identity.sign_in_needed');
  }
}

/** Too often. 429; `retryAfter` in seconds. */
export class TooMany extends MotcuaError {
  readonly status = 429;
  constructor(
    code: string,
    readonly retryAfter: number,
  ) {
    super(code, { seconds: retryAfter });
  }
}

/** One thing wrong with what was sent: `at` is a field id or path, `code` and `values` say what and how to mend it. */
export interface Problem {
  readonly at: string;
  readonly code: string;
  readonly values?: ErrorValues;
  /** Values that have a wording of their own in each language, e.g. the label of a question. */
  readonly texts?: Readonly<Record<string, Localised>>;
}

/** Everything that a problem's sentence is filled with in one language. */
export function valuesOf({ values, texts = {} }: Problem, locale: Locale): ErrorValues {
  const spoken = Object.entries(texts).map(([name, text]) => [name, text[locale]] as const);
  return { ...values, ...Object.fromEntries(spoken) };
}

/** What was sent cannot be understood or accepted as it is. 422. */
export class Invalid extends MotcuaError {
  readonly status = 422;
  constructor(
    readonly problems: readonly Problem[],
    code = 'input.invalid',
  ) {
    super(code);
  }
}

/** A rule of the field says no: the fee is not paid, the step is not yours. 409 with a code. */
export class Refused extends MotcuaError {
  readonly status = 409;
}

/** Somebody else was faster. 409, with who, when and what changed. */
export class Conflict extends MotcuaError {
  readonly status = 409;
  constructor(
    code: string,
    readonly by: string,
    readonly at: Date,
    readonly changes: readonly string[],
  ) {
    super(code, { by });
  }
}

/** It would work, but not now. 503 with Retry-After in seconds. */
export class Unavailable extends MotcuaError {
  readonly status = 503;
  constructor(
    code: string,
    readonly retryAfter = 5,
  ) {
    super(code);
  }
}
