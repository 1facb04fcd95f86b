import type { Slip01, Slip02, Slip03, Slip04, Slip05 } from '../../slips.types.js';
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

export function slip01(press: Press, data: Slip01): Body {
  const { words, write } = press;
  return {
    title: words('titles.slip_01'),
    form: '01',
    blocks: [
      { is: 'facts', rows: caseFacts(press, data.head, data.case) },
      ...papersTable(press, data.papers),
      {
        is: 'facts',
        rows: [
          ...fact(words('facts.sets'), String(data.sets)),
          ...fact(words('facts.term'), data.term),
          ...fact(words('facts.received_at'), write.moment(data.receivedAt)),
          ...fact(words('facts.due_at'), write.moment(data.dueAt)),
          ...fact(words('facts.fee'), fee(press, data.fee)),
          ...fact(words('facts.collect_at'), data.collectAt),
          ...fact(words('facts.lookup'), data.lookupUrl),
          ...fact(words('facts.hotline'), data.hotline),
        ],
      },
      { is: 'signatures', places: [senderPlace(press, data.case), officerPlace(press, 'receiver', data.receiver)] },
    ],
  };
}

function fee({ words, write }: Press, paid: Slip01['fee']): string | undefined {
  if (!paid) return undefined;
  if (paid.exemptionReason) return words('facts.fee_exempted', { reason: paid.exemptionReason }).vi;
  const amount = write.money(paid.amount);
  return paid.receiptNumber ? words('facts.fee_receipt', { amount, number: paid.receiptNumber }).vi : amount;
}

export function slip02(press: Press, data: Slip02): Body {
  const { words, write } = press;
  return {
    title: words('titles.slip_02'),
    form: '02',
    blocks: [
      { is: 'facts', rows: caseFacts(press, data.head, data.case) },
      {
        is: 'table',
        caption: words('items'),
        columns: [
          column(words('columns.number'), 0, 'center'),
          column(words('columns.item'), 4),
          column(words('columns.reason'), 5),
        ],
        rows: data.items.map((item, index) => [String(index + 1), item.what, item.reason]),
      },
      {
        is: 'facts',
        rows: [
          ...fact(words('facts.round'), String(data.round)),
          ...fact(words('facts.answer_by'), write.moment(data.answerBy)),
          ...fact(words('facts.legal_basis'), data.legalBasis),
          ...fact(words('facts.contact'), contact(data.officer)),
        ],
      },
      { is: 'text', text: words(data.beforeReceipt ? 'texts.slip_02_before' : 'texts.slip_02') },
      { is: 'signatures', places: [officerPlace(press, 'officer', data.officer)] },
    ],
  };
}

export function slip03(press: Press, data: Slip03): Body {
  const { words } = press;
  return {
    title: words('titles.slip_03'),
    form: '03',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...caseFacts(press, data.head, data.case),
          ...fact(words('facts.reason'), data.reason),
          ...fact(words('facts.legal_basis'), data.legalBasis),
          ...fact(words('facts.contact'), contact(data.officer)),
        ],
      },
      { is: 'text', text: words('texts.slip_03') },
      { is: 'signatures', places: [senderPlace(press, data.case), officerPlace(press, 'officer', data.officer)] },
    ],
  };
}

export function slip04(press: Press, data: Slip04): Body {
  const { words, write } = press;
  return {
    title: words('titles.slip_04'),
    form: '04',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...fact(words('facts.addressee'), data.case.submitter.name),
          ...fact(words('facts.address'), data.case.submitter.address),
          ...fact(words('facts.procedure'), `${data.case.procedure} (${data.case.procedureCode})`),
          ...fact(words('facts.received_at'), write.moment(data.receivedAt)),
          ...fact(words('facts.original_due_at'), write.moment(data.originalDueAt)),
          ...fact(words('facts.reason'), data.reason),
          ...fact(words('facts.new_due_at'), write.moment(data.newDueAt)),
        ],
      },
      { is: 'text', text: words('texts.slip_04') },
      { is: 'signatures', places: [signerPlace(press, data.signer, data.head.at)] },
    ],
  };
}

export function slip05(press: Press, data: Slip05): Body {
  const { words } = press;
  return {
    title: words('titles.slip_05'),
    form: '05',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...fact(words('facts.addressee'), data.case.submitter.name),
          ...fact(words('facts.address'), data.case.submitter.address),
          ...fact(words('facts.procedure'), `${data.case.procedure} (${data.case.procedureCode})`),
          ...fact(words('facts.stage'), data.stage),
          ...fact(words('facts.reason'), reasonToStop(press, data)),
          ...fact(words('facts.returned'), data.returned),
          ...fact(words('facts.fee_settlement'), data.feeSettlement),
        ],
      },
      { is: 'text', text: words('texts.slip_05') },
      { is: 'signatures', places: [signerPlace(press, data.signer, data.head.at)] },
    ],
  };
}

function reasonToStop({ words }: Press, data: Slip05): string {
  const own = data.atOwnRequest ? words('facts.own_request').vi : '';
  return [own, data.reason].filter((part) => part !== '').join('. ');
}
