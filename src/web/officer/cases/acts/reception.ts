import { IDENTITY_METHODS } from '../../../../casework/case.types.js';
import { formatMoment, formatMoney } from '../../../../platform/i18n/format.js';
import { stepLines } from '../case-head.js';
import type { ActForm } from './act-form.types.js';
import { choice, isEmpty, longText, row, together, typed } from './parts.js';

/** Money received, with the number of the paper receipt; or why nothing is owed. */
export const recordPayment: ActForm = {
  shown: ({ view, bundle, speak }) => ({
    rows: [
      row(speak.t('acts.record_payment.owed'), formatMoney(view.feeDue, speak.locale)),
      row(speak.t('acts.record_payment.basis'), bundle.fee.basis[speak.locale]),
    ],
  }),
  groups: ({ view, speak }) => [
    ...together(
      choice('payment', 'acts.record_payment.payment', ['money', 'exempt'], speak, 'acts.record_payment.ways.'),
    ),
    {
      title: speak.t('acts.record_payment.if_money'),
      intro: '',
      folded: false,
      questions: [
        {
          field: { id: 'amount', type: 'money', label: speak.both('acts.record_payment.amount') },
          initial: view.feeDue,
        },
        {
          field: {
            id: 'receiptNumber',
            type: 'text',
            maxLength: 30,
            label: speak.both('acts.record_payment.receipt_number'),
          },
        },
      ],
    },
    {
      title: speak.t('acts.record_payment.if_exempt'),
      intro: '',
      folded: false,
      questions: [longText('exemptionReason', 'record_payment', speak)],
    },
  ],
  read(posted) {
    const [way, reason] = [typed(posted, 'payment'), typed(posted, 'exemptionReason')];
    if (way === 'money') {
      const input = { amount: typed(posted, 'amount'), receiptNumber: typed(posted, 'receiptNumber') };
      return { input, problems: [] };
    }
    if (way !== 'exempt') return { input: {}, problems: [{ at: 'payment', code: 'acts.payment_missing' }] };
    const missing = isEmpty(posted, 'exemptionReason');
    return {
      input: { exemptionReason: reason },
      problems: missing ? [{ at: 'exemptionReason', code: 'acts.exemption_reason_missing' }] : [],
    };
  },
};

/** How reception made sure who the applicant is. */
export const recordIdentity: ActForm = {
  shown: ({ view, speak }) => ({ rows: [row(speak.t('officer_case.applicant'), view.applicantName)] }),
  groups: ({ speak }) =>
    together(
      choice('method', 'acts.record_identity.method', IDENTITY_METHODS, speak, 'officer_case.identity_methods.'),
      longText('note', 'record_identity', speak, false),
    ),
  read: (posted) => ({ input: { method: typed(posted, 'method'), note: typed(posted, 'note') }, problems: [] }),
};

/** Valid receipt: the date that is about to be promised, and why. */
export const accept: ActForm = {
  shown: ({ wouldBeDue, speak }) => ({
    rows: [row(speak.t('acts.accept.due'), formatMoment(wouldBeDue.due, speak.locale))],
    steps: stepLines(wouldBeDue.steps, speak),
  }),
  groups: () => [],
  read: () => ({ input: {}, problems: [] }),
};

/** The result reached the applicant. */
export const returnResult: ActForm = {
  shown: ({ view, speak }) => ({
    rows: [
      row(speak.t('officer_case.applicant'), view.applicantName),
      ...(view.decision?.number ? [row(speak.t('officer_case.decision.issued'), view.decision.number)] : []),
    ],
  }),
  groups: ({ view, speak }) => {
    const text = (id: string, maxLength: number, initial?: string) => ({
      field: { id, type: 'text' as const, maxLength, label: speak.both(`acts.return_result.${id}`) },
      ...(initial !== undefined && { initial }),
    });
    const group = (key: string, ...questions: ReturnType<typeof text>[]) => ({
      title: speak.t(`acts.return_result.${key}`),
      intro: '',
      folded: false,
      questions,
    });
    return [
      ...together(choice('channel', 'acts.return_result.channel', ['counter', 'post'], speak, 'acts.return_channels.')),
      group('at_counter', text('receiver', 200, view.applicantName), text('paper', 200)),
      group('by_post', text('reference', 100)),
    ];
  },
  read(posted) {
    const [channel, receiver, paper, reference] = ['channel', 'receiver', 'paper', 'reference'].map((name) =>
      typed(posted, name),
    );
    if (channel === 'counter') return { input: { channel, receiver, paper }, problems: [] };
    return { input: { channel, reference }, problems: [] };
  },
};
