import type { UnitBook } from '../../../agencies/agencies.types.js';
import type { Draft } from '../../../applications/application.types.js';
import type { VisibleSection } from '../../../forms/compiled-form.js';
import type { Person } from '../../../platform/actor.js';
import type { Problem } from '../../../platform/errors/errors.js';
import type { Locale } from '../../../platform/i18n/localised.js';
import type { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../fields.types.js';
import type { Speak } from '../speak.js';

/** Addresses of one way to apply: a citizen's own, or at the counter. */
export interface WizardPaths {
  /** Where somebody goes who leaves. */
  readonly list: string;
  application(id: string): string;
  section(id: string, section: string): string;
  autosave(id: string, section: string): string;
  papers(id: string): string;
  paper(id: string, paper: string): string;
  file(id: string, file: string): string;
  removeFile(id: string, file: string): string;
  check(id: string): string;
  submit(id: string): string;
  discard(id: string): string;
}

/** Who applies through these pages, and what becomes of it. */
export interface Journey {
  readonly paths: WizardPaths;
  /** An officer writes for somebody at the counter: other words, the same questions. */
  readonly atCounter: boolean;
  submit(
    person: Person,
    id: string,
    given: { readonly revision: number; readonly idempotencyKey: string },
  ): Promise<{ readonly code: string }>;
  /** Where a new case is shown to whoever filed it. */
  submitted(code: string): string;
}

/** One request for one application. */
export interface Asked {
  readonly person: Person;
  readonly locale: Locale;
  readonly id: string;
  readonly journey: Journey;
}

/** What every page of an application is made with. */
export interface WizardSetting {
  readonly speak: Speak;
  readonly wording: Wording;
  readonly units: UnitBook;
  readonly paths: WizardPaths;
  readonly atCounter: boolean;
}

/** One page of the form. */
export interface SectionFacts {
  readonly draft: Draft;
  /** All pages as they are asked now. */
  readonly sections: readonly VisibleSection[];
  readonly section: VisibleSection;
  /** The page as it was just sent, when it comes back with problems. */
  readonly posted?: Posted;
  readonly problems: readonly Problem[];
  /** Since when another window has saved something else. */
  readonly overtakenAt?: Date;
  /** Came from the page where answers are checked, and goes back there. */
  readonly fromCheck: boolean;
}
