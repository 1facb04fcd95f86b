import { Injectable } from '@nestjs/common';
import type { Answers } from '../../forms/form.types.js';
import type { Person, System } from '../../platform/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { NotFound } from '../../platform/errors/errors.js';
import { plan } from '../../workflow/plan.js';
import type { Act, ActKind, Action, Plan } from '../../workflow/workflow.types.js';
import { EVENT_OF } from '../case.messages.js';
import { mustReach } from './access.js';
import type { ActContext, ActEffect, CaseGround, PreparedInputs } from './act.types.js';
import { type CaseFile, lockCase, saveCase } from './case-file.js';
import { closeCase } from './close.js';
import { conflictSince } from './conflict.js';
import { liveDecision } from './decision-rows.js';
import { Effects } from './effects.service.js';
import { factsOf } from './facts.js';
import { CaseGrounds } from './grounds.service.js';
import { CaseRecord } from './record.js';

export interface AskedAct {
  readonly code: string;
  readonly action: string;
  /** The version of the case that the actor saw. */
  readonly version: number;
  readonly input: unknown;
}

export interface DoneAct {
  readonly code: string;
  readonly version: number;
}

/** Everything about an act that was read and judged before its transaction began. */
export interface ReadyAct {
  readonly asked: AskedAct;
  readonly actor: Person | System;
  readonly before: CaseFile;
  readonly ground: CaseGround;
  readonly answers: Answers;
  readonly action: Action;
  readonly input: PreparedInputs[ActKind] | undefined;
}

/** The five steps of every legal act, once: lock, plan, apply, record, announce. */
@Injectable()
export class ActEngine {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly grounds: CaseGrounds,
    private readonly effects: Effects,
    private readonly record: CaseRecord,
  ) {}

  /** Whatever takes long or asks elsewhere, before a connection is taken. A stale version reads no input: it will conflict. */
  async ready(actor: Person | System, asked: AskedAct): Promise<ReadyAct> {
    const before = mustReach(actor, await this.grounds.find(asked.code));
    const [ground, answers] = await Promise.all([this.grounds.of(before), this.effects.applications.sealedAnswers(before.applicationId)]);
    const action = ground.bundle.workflow.actions.find((one) => one.id === asked.action);
    if (!action) throw unknownAction(asked.action);
    const input = before.revision === asked.version ? await this.prepare(actor, action, asked.input, ground, before) : undefined;
    return { asked, actor, before, ground, answers, action, input };
  }

  /** The act itself, inside the caller's transaction. `also` joins it after the case was locked and the act allowed. */
  async perform(tx: Tx, ready: ReadyAct): Promise<DoneAct> {
    const { asked, actor, ground, answers, action, before } = ready;
    if (touchesApplication(action.kind)) await this.effects.applications.lock(tx, before.applicationId);
    const file = mustReach(actor, await lockCase(tx, asked.code));
    if (file.revision !== asked.version || ready.input === undefined) throw await conflictSince(tx, file.id, asked.version);
    const now = this.clock.now();
    const drafter = action.kind === 'sign' ? (await liveDecision(tx, file.id))?.draftedBy : undefined;
    const followed = plan(ground.bundle.workflow, factsOf(file, ground, answers, drafter, now), actor, actOf(action, ready.input));
    const context = { ...ground, tx, actor, now, file, answers, input: ready.input } as ActContext;
    const detail = await (this.effects.of(action.kind) as ActEffect<ActKind>).apply(context);
    await this.move(context, followed);
    await saveCase(tx, file);
    await this.record.write(tx, actor, {
      caseId: file.id,
      revision: file.revision,
      at: now,
      event: EVENT_OF[action.kind],
      action: action.id,
      side: sideOf(actor, followed),
      from: followed.from.id,
      to: followed.to.id,
      detail,
      agencyId: ground.agencies[followed.from.at].id,
    });
    return { code: file.code, version: file.revision };
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactions.run(work);
  }

  private async prepare(
    actor: Person | System,
    action: Action,
    given: unknown,
    ground: CaseGround,
    file: CaseFile,
  ): Promise<PreparedInputs[ActKind]> {
    const effect = this.effects.of(action.kind) as ActEffect<ActKind>;
    const input = effect.read(given, ground, file);
    return effect.prepare ? effect.prepare(actor, input, file) : (input as PreparedInputs[ActKind]);
  }

  private async move(context: ActContext, { from, to }: Plan): Promise<void> {
    const { tx, file, now, bundle, calendar } = context;
    file.revision += 1;
    file.state = to.id;
    file.phase = to.phase;
    file.holder = to.holder;
    file.heldAt = context.agencies[to.at].id;
    if (to.phase === 'closed' || to.phase === 'withdrawn') return closeCase(context, this.effects.charges, this.effects.timers);
    if (from.id !== to.id) await this.effects.timers.watchState(tx, file.id, bundle.workflow, to.id, calendar, now);
  }
}

const unknownAction = (action: string) => new NotFound('workflow.unknown_action', { action });

/** Acts that open or close the application take its lock first: the application always before the case. */
const touchesApplication = (kind: ActKind): boolean => kind === 'request_supplement' || kind === 'answer_supplement';

function actOf(action: Action, input: PreparedInputs[ActKind]): Act {
  const reason = 'leaderReason' in input ? input.leaderReason : undefined;
  return { action: action.id, ...(reason && { leaderReason: reason }) };
}

const sideOf = (actor: Person | System, followed: Plan): 'applicant' | 'office' | 'system' =>
  actor.kind === 'system' ? 'system' : followed.as === 'applicant' ? 'applicant' : 'office';
