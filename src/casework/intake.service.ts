import { Injectable } from '@nestjs/common';
import { Applications } from '../applications/applications.service.js';
import type { Person } from '../platform/actor.js';
import { Transactions } from '../platform/database/transactions.js';
import { MotcuaError, NotFound, Unavailable } from '../platform/errors/errors.js';
import { fingerprintOf, Idempotency } from '../platform/idempotency/idempotency.service.js';
import type { ActKind, Action } from '../workflow/workflow.types.js';
import { mustReach, unknownCase } from './internal/access.js';
import { ActEngine, type DoneAct } from './internal/act.js';
import { CaseGrounds } from './internal/grounds.service.js';
import { type ReadySubmission, Submission } from './internal/submission.service.js';
import { Turns } from './internal/turns.js';
import { notOffered } from './case.errors.js';

export interface SubmitRequest {
  /** The revision of the application that its author saw; absent: the present one is meant. */
  readonly revision?: number | undefined;
  /** Given by whoever may repeat the request; the same key answers the same case. */
  readonly idempotencyKey?: string;
}

/** What is kept with a key: known before the code is, so that the counter can be the last thing that moves. */
interface FiledCase {
  readonly caseId: string;
}

/**
 * Submissions wait for the counter of their agency anyway. They wait here, where it costs nothing, so that a rush leaves
 * connections for everybody else.
 */
const MOST_AT_ONCE = 5;
const PATIENCE_MS = 15_000;
const TRY_AGAIN_SECONDS = 2;

interface Claim {
  readonly owner: string;
  readonly key: string | undefined;
  readonly fingerprint: string;
}

/** What an applicant does with a case as a whole: hands it in, takes it back, completes it. */
@Injectable()
export class Intake {
  private readonly turns = new Turns(MOST_AT_ONCE, PATIENCE_MS);

  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly applications: Applications,
    private readonly submission: Submission,
    private readonly grounds: CaseGrounds,
    private readonly engine: ActEngine,
  ) {}

  /**
   * Hands an application in. It is sealed and becomes a case, or nothing changes at all.
   * Errors: as `Applications.sealable` and `seal` (Invalid with everything that is missing, Refused `applications.sealed`,
   * Conflict); Refused by the routing; Unavailable with the draft intact, to be tried again with the same key.
   */
  submit(actor: Person, applicationId: string, request: SubmitRequest): Promise<{ code: string }> {
    return this.inTurn(actor, applicationId, request, ['portal', 'api', 'national']);
  }

  /** The same for somebody at the counter, by an officer of the receiving agency: Refused `casework.not_your_counter`. */
  submitAtCounter(actor: Person, applicationId: string, request: SubmitRequest): Promise<{ code: string }> {
    return this.inTurn(actor, applicationId, request, ['counter']);
  }

  /**
   * The applicant takes the case back: at once before valid receipt, as a request after it. Errors: as `CaseActs.act`;
   * Refused `casework.not_offered` where the workflow knows no way back.
   */
  async takeBack(
    actor: Person,
    code: string,
    given: { readonly version: number; readonly reason?: string; readonly idempotencyKey?: string },
  ): Promise<DoneAct> {
    const { version, reason, idempotencyKey } = given;
    const action = await this.actionOf(actor, code, 'withdraw');
    const fingerprint = fingerprintOf('casework.take_back', { code, version, reason });
    const asked = { code, action: action.id, version, input: { reason } };
    return this.engine.act(actor, asked, { key: idempotencyKey, fingerprint });
  }

  /** Sends what a supplement request asked for. Errors: as `CaseActs.act` and `Applications.sealSupplement`. */
  async answerSupplement(
    actor: Person,
    code: string,
    given: { readonly version: number; readonly idempotencyKey?: string },
  ): Promise<DoneAct> {
    const { version, idempotencyKey } = given;
    const action = await this.actionOf(actor, code, 'answer_supplement');
    const fingerprint = fingerprintOf('casework.answer_supplement', { code, version });
    return this.engine.act(
      actor,
      { code, action: action.id, version, input: {} },
      { key: idempotencyKey, fingerprint },
    );
  }

  private inTurn(
    actor: Person,
    applicationId: string,
    request: SubmitRequest,
    channels: readonly string[],
  ): Promise<{ code: string }> {
    const work = () => this.hand(actor, applicationId, request, channels);
    return this.turns.run(work, () => new Unavailable('casework.counter_busy', TRY_AGAIN_SECONDS));
  }

  private async hand(
    actor: Person,
    applicationId: string,
    { revision, idempotencyKey }: SubmitRequest,
    channels: readonly string[],
  ): Promise<{ code: string }> {
    const fingerprint = fingerprintOf('casework.submit', { applicationId });
    const claim: Claim = { owner: actor.accountId, key: idempotencyKey, fingerprint };
    const ready = await this.ready(actor, applicationId, channels).catch((error: unknown) =>
      this.filedBefore(claim, error),
    );
    if ('code' in ready) return ready;
    const { revision: judged } = ready.sealable;
    const seen = { revision: revision ?? judged, judged };
    let code: string | undefined;
    const filed = await this.transactions.run((tx) =>
      this.idempotency.once<FiledCase>(tx, claim, async () => {
        const sealed = await this.applications.seal(tx, actor, applicationId, seen);
        code = await this.submission.file(tx, actor, ready, sealed);
        return { caseId: ready.caseId };
      }),
    );
    return code === undefined ? this.codeOf(filed) : { code };
  }

  private async ready(actor: Person, applicationId: string, channels: readonly string[]): Promise<ReadySubmission> {
    const sealable = await this.applications.sealable(actor, applicationId);
    if (!channels.includes(sealable.channel)) throw new NotFound('applications.unknown');
    return this.submission.prepare(actor, sealable);
  }

  /** What cannot be handed in any more may have been handed in with this very key: then that is the answer. */
  private async filedBefore({ owner, key, fingerprint }: Claim, error: unknown): Promise<{ code: string }> {
    if (key === undefined || !(error instanceof MotcuaError)) throw error;
    const filed = await this.transactions.run(async (tx) => {
      const earlier = await this.idempotency.claim<FiledCase>(tx, owner, key, fingerprint);
      if (earlier === undefined) throw error; // and the claim falls back
      return earlier;
    });
    return this.codeOf(filed);
  }

  private async codeOf({ caseId }: FiledCase): Promise<{ code: string }> {
    const file = await this.grounds.findById(caseId);
    if (!file) throw unknownCase();
    return { code: file.code };
  }

  /** The action of this kind that is offered now; where none is, the act itself says why not. */
  private async actionOf(actor: Person, code: string, kind: ActKind): Promise<Action> {
    const file = mustReach(actor, await this.grounds.find(code));
    const { bundle } = await this.grounds.of(file);
    const all = bundle.workflow.actions.filter((action) => action.kind === kind);
    const action = all.find(({ from }) => from.includes(file.state)) ?? all[0];
    if (!action) throw notOffered(kind);
    return action;
  }
}
