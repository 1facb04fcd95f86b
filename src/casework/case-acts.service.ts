import { Injectable } from '@nestjs/common';
import type { Person, System } from '../platform/actor.js';
import { fingerprintOf } from '../platform/idempotency/idempotency.service.js';
import { ActEngine, type AskedAct, type DoneAct } from './internal/act.js';

export type { DoneAct } from './internal/act.js';

export interface ActRequest extends AskedAct {
  /** Given by whoever may repeat the request; the same key answers the same outcome and acts once. */
  readonly idempotencyKey?: string;
}

/** Every legal act on a case, by a person or a job, in one shape. */
@Injectable()
export class CaseActs {
  constructor(private readonly engine: ActEngine) {}

  /**
   * Performs an action of the case's workflow. Answers the case's code and its new version.
   * Errors: NotFound `casework.unknown`, `workflow.unknown_action`; Conflict `casework.overtaken` where somebody acted
   * since `version`; Forbidden and Refused as `plan` in `workflow`, and by the rules of the act; Invalid with one problem
   * a field of the input; Refused `input.key_reused`.
   */
  act(actor: Person | System, request: ActRequest): Promise<DoneAct> {
    const { code, action, version, input, idempotencyKey } = request;
    // A job reads the version itself, so it differs from run to run of the same job; its key alone says what is meant.
    const seen = actor.kind === 'person' ? version : undefined;
    const fingerprint = fingerprintOf('casework.act', { code, action, version: seen, input: withoutSecrets(input) });
    return this.engine.act(actor, { code, action, version, input }, { key: idempotencyKey, fingerprint });
  }
}

/** A fingerprint is kept, so what it is made of must not help anybody to guess a password. */
function withoutSecrets(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('password' in input)) return input;
  return { ...input, password: undefined };
}
