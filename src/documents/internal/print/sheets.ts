import type { Slip06, Slip07 } from '../../slips.types.js';
import { type Body, caseFacts, column, fact, papersTable, type Press } from './parts.js';

/** Control sheet: one row a hand-over. */
export function slip06(press: Press, data: Slip06): Body {
  const { words, write } = press;
  return {
    title: words('titles.slip_06'),
    form: '06',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...caseFacts(press, data.head, data.case),
          ...fact(words('facts.sets'), String(data.sets)),
          ...fact(words('facts.term'), data.term),
          ...fact(words('facts.received_at'), write.moment(data.receivedAt)),
          ...fact(words('facts.due_at'), write.moment(data.dueAt)),
        ],
      },
      ...papersTable(press, data.papers),
      {
        is: 'table',
        caption: words('hops'),
        columns: [
          column(words('columns.hop_at'), 2),
          column(words('columns.hop'), 3),
          column(words('columns.hop_people'), 2.6),
          column(words('columns.hop_result'), 1.4),
          column(words('columns.note'), 2),
        ],
        rows: data.hops.map((hop) => [
          write.moment(hop.at),
          `${hop.from} → ${hop.to}`,
          [hop.giver, hop.receiver].filter((name) => name !== undefined).join(' → '),
          words(hop.result).vi,
          hop.note ?? '',
        ]),
      },
    ],
  };
}

/** Register of cases, on a wide page. */
export function slip07(press: Press, data: Slip07): Body {
  const { words, write } = press;
  return {
    title: words('titles.slip_07'),
    subtitle: `${words('facts.period').vi}: ${write.day(data.from)} - ${write.day(data.to)}`,
    form: '07',
    blocks: [
      {
        is: 'table',
        caption: null,
        columns: [
          column(words('columns.number'), 0, 'center'),
          column(words('columns.case_code'), 0),
          column(words('columns.procedure'), 3),
          column(words('columns.sets'), 0, 'center'),
          column(words('columns.person'), 3),
          column(words('columns.handled_by'), 2.2),
          column(words('columns.received_at'), 1.6),
          column(words('columns.due_at'), 1.6),
          column(words('columns.result_at'), 1.6),
          column(words('columns.channel'), 1.7),
          column(words('columns.status'), 2),
          column(words('columns.note'), 1.4),
        ],
        rows: data.rows.map((row, index) => [
          String(index + 1),
          row.caseCode,
          row.procedure,
          String(row.sets),
          `${row.name}, ${row.contact}`,
          row.handledBy,
          write.day(row.receivedAt),
          write.day(row.dueAt),
          row.resultAt ? write.day(row.resultAt) : '',
          words(`channels.${row.channel}`).vi,
          row.status,
          row.note ?? '',
        ]),
      },
    ],
  };
}
