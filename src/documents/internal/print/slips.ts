import type { Receipt, Slip01, Slip02, Slip03, Slip04, Slip05 } from '../../slips.types.js';
import type { Block } from './model.types.js';
import {
  type Body,
  caseFacts,
  column,
  contact,
  fact,
  officerPlace,
  papersTable,
  type Press,
  senderPlace,
  signerPlace,
} from './parts.js';

export function receipt(press: Press, data: Receipt): Body {
  const { words, write } = press;
  const sent: Block[] =
    data.papers.length === 0 ? [] : [{ is: 'list', label: words('slips.sent'), items: data.papers }];
  return {
    title: words('slips.titles.receipt'),
    blocks: [
      { is: 'facts', rows: caseFacts(press, data.head, data.case) },
      ...sent,
      {
        is: 'facts',
        rows: [
          ...fact(words('slips.facts.submitted_at'), write.moment(data.submittedAt)),
          ...fact(words('slips.facts.fee_due'), data.fee === undefined ? undefined : write.money(data.fee)),
          ...fact(words('slips.facts.lookup'), data.lookupUrl),
          ...fact(words('slips.facts.hotline'), data.hotline),
        ],
      },
      { is: 'text', text: words('slips.texts.receipt') },
    ],
  };
}

export function slip01(press: Press, data: Slip01): Body {
  const { words, write } = press;
  return {
    title: words('slips.titles.slip_01'),
    form: '01',
    blocks: [
      { is: 'facts', rows: caseFacts(press, data.head, data.case) },
      ...papersTable(press, data.papers),
      {
        is: 'facts',
        rows: [
          ...fact(words('slips.facts.sets'), String(data.sets)),
          ...fact(words('slips.facts.term'), data.term),
          ...fact(words('slips.facts.received_at'), write.moment(data.receivedAt)),
          ...fact(words('slips.facts.due_at'), write.moment(data.dueAt)),
          ...fact(words('slips.facts.fee'), fee(press, data.fee)),
          ...fact(words('slips.facts.collect_at'), data.collectAt),
          ...fact(words('slips.facts.lookup'), data.lookupUrl),
          ...fact(words('slips.facts.hotline'), data.hotline),
        ],
      },
      { is: 'signatures', places: [senderPlace(press, data.case), officerPlace(press, 'receiver', data.receiver)] },
    ],
  };
}

function fee({ words, write }: Press, paid: Slip01['fee']): string {
  if (!paid) return words('slips.facts.fee_none').vi;
  if (paid.exemptionReason) return words('slips.facts.fee_exempted', { reason: paid.exemptionReason }).vi;
  const amount = write.money(paid.amount);
  return paid.receiptNumber ? words('slips.facts.fee_receipt', { amount, number: paid.receiptNumber }).vi : amount;
}

export function slip02(press: Press, data: Slip02): Body {
  const { words, write } = press;
  return {
    title: words('slips.titles.slip_02'),
    form: '02',
    blocks: [
      { is: 'facts', rows: caseFacts(press, data.head, data.case) },
      {
        is: 'table',
        caption: words('slips.items'),
        columns: [
          column(words('slips.columns.number'), 0, 'center'),
          column(words('slips.columns.item'), 4),
          column(words('slips.columns.reason'), 5),
        ],
        rows: data.items.map((item, index) => [String(index + 1), item.what, item.reason]),
      },
      {
        is: 'facts',
        rows: [
          ...fact(words('slips.facts.round'), String(data.round)),
          ...fact(words('slips.facts.answer_by'), write.moment(data.answerBy)),
          ...fact(words('slips.facts.legal_basis'), data.legalBasis),
          ...fact(words('slips.facts.contact'), contact(data.officer)),
        ],
      },
      { is: 'text', text: words(`slips.texts.${whatFollows(data)}`) },
      { is: 'signatures', places: [officerPlace(press, 'officer', data.officer)] },
    ],
  };
}

/** What becomes of the term once everything is there. */
function whatFollows({ beforeReceipt, termRestarts }: Slip02): string {
  if (beforeReceipt) return 'slip_02_before';
  return termRestarts ? 'slip_02_restart' : 'slip_02';
}

export function slip03(press: Press, data: Slip03): Body {
  const { words } = press;
  return {
    title: words('slips.titles.slip_03'),
    form: '03',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...caseFacts(press, data.head, data.case),
          ...fact(words('slips.facts.reason'), data.reason),
          ...fact(words('slips.facts.legal_basis'), data.legalBasis),
          ...fact(words('slips.facts.contact'), contact(data.officer)),
        ],
      },
      { is: 'text', text: words('slips.texts.slip_03') },
      { is: 'signatures', places: [senderPlace(press, data.case), officerPlace(press, 'officer', data.officer)] },
    ],
  };
}

export function slip04(press: Press, data: Slip04): Body {
  const { words, write } = press;
  return {
    title: words('slips.titles.slip_04'),
    form: '04',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...fact(words('slips.facts.addressee'), data.case.submitter.name),
          ...fact(words('slips.facts.address'), data.case.submitter.address),
          ...fact(words('slips.facts.procedure'), `${data.case.procedure} (${data.case.procedureCode})`),
          ...fact(words('slips.facts.received_at'), write.moment(data.receivedAt)),
          ...fact(words('slips.facts.original_due_at'), write.moment(data.originalDueAt)),
          ...fact(words('slips.facts.reason'), data.reason),
          ...fact(words('slips.facts.new_due_at'), write.moment(data.newDueAt)),
        ],
      },
      { is: 'text', text: words('slips.texts.slip_04') },
      { is: 'signatures', places: [signerPlace(press, data.signer, data.head.at)] },
    ],
  };
}

export function slip05(press: Press, data: Slip05): Body {
  const { words } = press;
  return {
    title: words('slips.titles.slip_05'),
    form: '05',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...fact(words('slips.facts.addressee'), data.case.submitter.name),
          ...fact(words('slips.facts.address'), data.case.submitter.address),
          ...fact(words('slips.facts.procedure'), `${data.case.procedure} (${data.case.procedureCode})`),
          ...fact(words('slips.facts.stage'), data.stage),
          ...fact(words('slips.facts.reason'), reasonToStop(press, data)),
          ...fact(words('slips.facts.returned'), data.returned),
          ...fact(words('slips.facts.fee_settlement'), data.feeSettlement),
          ...fact(words('slips.facts.contact'), data.contact && contact(data.contact)),
        ],
      },
      { is: 'text', text: words('slips.texts.slip_05') },
      ...signature(press, data),
    ],
  };
}

/** Nobody is shown as having signed what happened by itself. */
function signature(press: Press, { signer, head }: Slip05): Block[] {
  if (!signer) return [{ is: 'text', text: press.words('slips.texts.slip_05_by_itself') }];
  return [{ is: 'signatures', places: [signerPlace(press, signer, head.at)] }];
}

function reasonToStop({ words }: Press, data: Slip05): string {
  const own = data.atOwnRequest ? words('slips.facts.own_request').vi : '';
  return [own, data.reason].filter((part) => part !== '').join('. ');
}
