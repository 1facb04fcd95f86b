import { Injectable } from '@nestjs/common';
import type { Answers } from '../../forms/form.types.js';
import type { Person, System } from '../../platform/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { NotFound } from '../../platform/errors/errors.js';
import { Idempotency } from '../../platform/idempotency/idempotency.service.js';
import { plan } from '../../workflow/plan.js';
import type { ActKind, Action, Phase, Plan } from '../../workflow/workflow.types.js';
import { EVENT_OF, newsOf } from '../case.messages.js';
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

/** What makes a repeated request known again. Without a key every request is new. */
export interface ActClaim {
  readonly key: string | undefined;
  readonly fingerprint: string;
}

/** Everything about an act that was read and judged before its transaction began. */
interface ReadyAct {
  readonly asked: AskedAct;
  readonly actor: Person | System;
  readonly before: CaseFile;
  readonly ground: CaseGround;
  readonly answers: Answers;
  readonly action: Action;
  /** Undefined where the case had moved on already: then nothing was read, and the act will be a conflict. */
  readonly input: PreparedInputs[ActKind] | undefined;
}

/** The five steps of every legal act, once: lock, plan, apply, record, announce. */
@Injectable()
export class ActEngine {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly grounds: CaseGrounds,
    private readonly effects: Effects,
    private readonly record: CaseRecord,
  ) {}

  /** The whole act in its own transaction, once for each key. */
  async act(actor: Person | System, asked: AskedAct, claim: ActClaim): Promise<DoneAct> {
    const ready = await this.ready(actor, asked);
    const once = { ...claim, owner: ownerOf(actor) };
    return this.transactions.run((tx) => this.idempotency.once(tx, once, () => this.perform(tx, ready)));
  }

  /** Whatever takes long or asks elsewhere, before a connection is taken. */
  private async ready(actor: Person | System, asked: AskedAct): Promise<ReadyAct> {
    const before = mustReach(actor, await this.grounds.find(asked.code));
    const [ground, answers] = await Promise.all([
      this.grounds.of(before),
      this.effects.applications.sealedAnswers(before.applicationId),
    ]);
    const action = ground.bundle.workflow.actions.find((one) => one.id === asked.action);
    if (!action) throw new NotFound('workflow.unknown_action', { action: asked.action });
    const upToDate = before.revision === asked.version || (await this.grounds.onlyReminded(before.id, asked.version));
    const input = upToDate ? await this.prepare(actor, action, asked.input, ground, before) : undefined;
    return { asked, actor, before, ground, answers, action, input };
  }

  private async perform(tx: Tx, ready: ReadyAct): Promise<DoneAct> {
    const { actor, ground, answers, action, input } = ready;
    const file = await this.lock(tx, ready);
    if (input === undefined) throw await conflictSince(tx, file.id, ready.asked.version);
    const now = this.clock.now();
    const drafter = action.kind === 'sign' ? (await liveDecision(tx, file.id))?.draftedBy : undefined;
    const followed = plan(ground.bundle.workflow, factsOf(file, ground, answers, drafter, now), actor, {
      action: action.id,
    });
    const context = { ...ground, tx, actor, now, file, answers, input } as ActContext;
    const detail = await (this.effects.of(action.kind) as ActEffect<ActKind>).apply(context);
    await this.move(context, followed);
    await saveCase(tx, file);
    const news = newsOf(followed);
    await this.record.write(tx, actor, {
      caseId: file.id,
      revision: file.revision,
      at: now,
      event: EVENT_OF[action.kind],
      ...(news && { news }),
      action: action.id,
      side: sideOf(actor, followed),
      from: followed.from.id,
      to: followed.to.id,
      detail,
      agencyId: ground.agencies[followed.from.at].id,
    });
    return { code: file.code, version: file.revision };
  }

  /** The case for this actor, locked and as the actor saw it. The application, where the act touches it, is locked first. */
  private async lock(tx: Tx, { asked, actor, before, action, ground }: ReadyAct): Promise<CaseFile> {
    if (touchesApplication(action, ground)) await this.effects.applications.lock(tx, before.applicationId);
    const file = mustReach(actor, await lockCase(tx, asked.code));
    if (file.revision !== asked.version && !(await this.grounds.onlyReminded(file.id, asked.version, tx))) {
      throw await conflictSince(tx, file.id, asked.version);
    }
    return file;
  }

  private async prepare(
    actor: Person | System,
    action: Action,
    given: unknown,
    ground: CaseGround,
    file: CaseFile,
  ): Promise<PreparedInputs[ActKind]> {
    const effect = this.effects.of(action.kind) as ActEffect<ActKind>;
    const input = effect.read(given, ground, file, this.clock.now());
    return effect.prepare ? effect.prepare(actor, input, file) : (input as PreparedInputs[ActKind]);
  }

  private async move(context: ActContext, { from, to }: Plan): Promise<void> {
    const { tx, file, now, bundle, calendar } = context;
    file.revision += 1;
    file.state = to.id;
    file.phase = to.phase;
    file.holder = to.holder;
    file.heldAt = context.agencies[to.at].id;
    if (ends(to.phase)) return closeCase(context, this.effects);
    if (file.finishedAt !== null) await this.effects.timers.forgetDueDate(tx, file.id);
    if (from.id !== to.id) await this.effects.timers.watchState(tx, file.id, bundle.workflow, to.id, calendar, now);
  }
}

const ends = (phase: Phase | undefined): boolean => phase === 'closed' || phase === 'withdrawn';

/** Acts that open or close the application take its lock first: the application always before the case. */
function touchesApplication({ kind, to }: Action, { bundle }: CaseGround): boolean {
  if (kind === 'request_supplement' || kind === 'answer_supplement') return true;
  return ends(bundle.workflow.states.find((state) => state.id === to)?.phase);
}

/** Whose keys these are. */
export const ownerOf = (actor: Person | System): string => (actor.kind === 'person' ? actor.accountId : 'casework');

const sideOf = (actor: Person | System, followed: Plan): 'applicant' | 'office' | 'system' =>
  actor.kind === 'system' ? 'system' : followed.as === 'applicant' ? 'applicant' : 'office';
