import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { NotFound } from '../platform/errors/errors.js';
import { RateLimits, type RateLimit } from '../platform/ratelimit/rate-limits.service.js';
import { Db } from '../platform/database/db.js';
import type { TrackedCase } from './case.types.js';
import { CaseRecords, type ReadCase } from './internal/case-records.service.js';
import { clockView } from './internal/clock-view.js';
import { CaseGrounds } from './internal/grounds.service.js';
import { phoneTailHash, readPhone } from './internal/phone.js';
import { describeCase } from './internal/summaries.service.js';
import { publicEvents } from './internal/timeline.js';

export type { TrackedCase } from './case.types.js';

const HOUR = 3600;
/** Four digits can be guessed, so a code bears five wrong ones an hour, whoever tries them and however many at once. */
const WRONG_DIGITS: RateLimit = {
  name: 'casework.track',
  points: 5,
  seconds: HOUR,
  code: 'casework.tracking_too_many',
};
/** Nobody looks up that many cases by hand, also not from the computers of one office. */
const LOOK_UPS: RateLimit = {
  name: 'casework.track_from',
  points: 120,
  seconds: HOUR,
  code: 'casework.tracking_too_many',
};
/** Stands in for the case where there is none, so that an unknown code takes as long as a wrong number. */
const NO_CASE = { id: '00000000-0000-0000-0000-000000000000', tail: '0'.repeat(64) };

/** Following a case without an account: by its code and the last four digits of the phone number in the application. */
@Injectable()
export class TrackingQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly limits: RateLimits,
    private readonly records: CaseRecords,
    private readonly grounds: CaseGrounds,
  ) {}

  /**
   * Where a case stands. `phone`: four digits, or the whole number; `address`: where the question comes from.
   * Errors: TooMany `casework.tracking_too_many`; NotFound `casework.tracking_unknown`, the same for an unknown code and for
   * digits that are not this case's.
   */
  async find(code: string, phone: string, address: string): Promise<TrackedCase> {
    const asked = read(code, phone);
    await this.limits.consume(LOOK_UPS, address);
    // Counted before it is judged: of many tries at once no more than five are looked at.
    await this.limits.consume(WRONG_DIGITS, asked.code);
    const known = await this.judged(asked.code, asked.digits);
    if (!known) throw new NotFound('casework.tracking_unknown');
    await this.limits.forget(WRONG_DIGITS, asked.code);
    const file = await this.records.find(asked.code);
    if (!file) throw new NotFound('casework.tracking_unknown');
    return this.tracked(file);
  }

  /** One query and one hash, whether the code exists or not. */
  private async judged(code: string, digits: string): Promise<boolean> {
    const [row] = await this.db.query<{ id: string; tail: string }>(
      `select id, phone_tail_hash as tail from case_files where code = $1`,
      [code],
    );
    const { id, tail } = row ?? NO_CASE;
    const [given, kept] = [Buffer.from(phoneTailHash(id, digits)), Buffer.from(tail)];
    return given.length === kept.length && timingSafeEqual(given, kept) && row !== undefined;
  }

  private async tracked(file: ReadCase): Promise<TrackedCase> {
    const [ground, events, rows] = await Promise.all([
      this.grounds.of(file),
      this.records.events(file.id),
      this.records.clock(file),
    ]);
    const held = Object.values(ground.agencies).find((agency) => agency.id === file.heldAt);
    const seen = describeCase({ ...file, dueOrder: 0 }, ground.bundle, held, 'applicant');
    return {
      code: seen.code,
      procedureName: seen.procedureName,
      agency: held?.name ?? seen.heldAt.name,
      phase: seen.phase,
      statePublic: seen.statePublic,
      submittedAt: seen.submittedAt,
      dueAt: seen.dueAt,
      stopped: seen.stopped,
      closedAt: seen.closedAt,
      events: publicEvents(events, ground),
      clockSteps: clockView(file, rows, ground, this.clock.now()).steps,
    };
  }
}

/** As a person copies it from paper: a code in small letters, the whole number instead of its end. */
const read = (code: string, phone: string): { readonly code: string; readonly digits: string } => ({
  code: code.replace(/\s+/g, '').toUpperCase().slice(0, 40),
  digits: (readPhone(phone) ?? phone.replace(/\s+/g, '')).slice(-4),
});
