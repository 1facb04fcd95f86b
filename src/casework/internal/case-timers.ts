import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '../../calendar/calendar.types.js';
import { addWorkingTime } from '../../calendar/working-time.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Subject } from '../../platform/outbox/message.js';
import { Timers } from '../../platform/timers/timers.service.js';
import { timersOf } from '../../workflow/plan.js';
import type { Workflow } from '../../workflow/workflow.types.js';
import { CASE } from '../case.messages.js';
import { warnAt } from './timing.js';

/** Names of the moments at which a case wants to be looked at. */
export const DUE_SOON = 'case.due_soon';
export const OVERDUE = 'case.overdue';
/** A state that ends by itself: hand-over, an answer that never came. */
export const STEP = 'case.step';

const about = (caseId: string): Subject => ({ kind: CASE, id: caseId });

/** Sets and forgets the timers of a case, in the transaction of the act that makes or ends them. */
@Injectable()
export class CaseTimers {
  constructor(private readonly timers: Timers) {}

  /** Warns before the due moment and tells when it has passed. The moment travels along: a later one makes this one void. */
  async watchDueDate(tx: Tx, caseId: string, due: Date, now: Date, calendar: WorkCalendar): Promise<void> {
    const payload = { due: due.toISOString() };
    await this.timers.set(tx, { subject: about(caseId), name: DUE_SOON, at: warnAt(due, now, calendar), payload });
    await this.timers.set(tx, { subject: about(caseId), name: OVERDUE, at: due, payload });
  }

  /** The clock stands still or is over: nothing becomes late. */
  async forgetDueDate(tx: Tx, caseId: string): Promise<void> {
    await this.timers.cancel(tx, about(caseId), DUE_SOON);
    await this.timers.cancel(tx, about(caseId), OVERDUE);
  }

  /**
   * The case came into this state now: what performs itself there first is set, whatever was set for the state before is
   * void. `since` travels along, so that a case that left the state and came back is not taken for one that stayed.
   */
  async watchState(
    tx: Tx,
    caseId: string,
    workflow: Workflow,
    state: string,
    calendar: WorkCalendar,
    now: Date,
  ): Promise<void> {
    const steps = timersOf(workflow, state).map(({ action, after }) => ({
      action: action.id,
      at: after ? addWorkingTime(now, after, calendar) : now,
    }));
    const first = steps.sort((a, b) => a.at.getTime() - b.at.getTime())[0];
    if (!first) return this.timers.cancel(tx, about(caseId), STEP);
    const payload = { action: first.action, since: now.toISOString() };
    await this.timers.set(tx, { subject: about(caseId), name: STEP, at: first.at, payload });
  }

  async forgetAll(tx: Tx, caseId: string): Promise<void> {
    await this.timers.cancel(tx, about(caseId));
  }
}
