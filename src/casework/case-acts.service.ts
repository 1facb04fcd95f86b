import { Injectable } from '@nestjs/common';
import type { Person, System } from '../platform/actor.js';
import { Idempotency } from '../platform/idempotency/idempotency.service.js';
import { ActEngine, type AskedAct, type DoneAct } from './internal/act.js';

export interface ActRequest extends AskedAct {
  /** Given by whoever may repeat the request; the same key answers the same outcome and acts once. */
  readonly idempotencyKey?: string;
}

/** Every legal act on a case, by a person or a job, in one shape. */
@Injectable()
export class CaseActs {
  constructor(
    private readonly engine: ActEngine,
    private readonly idempotency: Idempotency,
  ) {}
}
