import { Injectable } from '@nestjs/common';
import { Numbers } from '../../agencies/numbers.service.js';
import { Applications } from '../../applications/applications.service.js';
import { Documents } from '../../documents/documents.service.js';
import { AccountQueries } from '../../identity/account.queries.js';
import { Accounts } from '../../identity/accounts.service.js';
import { Passwords } from '../../identity/passwords.service.js';
import { Charges } from '../../payments/charges.service.js';
import type { ActKind } from '../../workflow/workflow.types.js';
import type { ActEffect, ActEffects } from './act.types.js';
import { assign, claim, handOver } from './acts/assignment.js';
import { issue, propose, sendBack, sign } from './acts/decision.js';
import { extend, returnResult, stop, withdraw } from './acts/ending.js';
import { recordIdentity, recordPayment } from './acts/money-and-identity.js';
import { accept, refuseReceipt } from './acts/receipt.js';
import { answerSupplement, expireSupplement, requestSupplement } from './acts/supplement.js';
import { CaseTimers } from './case-timers.js';
import { SlipWriter } from './slip-writer.js';

/** What makes a decision binding: who signs, and which number it bears. */
@Injectable()
export class Signatures {
  constructor(
    readonly passwords: Passwords,
    readonly numbers: Numbers,
  ) {}
}

/** Whom acts name or learn about. */
@Injectable()
export class People {
  constructor(
    readonly colleagues: AccountQueries,
    readonly accounts: Accounts,
  ) {}
}

/** Every kind of legal act with what it needs. A kind without an effect does not compile. */
@Injectable()
export class Effects {
  private readonly all: ActEffects;

  constructor(
    readonly charges: Charges,
    readonly applications: Applications,
    readonly timers: CaseTimers,
    documents: Documents,
    slips: SlipWriter,
    signatures: Signatures,
    { colleagues, accounts }: People,
  ) {
    this.all = {
      record_payment: recordPayment(charges),
      record_identity: recordIdentity(accounts),
      accept: accept(charges, slips, timers),
      refuse_receipt: refuseReceipt(slips),
      request_supplement: requestSupplement(applications, slips, timers),
      answer_supplement: answerSupplement(applications, charges, timers),
      expire_supplement: expireSupplement(slips),
      hand_over: handOver(),
      claim: claim(),
      assign: assign(colleagues),
      propose: propose(documents),
      send_back: sendBack(),
      sign: sign(signatures.passwords),
      issue: issue(documents, signatures.numbers, slips),
      return_result: returnResult(),
      withdraw: withdraw(),
      stop: stop(slips),
      extend: extend(slips, timers),
    };
  }

  of<Kind extends ActKind>(kind: Kind): ActEffect<Kind> {
    return this.all[kind];
  }
}
