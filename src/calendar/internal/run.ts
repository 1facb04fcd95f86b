import type { Localised } from '../../platform/i18n/localised.js';
import type { Extension, Pause, Term } from '../calendar.types.js';
import { dayName, dayOf, minuteName } from './days.js';
import type { Office } from './office.js';
import { type Steps, explainDays, stepList } from './steps.js';
import { endOfTerm, minutesOf, rawEnd, runsByTheMinute, startOfDay, startOfTerm } from './terms.js';

/** A stretch of days or minutes (after `from`, up to and including `to`) that is added to the term. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One term being counted: pauses and extensions are told to it in the order in which they happened. */
export class Run {
  openSince?: { readonly at: number; readonly basis: Localised };
  private readonly stretches: Stretch[] = [];
  private readonly extensions: Term[] = [];
  private readonly extensionSteps = stepList();
  private readonly byTheMinute: boolean;

  constructor(
    private readonly office: Office,
    private readonly term: Term,
    private start: number,
    private readonly steps: Steps,
  ) {
    this.byTheMinute = runsByTheMinute(term);
    this.sayTerm();
  }

  /** `from` and `to` are local minutes; an open pause is handed over as if it ended now. */
  pause({ effect, basis, to: ended }: Pause, from: number, to: number): void {
    const at = minuteName(from);
    if (effect === 'none') return this.steps.add('pause_without_effect', { from: at, to: minuteName(to) }, { basis });
    if (from > this.end()) return this.steps.add('pause_after_due', { from: at }, { basis });
    if (!ended) this.openSince ??= { at: from, basis };
    if (effect === 'restart') return this.restart(from, to, basis);
    if (this.byTheMinute) {
      const minutes = this.addStretch({ from, to });
      this.steps.add('pause_added_minutes', { from: at, to: minuteName(to), minutes }, { basis });
    } else {
      const days = this.addStretch({ from: dayOf(from), to: this.office.dayCountedFor(to) });
      this.steps.add('pause_added_days', { from: at, to: minuteName(to), days }, { basis });
    }
  }

  extend({ by, basis }: Extension, grantedAt: number): void {
    this.extensions.push(by);
    this.extensionSteps.add(`extended_${by.unit}`, { granted: minuteName(grantedAt), amount: by.amount }, { basis });
  }

  /** The due minute; says the steps that come last. */
  finish(): number {
    const due = this.end();
    if (this.byTheMinute || this.term.unit === 'working_days') {
      explainDays(this.office, dayOf(this.start), dayOf(due), this.steps);
    } else {
      const raw = this.rawDay();
      const moved = this.office.workingDayFrom(raw);
      if (moved > raw) this.steps.add('moved_off_day_off', { from: dayName(raw), to: dayName(moved) });
    }
    for (const { code, values, texts } of this.extensionSteps.all) this.steps.add(code, values, texts);
    return due;
  }

  /**
   * Completion has no cut-off, but after closing or on a day off it counts as the next working day. Of two restarts the
   * one that ends later counts.
   */
  private restart(from: number, to: number, basis: Localised): void {
    this.start = Math.max(this.start, startOfTerm(this.office, to, this.term));
    this.steps.add('pause_restarted', { from: minuteName(from), to: minuteName(to) }, { basis });
    this.sayTerm();
  }

  /** Adds a stretch and tells how much more it brings. */
  private addStretch(stretch: Stretch): number {
    const before = this.added();
    this.stretches.push(stretch);
    return this.added() - before;
  }

  /** The end as things stand: term, then pauses, then once off a day off, then extensions. */
  private end(): number {
    const { office, term } = this;
    const end = this.byTheMinute
      ? office.addWorkingMinutes(this.start, minutesOf(term) + this.added())
      : office.closing(office.workingDayFrom(this.rawDay()));
    return this.extensions.reduce(
      (at, by) => endOfTerm(office, runsByTheMinute(by) ? at : startOfDay(dayOf(at)), by),
      end,
    );
  }

  private rawDay(): number {
    const raw = rawEnd(this.office, dayOf(this.start), this.term);
    return this.term.unit === 'working_days' ? this.office.workingDayAfter(raw, this.added()) : raw + this.added();
  }

  /** Days or minutes of all stretches together, none of them twice and none from before the term began. */
  private added(): number {
    const first = this.byTheMinute ? this.start : dayOf(this.start);
    let covered = first;
    let sum = 0;
    for (const { from, to } of [...this.stretches].sort((a, b) => a.from - b.from)) {
      const begin = Math.max(from, covered);
      if (to <= begin) continue;
      sum += this.measure(begin, to);
      covered = to;
    }
    return sum;
  }

  private measure(from: number, to: number): number {
    if (this.byTheMinute) return this.office.workingMinutesIn(from, to);
    return this.term.unit === 'working_days' ? this.office.workingDaysIn(from, to) : to - from;
  }

  private sayTerm(): void {
    const { amount, unit } = this.term;
    if (this.byTheMinute) {
      const at = minuteName(endOfTerm(this.office, this.start, this.term));
      return this.steps.add(`term_${unit}`, { amount, from: minuteName(this.start), at });
    }
    const day = dayName(rawEnd(this.office, dayOf(this.start), this.term));
    if (amount === 0) return this.steps.add('term_same_day', { day });
    this.steps.add(`term_${unit}`, { amount, from: dayName(dayOf(this.start)), day });
  }
}
