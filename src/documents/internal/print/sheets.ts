import type { Slip06, Slip07 } from '../../slips.types.js';
import type { Column } from './model.types.js';
import { type Body, caseFacts, column, fact, papersTable, type Press } from './parts.js';

/** Control sheet: one row a hand-over. */
export function slip06(press: Press, data: Slip06): Body {
  const { words, write } = press;
  return {
    title: words('slips.titles.slip_06'),
    form: '06',
    blocks: [
      {
        is: 'facts',
        rows: [
          ...caseFacts(press, data.head, data.case),
          ...fact(words('slips.facts.sets'), String(data.sets)),
          ...fact(words('slips.facts.term'), data.term),
          ...fact(words('slips.facts.received_at'), write.moment(data.receivedAt)),
          ...fact(words('slips.facts.due_at'), write.moment(data.dueAt)),
        ],
      },
      ...papersTable(press, data.papers),
      {
        is: 'table',
        caption: words('slips.hops'),
        columns: [
          column(words('slips.columns.hop_at'), 2),
          column(words('slips.columns.hop'), 3),
          column(words('slips.columns.hop_people'), 2.6),
          column(words('slips.columns.hop_result'), 1.4),
          column(words('slips.columns.note'), 2),
        ],
        rows: data.hops.map((hop) => [
          write.moment(hop.at),
          `${hop.from} → ${hop.to}`,
          [hop.giver, hop.receiver].filter((name) => name !== undefined).join(' → '),
          words(`slips.hop_results.${hop.result}`).vi,
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
    title: words('slips.titles.slip_07'),
    subtitle: `${words('slips.facts.period').vi}: ${write.day(data.from)} - ${write.day(data.to)}`,
    form: '07',
    blocks: [
      {
        is: 'table',
        caption: null,
        columns: registerColumns(press),
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
          words(`slips.channels.${row.channel}`).vi,
          row.status,
          row.note ?? '',
        ]),
      },
    ],
  };
}

const registerColumns = ({ words }: Press): Column[] => [
  column(words('slips.columns.number'), 0, 'center'),
  column(words('slips.columns.case_code'), 0),
  column(words('slips.columns.procedure'), 3),
  column(words('slips.columns.sets'), 0, 'center'),
  column(words('slips.columns.person'), 3),
  column(words('slips.columns.handled_by'), 2.2),
  column(words('slips.columns.received_at'), 1.6),
  column(words('slips.columns.due_at'), 1.6),
  column(words('slips.columns.result_at'), 1.6),
  column(words('slips.columns.channel'), 1.7),
  column(words('slips.columns.status'), 2),
  column(words('slips.columns.note'), 1.4),
];
