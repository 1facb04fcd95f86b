import type { Bundle } from '../../../definition/bundle.types.js';
import type { Change } from '../../../definition/compare.js';
import type { SummaryRow } from '../../shared/fields.types.js';
import type { Speak } from '../../shared/speak.js';
import { childOf, nameOf, partWords, placeOf } from './places.js';
import { valueLines } from './values.js';

/** The changes in one part of a definition. */
export interface ChangedPart {
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/** Parts that are big enough to stand apart; what is left tells about the procedure as a whole. */
const PARTS = ['about', 'form', 'papers', 'fee', 'clock', 'routing', 'applicant', 'workflow', 'result'] as const;
type Part = (typeof PARTS)[number];

/** What changed between two definitions, part by part in the order of the text, in words. */
export function changedParts(changes: readonly Change[], before: Bundle, after: Bundle, speak: Speak): ChangedPart[] {
  return PARTS.flatMap((part) => {
    const own = changes.filter((change) => partOf(change) === part);
    const rows = own.map((change) => row(change, part, before, after, speak));
    return rows.length === 0 ? [] : [{ title: partWords(part, speak), rows }];
  });
}

function partOf({ path }: Change): Part {
  const first = path.split('.', 1)[0];
  return PARTS.find((part) => part === first) ?? 'about';
}

function row(change: Change, part: Part, before: Bundle, after: Bundle, speak: Speak): SummaryRow {
  const crumbs = placeOf(change.path, change.kind === 'removed' ? before : after, speak);
  const place = part === 'about' || crumbs.length === 1 ? crumbs : crumbs.slice(1);
  return { key: { text: place.join(' › ') }, value: { lines: linesOf(change, before, after, speak) } };
}

function linesOf(change: Change, before: Bundle, after: Bundle, speak: Speak): string[] {
  const key = change.path.split('.').at(-1) ?? '';
  const order = orderOf(change, after, speak);
  if (order) return [speak.t('catalog_admin.compared.order', { value: order })];
  const said = (how: 'added' | 'removed' | 'before' | 'after', value: unknown): string[] => {
    const lines = valueLines(value, key, speak).filter((line) => line !== '');
    const [first = speak.t('common.none')] = lines;
    return lines.length < 2
      ? [speak.t(`catalog_admin.compared.${how}`, { value: first })]
      : [speak.t(`catalog_admin.compared.${how}`, { value: '' }).trim(), ...lines];
  };
  if (change.kind === 'added') return said('added', change.after);
  if (change.kind === 'removed') return said('removed', change.before);
  return [...said('before', change.before), ...said('after', change.after)];
}

/** Things with ids that only stand in another order: their names, in the new one. */
function orderOf({ kind, path, after: ids }: Change, after: Bundle, speak: Speak): string | undefined {
  const list = path.split('.').reduce<unknown>((node, key) => stepInto(node, key), after);
  const moved = kind === 'changed' && Array.isArray(list) && list.every((one) => typeof one === 'object');
  return moved && Array.isArray(ids) && ids.every((id) => typeof id === 'string')
    ? list.map((one: unknown) => nameOf(one, speak) ?? '').join(', ')
    : undefined;
}

const stepInto = (node: unknown, key: string): unknown =>
  Array.isArray(node)
    ? node.find((one: unknown) => (childOf(one, 'id') ?? childOf(one, 'value')) === key)
    : childOf(node, key);
