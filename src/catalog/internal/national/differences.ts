import type { Bundle } from '../../../definition/bundle.types.js';
import { foldText } from '../../../platform/text.js';
import type { Difference, NationalEntry } from '../../national.types.js';
import { daysOf } from './belief.js';

/** Where the national catalogue says something else than our own definition of the same procedure. */
export function differences(bundle: Bundle, entry: NationalEntry): Difference[] {
  const rows = entry.ways.flatMap((way) => way.rows);
  const found: Difference[] = [];
  const note = (what: Difference['what'], ours: string, national: string): void => {
    if (ours !== national) found.push({ what, ours, national });
  };
  if (foldText(bundle.name.vi) !== foldText(entry.name)) note('name', bundle.name.vi, entry.name);
  note('levels', list(bundle.levels), list(entry.levels));
  note('channels', list(bundle.channels), list(entry.ways.map((way) => way.channel)));
  const terms = rows.flatMap(({ term }) => (term ? [`${term.amount} ${term.unit ?? '?'}`] : []));
  const ours = `${bundle.clock.term.amount} ${bundle.clock.term.unit}`;
  if (!rows.some((row) => sameTerm(bundle, row.term))) note('term', ours, list(terms));
  const free = bundle.fee.amount.trim() === '0';
  const paid = rows.flatMap((row) => row.fees.flatMap((fee) => fee.amount ?? []));
  if (free !== (paid.length === 0)) note('fee', free ? '0' : bundle.fee.text.vi, paid.length === 0 ? '0' : list(paid));
  const asked = entry.papers.flatMap((group) => group.papers).filter((one) => one.originals + one.copies > 0).length;
  note('papers', String(bundle.papers.length), String(asked));
  const known = bundle.legalBasis.map((one) => one.number);
  const missing = entry.legalBasis.flatMap(({ number }) => (number && !known.includes(number) ? [number] : []));
  if (missing.length > 0) note('legal_basis', list(known), list(missing));
  return found;
}

function sameTerm(bundle: Bundle, term: NationalEntry['ways'][number]['rows'][number]['term']): boolean {
  const own = bundle.clock.term;
  if (!term) return false;
  return term.unit === undefined ? term.amount === own.amount : daysOf({ ...term, unit: term.unit }) === daysOf(own);
}

const list = (values: readonly (string | number)[]): string => [...new Set(values)].sort().join(', ');
