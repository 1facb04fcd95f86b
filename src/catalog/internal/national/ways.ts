import type { TermUnit } from '../../../calendar/calendar.types.js';
import type { Channel } from '../../catalog.types.js';
import type { Doubt, NationalFee, NationalWay, NationalWayRow } from '../../national.types.js';
import { amountsIn } from './money.js';
import { saysNothing, shorten, tidy } from './tidy.js';

const HEADER = 'Hình thức nộpThời gianPhí, lệ phíMô tả';
const CHANNELS: Readonly<Record<string, Channel>> = {
  'Trực tuyến': 'online',
  'Trực tiếp': 'counter',
  'Dịch vụ bưu chính': 'post',
};
const UNITS: Readonly<Record<string, TermUnit>> = {
  'Ngày làm việc': 'working_days',
  Ngày: 'calendar_days',
  Giờ: 'working_hours',
  Phút: 'minutes',
  Tháng: 'months',
};
const NONE = 'Không có thông tin';
const CURRENCY = 'VNĐ|Việt Nam Đồng|USD';

/**
 * The table of ways to hand in has lost its separators: each row is channel, time, fee and description run together
 * (`Trực tuyến3 Ngày làm việcMiễn phí…`). A row begins where a channel is directly followed by a time and a fee; the
 * same words inside a description are followed by a space or other words.
 */
const CHANNEL = '(Trực tuyến|Dịch vụ bưu chính|Trực tiếp)';
const TIME = `(?:\\d+(?:[.,]\\d)? ?(?:Ngày làm việc|Ngày|Giờ|Phút|Tháng)|\\d+|${NONE}|Không[^\\d\\n]{0,60}?)`;
const FEE = `(?:Miễn phí|${NONE}|\\d[\\d,]* ?(?:${CURRENCY}))`;
const ROW = new RegExp(`${CHANNEL}(?=${TIME}\\s?${FEE})`, 'g');

export function readWays(text: string, doubts: Doubt[]): NationalWay[] {
  const table = tidy(text);
  if (saysNothing(table)) {
    doubts.push({ kind: 'ways.none', part: 'ways' });
    return [];
  }
  if (!table.startsWith(HEADER)) doubts.push({ kind: 'ways.not_a_table', part: 'ways', found: shorten(table) });
  const body = table.startsWith(HEADER) ? table.slice(HEADER.length) : table;
  const starts = [...body.matchAll(ROW)];
  const before = body.slice(0, starts[0]?.index ?? body.length).trim();
  if (!saysNothing(before)) doubts.push({ kind: 'ways.not_understood', part: 'ways', found: shorten(before) });
  const rows = starts.map((start, i) => {
    const label = start[1] ?? '';
    const rest = body.slice(start.index + label.length, starts[i + 1]?.index);
    return { channel: CHANNELS[label] ?? 'counter', row: readRow(rest, doubts) };
  });
  return byChannel(rows);
}

function byChannel(rows: readonly { channel: Channel; row: NationalWayRow }[]): NationalWay[] {
  const channels = [...new Set(rows.map((one) => one.channel))];
  return channels.map((channel) => {
    const own = rows.filter((one) => one.channel === channel).map((one) => one.row);
    const distinct = new Map(own.map((row) => [JSON.stringify(row), row]));
    return { channel, rows: [...distinct.values()] };
  });
}

const WITH_UNIT = /^(\d+(?:[.,]\d)?) ?(Ngày làm việc|Ngày|Giờ|Phút|Tháng)/;
const DIGITS_THEN_FEE = new RegExp(`^(\\d[\\d,]*) ?(${CURRENCY})`);

function readRow(text: string, doubts: Doubt[]): NationalWayRow {
  const unit = WITH_UNIT.exec(text);
  if (unit) {
    const term = wholeTerm(Number((unit[1] ?? '').replace(',', '.')), UNITS[unit[2] ?? '']);
    return { term, ...readFee(text.slice(unit[0].length), doubts) };
  }
  const glued = DIGITS_THEN_FEE.exec(text);
  if (glued) return readGlued(glued[1] ?? '', glued[2] ?? '', text.slice(glued[0].length), doubts);
  const bare = /^\d+/.exec(text);
  if (bare) return { term: { amount: Number(bare[0]) }, ...readFee(text.slice(bare[0].length), doubts) };
  if (text.startsWith(NONE)) return readFee(text.slice(NONE.length), doubts);
  const words = new RegExp(`^(.*?)(?=${FEE})`, 's').exec(text)?.[1] ?? '';
  const row = readFee(text.slice(words.length), doubts);
  const said = saysNothing(words.trim()) ? undefined : words.trim();
  return said === undefined ? row : { ...row, note: row.note === undefined ? said : `${said}. ${row.note}` };
}

/** One and a half working days are twelve working hours: terms count whole units. */
function wholeTerm(amount: number, unit: TermUnit | undefined): NonNullable<NationalWayRow['term']> {
  if (unit === 'working_days' && !Number.isInteger(amount))
    return { amount: Math.round(amount * 8), unit: 'working_hours' };
  return { amount: Math.round(amount), ...(unit && { unit }) };
}

/**
 * The unit of the time is missing and the fee follows at once: `1100 VNĐ` is one (day?) and 100 đồng, or 110 and nothing.
 * The words behind the fee usually repeat the amount; where they do not, the shortest time is taken.
 */
function readGlued(digits: string, currency: string, rest: string, doubts: Doubt[]): NationalWayRow {
  const splits = [...digits.matchAll(/(?=([1-9]\d{0,2}(?:,\d{3})*$))/g)]
    .map((found) => ({ time: digits.slice(0, found.index), amount: found[1] ?? '' }))
    .filter((one) => /^\d{1,3}$/.test(one.time));
  const spoken = amountsIn(rest);
  const agrees = (amount: string): boolean => {
    const number = Number(amount.replaceAll(',', ''));
    return number > 0 && spoken.some((one) => one === number || one === number * 1000);
  };
  const chosen = splits.find((one) => agrees(one.amount)) ?? splits[0];
  if (!chosen) return readFee(`${digits} ${currency}${rest}`, doubts);
  if (splits.length > 1 && !agrees(chosen.amount)) {
    doubts.push({ kind: 'fee.where_it_begins', part: 'ways', found: shorten(`${digits} ${currency}`) });
  }
  return { term: { amount: Number(chosen.time) }, ...readFee(`${chosen.amount} ${currency}${rest}`, doubts) };
}

type FeePart = Pick<NationalWayRow, 'free' | 'fees' | 'note'>;
const AMOUNT = new RegExp(`^(\\d[\\d,]*) ?(${CURRENCY})`);

function readFee(text: string, doubts: Doubt[]): FeePart {
  const cell = text.trimStart();
  if (cell.startsWith('Miễn phí')) return withNotes(cell.slice('Miễn phí'.length), true, undefined, doubts);
  if (cell.startsWith(NONE)) return withNotes(cell.slice(NONE.length), false, undefined, doubts);
  const amount = AMOUNT.exec(cell);
  if (!amount) {
    doubts.push({ kind: 'fee.not_understood', part: 'ways', found: shorten(cell) });
    return { free: false, fees: [], ...(cell !== '' && { note: cell }) };
  }
  const fee: NationalFee = {
    amount: Number((amount[1] ?? '').replaceAll(',', '')),
    ...(amount[2] === 'USD' && { currency: 'USD' as const }),
  };
  return withNotes(cell.slice(amount[0].length), false, fee, doubts);
}

/** Behind the fee: words in brackets belong to the fee, what follows to the row. */
function withNotes(text: string, free: boolean, fee: NationalFee | undefined, doubts: Doubt[]): FeePart {
  const rest = text.trimStart();
  const end = rest.startsWith('(') ? closing(rest) : 0;
  if (end < 0) doubts.push({ kind: 'fee.bracket_open', part: 'ways', found: shorten(rest) });
  const bracket = end < 0 ? rest.slice(1) : rest.slice(1, Math.max(end - 1, 1));
  const said = end === 0 || saysNothing(bracket.trim()) ? undefined : bracket.trim();
  const note = end < 0 ? '' : rest.slice(end).trim();
  const fees = fee || said !== undefined ? [{ ...fee, ...(said !== undefined && { note: said }) }] : [];
  return { free, fees, ...(note !== '' && !saysNothing(note) && { note }) };
}

/** Where the bracket that opens the text is closed again: index behind it, or -1. */
function closing(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    else if (text[i] === ')' && --depth === 0) return i + 1;
  }
  return -1;
}
