import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Hearing } from '../../platform/outbox/listeners.service.js';
import { type DueTimer, Timers } from '../../platform/timers/timers.service.js';
import type { CaseEvent } from '../case.messages.js';
import { lockCaseById, saveCase } from './case-file.js';
import { DUE_SOON, OVERDUE } from './case-timers.js';
import { MOTCUA } from './motcua.js';
import { CaseRecord } from './record.js';

/** Writes down that a case is about to be late, and that it is; whoever is to be told hears of it. */
@Injectable()
export class DueReminders implements OnModuleInit {
  constructor(
    private readonly timers: Timers,
    private readonly record: CaseRecord,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timers.on(DUE_SOON, (timer, hearing) => this.remind('case.due_soon', timer, hearing));
    this.timers.on(OVERDUE, (timer, hearing) => this.remind('case.overdue', timer, hearing));
  }

  /** No act, and nothing moves: but it is history, so it has its place among the events. */
  private async remind(event: CaseEvent, { subject, payload }: DueTimer, { once }: Hearing): Promise<void> {
    await once(async (tx) => {
      const file = await lockCaseById(tx, subject.id);
      if (!file || file.finishedAt !== null || file.dueAt?.toISOString() !== payload.due) return;
      file.revision += 1;
      await saveCase(tx, file);
      await this.record.write(tx, MOTCUA, {
        caseId: file.id,
        revision: file.revision,
        at: this.clock.now(),
        event,
        action: null,
        side: 'system',
        from: file.state,
        to: file.state,
        detail: { due: payload.due ?? null },
        agencyId: file.heldAt,
      });
    });
  }
}
