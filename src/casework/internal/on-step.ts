import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { Conflict } from '../../platform/errors/errors.js';
import { Listeners } from '../../platform/outbox/listeners.service.js';
import { type DueTimer, Timers } from '../../platform/timers/timers.service.js';
import { timersOf } from '../../workflow/plan.js';
import { CaseActs } from '../case-acts.service.js';
import type { CaseEvent } from '../case.messages.js';
import type { CaseFile } from './case-file.js';
import { STEP } from './case-timers.js';
import { CaseGrounds } from './grounds.service.js';
import { MOTCUA } from './motcua.js';

const ACCEPTED: CaseEvent = 'case.accepted';
/** Somebody may act in the same moment; then the case is looked at again. */
const MOST_TRIES = 3;

/**
 * Steps that no person takes: the hand-over of an accepted case, the end of a case whose supplement never came. They are
 * acts like any other, by the system.
 */
@Injectable()
export class CaseSteps implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly listeners: Listeners,
    private readonly db: Db,
    private readonly grounds: CaseGrounds,
    private readonly acts: CaseActs,
  ) {}

  onModuleInit(): void {
    this.timers.on(STEP, (timer, { key }) => this.take(timer, key));
    // The timer would do it too, within seconds; whoever has just received the case need not wait for it.
    this.listeners.on(ACCEPTED, 'casework.hand_over', ({ subject }, { key }) =>
      this.step(subject.id, key, async (file) => this.immediate(file)),
    );
  }

  /** The step for which the timer was set, if the case has not left that state since. */
  private take({ subject, payload }: DueTimer, key: string): Promise<void> {
    return this.step(subject.id, key, async (file) => {
      const since = await this.since(file);
      return since?.toISOString() === payload.since ? String(payload.action) : undefined;
    });
  }

  private async step(
    caseId: string,
    key: string,
    choose: (file: CaseFile) => Promise<string | undefined>,
  ): Promise<void> {
    for (let tries = 1; ; tries++) {
      const file = await this.grounds.findById(caseId);
      const action = file && (await choose(file));
      if (!file || action === undefined) return;
      try {
        const { code, revision: version } = file;
        await this.acts.act(MOTCUA, { code, action, version, input: {}, idempotencyKey: `${key}.${action}` });
        return;
      } catch (error) {
        if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
      }
    }
  }

  private async immediate(file: CaseFile): Promise<string | undefined> {
    const { bundle } = await this.grounds.of(file);
    return timersOf(bundle.workflow, file.state).find(({ after }) => after === undefined)?.action.id;
  }

  /** When the case came into the state in which it is. */
  private async since(file: CaseFile): Promise<Date | undefined> {
    const [row] = await this.db.query<{ at: Date }>(
      `select at from case_events where case_id = $1 and to_state = $2 and from_state is distinct from to_state
       order by revision desc limit 1`,
      [file.id, file.state],
    );
    return row?.at;
  }
}
