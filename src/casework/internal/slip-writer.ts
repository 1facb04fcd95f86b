import { Injectable } from '@nestjs/common';
import type { Term } from '../../calendar/calendar.types.js';
import { Documents } from '../../documents/documents.service.js';
import type { DocumentData, DocumentKind, OrderedDocument } from '../../documents/documents.types.js';
import type { Charge } from '../../payments/payments.types.js';
import type { Person } from '../../platform/actor.js';
import { Config } from '../../platform/config/config.js';
import { Wording } from '../../platform/i18n/wording.js';
import type { Localised } from '../../platform/i18n/localised.js';
import { publicPaths } from '../../paths/public.js';
import { CASE } from '../case.messages.js';
import type { ActContext } from './act.types.js';
import type { LiveDecision } from './decision-rows.js';
import { papersAsked } from './papers.js';
import { legalBasisOf, letterhead, officerOf, resultData, slipCase } from './slip-data.js';

/** Orders the numbered forms (Thông tư 03/2025/TT-VPCP) that acts make, inside their transaction. */
@Injectable()
export class SlipWriter {
  constructor(
    private readonly documents: Documents,
    private readonly wording: Wording,
    private readonly config: Config,
  ) {}

  /** The applicant's receipt: the application arrived. Whether it is complete is judged next, and slip 01 says so. */
  submission(context: ActContext, papers: readonly string[], charge: Charge | null): Promise<OrderedDocument> {
    const at = context.agencies.received_at;
    return this.order(context, 'receipt', {
      head: letterhead(context, 'received_at'),
      case: slipCase(context),
      papers,
      submittedAt: context.file.submittedAt.toISOString(),
      ...(charge && { fee: charge.amount }),
      lookupUrl: this.lookupUrl(context),
      ...(at.hotline !== null && { hotline: at.hotline }),
    });
  }

  /** Slip 01: valid receipt and the day of the result. */
  receipt(context: ActContext, officer: Person, due: Date, charge: Charge | null): Promise<OrderedDocument> {
    const { bundle, agencies } = context;
    const at = agencies.received_at;
    return this.order(context, 'slip-01', {
      head: letterhead(context, 'received_at'),
      case: slipCase(context),
      papers: papersAsked(bundle, context.answers, context.now).map((paper) => ({
        name: paper.name.vi,
        originals: paper.originals,
        copies: paper.copies,
      })),
      sets: 1,
      term: this.term(bundle.clock.term),
      receivedAt: context.now.toISOString(),
      dueAt: due.toISOString(),
      ...(charge && { fee: feeOf(charge) }),
      collectAt: at.address?.vi ?? at.name.vi,
      lookupUrl: this.lookupUrl(context),
      ...(at.hotline !== null && { hotline: at.hotline }),
      receiver: officerOf(officer.name, at),
    });
  }

  /** Slip 02: what is missing, item by item. */
  supplement(
    context: ActContext,
    officer: Person,
    items: readonly { readonly label: Localised; readonly reason: string }[],
    round: number,
    answerBy: Date,
  ): Promise<OrderedDocument> {
    const by = context.file.acceptedAt ? 'handled_by' : 'received_at';
    return this.order(context, 'slip-02', {
      head: letterhead(context, by),
      case: slipCase(context),
      items: items.map((item) => ({
        what: item.label.vi || this.word('casework.supplement_other'),
        reason: item.reason,
      })),
      round,
      ...(context.file.acceptedAt === null && { beforeReceipt: true }),
      ...(context.bundle.clock.supplementEffect === 'restart' && { termRestarts: true }),
      answerBy: answerBy.toISOString(),
      legalBasis: context.bundle.clock.basis.vi,
      officer: officerOf(officer.name, context.agencies[by]),
    });
  }

  /** Slip 03: receipt refused. */
  refusal(context: ActContext, officerName: string, reason: string): Promise<OrderedDocument> {
    return this.order(context, 'slip-03', {
      head: letterhead(context, 'received_at'),
      case: slipCase(context),
      reason,
      legalBasis: legalBasisOf(context.bundle).join('; '),
      officer: officerOf(officerName, context.agencies.received_at),
    });
  }

  /** Slip 04: an apology and the new day. */
  apology(context: ActContext, leaderName: string, newDue: Date, reason: string): Promise<OrderedDocument> {
    const { file, agencies } = context;
    const received = file.acceptedAt ?? context.now;
    return this.order(context, 'slip-04', {
      head: letterhead(context, 'handled_by'),
      case: slipCase(context),
      receivedAt: received.toISOString(),
      originalDueAt: (file.promisedAt ?? newDue).toISOString(),
      newDueAt: newDue.toISOString(),
      reason,
      signer: officerOf(leaderName, agencies.handled_by, this.word('casework.positions.leader')),
    });
  }

  /** Slip 05: handling stops. */
  stopped(context: ActContext, leaderName: string, reason: string, atOwnRequest: boolean): Promise<OrderedDocument> {
    const leader = officerOf(leaderName, context.agencies.decided_by, this.word('casework.positions.leader'));
    return this.stop(context, reason, atOwnRequest, { signer: leader });
  }

  private stop(
    context: ActContext,
    reason: string,
    atOwnRequest: boolean,
    by: Pick<DocumentData['slip-05'], 'signer' | 'contact'>,
  ): Promise<OrderedDocument> {
    const { bundle, file } = context;
    const state = bundle.workflow.states.find((one) => one.id === file.state);
    return this.order(context, 'slip-05', {
      head: letterhead(context, 'decided_by'),
      case: slipCase(context),
      stage: state?.name.vi ?? '',
      reason,
      atOwnRequest,
      ...(file.feeDue > 0 && { feeSettlement: this.word(settlementOf(file.feeSettled, bundle.fee.refundable)) }),
      ...by,
    });
  }

  /** The answer to a supplement request never came: slip 03 before valid receipt, slip 05, which nobody signs, after it. */
  supplementExpired(context: ActContext, officerName: string): Promise<OrderedDocument> {
    const reason = this.word('casework.supplement_never_came');
    return context.file.acceptedAt === null
      ? this.refusal(context, officerName, reason)
      : this.stop(context, reason, false, { contact: officerOf(officerName, context.agencies.handled_by) });
  }

  /** The result itself: exactly what was signed, plus number and date. */
  result(context: ActContext, decision: LiveDecision, number: string): Promise<OrderedDocument> {
    const signer = { name: decision.signedByName ?? '', position: this.word('casework.positions.leader') };
    const signedAt = decision.signedAt ?? context.now;
    return this.order(context, 'result', resultData(context, decision.content, { number, signer, signedAt }));
  }

  private order<Kind extends DocumentKind>(
    context: ActContext,
    kind: Kind,
    data: DocumentData[Kind],
  ): Promise<OrderedDocument> {
    return this.documents.order(context.tx, { kind, subject: { kind: CASE, id: context.file.id }, data });
  }

  private lookupUrl({ file }: ActContext): string {
    return this.config.baseUrl + publicPaths.trackCase(file.code);
  }

  private term({ amount, unit }: Term): string {
    if (amount === 0) return this.word('casework.terms.same_day');
    return this.word(`casework.terms.${unit}`, { amount: String(amount).padStart(2, '0') });
  }

  /** Printed forms are Vietnamese. */
  private word(key: string, values?: Readonly<Record<string, string>>): string {
    return this.wording.t('vi', key, values);
  }
}

function feeOf(charge: Charge): { amount: number; receiptNumber?: string; exemptionReason?: string } {
  const { receiptNumber, exemptionReason } = charge.settlement ?? { receiptNumber: null, exemptionReason: null };
  return {
    amount: charge.amount,
    ...(receiptNumber !== null && { receiptNumber }),
    ...(exemptionReason !== null && { exemptionReason }),
  };
}

const settlementOf = (settled: boolean, refundable: boolean): string =>
  !settled ? 'casework.fee_not_taken' : refundable ? 'casework.fee_refunded' : 'casework.fee_kept';
