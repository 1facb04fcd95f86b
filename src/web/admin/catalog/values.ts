import type { Term } from '../../../calendar/calendar.types.js';
import { isRole } from '../../../identity/permissions.js';
import { formatNumber } from '../../../platform/i18n/format.js';
import { oneTerm } from '../../public/catalogue/service-words.js';
import type { Speak } from '../../shared/speak.js';
import { childOf, isLocalised, nameOf, partWords } from './places.js';

/** More lines than this of one value tell nobody anything. */
const MOST = 25;

/** A value of a definition in words, one line for each thing in it. `key`: the entry that holds it. */
export function valueLines(value: unknown, key: string, speak: Speak): string[] {
  const lines = linesOf(value, key, speak);
  const more = lines.length - MOST;
  return more > 1 ? [...lines.slice(0, MOST), speak.t('catalog_admin.more_lines', { count: more })] : lines;
}

function linesOf(value: unknown, key: string, speak: Speak): string[] {
  if (typeof value !== 'object' || value === null) return [scalar(value, key, speak)];
  if (isLocalised(value)) return [value[speak.locale]];
  if (isTerm(value)) return [oneTerm(value, speak)];
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return [value.map((one) => scalar(one, key, speak)).join(', ')];
    return value.flatMap((one) => thingLines(one, key, speak));
  }
  return Object.entries(value).flatMap(([part, one]) => {
    const inner = linesOf(one, part, speak);
    return inner.map((line) => speak.t('catalog_admin.part_line', { part: partWords(part, speak), value: line }));
  });
}

/** One thing of a list in one line: what it is called. */
const thingLines = (thing: unknown, key: string, speak: Speak): string[] => {
  const name = nameOf(thing, speak);
  return name === undefined ? linesOf(thing, key, speak) : [name];
};

function scalar(value: unknown, key: string, speak: Speak): string {
  if (typeof value === 'boolean') return speak.t(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return formatNumber(value, speak.locale, 6);
  const text = typeof value === 'string' ? value : '';
  if ((key === 'who' || key === 'holder') && isRole(text)) return speak.t(`roles.${text}`);
  if (key === 'levels') return speak.find(`services.levels.${text}`) ?? text;
  if (key === 'channels') return speak.find(`services.channels.${text}`) ?? text;
  return text;
}

const isTerm = (value: object): value is Term =>
  typeof childOf(value, 'amount') === 'number' && typeof childOf(value, 'unit') === 'string';
