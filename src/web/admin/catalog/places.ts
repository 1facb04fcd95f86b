import type { Localised } from '../../../platform/i18n/localised.js';
import type { Speak } from '../../shared/speak.js';

/** Lists whose things are called by what they are: “Trang”, “Bước”; the list itself then need not be named. */
const NAMED = ['sections', 'fields', 'inputs', 'choices', 'rules', 'papers', 'states', 'actions', 'body'];

/**
 * Where in a definition something stands, from the outside inwards: `Tờ khai`, `Trang “Người yêu cầu”`, `Câu hỏi “Số điện
 * thoại”`, `Nhãn`. Paths name things by number or by id. Without a bundle, things are called by their number.
 */
export function placeOf(path: string, bundle: unknown, speak: Speak): string[] {
  if (path === '(file)' || path === '') return [speak.t('catalog_admin.whole_file')];
  const crumbs: string[] = [];
  let node = bundle;
  let list = '';
  for (let rest = path.split('.'); rest.length > 0;) {
    const inList = list !== '' && (Array.isArray(node) || /^\d+$/.test(rest[0] ?? ''));
    const step = inList ? thingIn(node, rest) : partOf(node, rest);
    if (inList) crumbs.push(thingWords(list, step, speak));
    else if (crumbs.length === 0 || rest.length === 1 || !NAMED.includes(step.key))
      crumbs.push(partWords(step.key, speak));
    list = inList ? '' : step.key;
    node = step.node;
    rest = rest.slice(step.length);
  }
  return crumbs;
}

/** The crumbs in one line. */
export const placeText = (path: string, bundle: unknown, speak: Speak): string =>
  placeOf(path, bundle, speak).join(' › ');

interface Step {
  readonly key: string;
  readonly node: unknown;
  /** How many steps of the path it takes: ids of choices may hold dots. */
  readonly length: number;
  readonly number?: number;
}

const partOf = (node: unknown, [key = '']: readonly string[]): Step => ({ key, node: childOf(node, key), length: 1 });

function thingIn(node: unknown, rest: readonly string[]): Step {
  const things: readonly unknown[] = Array.isArray(node) ? node : [];
  for (let length = rest.length; length > 0; length--) {
    const key = rest.slice(0, length).join('.');
    const at = things.findIndex((one) => idOf(one) === key);
    if (at >= 0) return { key, node: things[at], length, number: at + 1 };
  }
  const key = rest[0] ?? '';
  return /^\d+$/.test(key)
    ? { key, node: things[Number(key)], length: 1, number: Number(key) + 1 }
    : { key, node: undefined, length: 1 };
}

/** The word for an entry, or the entry as it is written. */
export const partWords = (key: string, speak: Speak): string => speak.find(`catalog_admin.parts.${key}`) ?? key;

function thingWords(list: string, { key, node, number }: Step, speak: Speak): string {
  const noun = speak.find(`catalog_admin.things.${list}`) ?? speak.t('catalog_admin.thing');
  const name = nameOf(node, speak);
  if (name !== undefined) return speak.t('catalog_admin.thing_named', { noun, name });
  return number === undefined
    ? speak.t('catalog_admin.thing_named', { noun, name: key })
    : speak.t('catalog_admin.thing_numbered', { noun, number });
}

/** What people call a thing of a definition: its label or name in their language, otherwise its id. */
export function nameOf(thing: unknown, speak: Speak): string | undefined {
  for (const key of ['label', 'name', 'title', 'message']) {
    const text = childOf(thing, key);
    if (isLocalised(text) && text[speak.locale] !== '') return text[speak.locale];
  }
  return isLocalised(thing) ? thing[speak.locale] : idOf(thing);
}

export function isLocalised(value: unknown): value is Localised {
  if (typeof value !== 'object' || value === null) return false;
  return typeof Reflect.get(value, 'vi') === 'string' && typeof Reflect.get(value, 'en') === 'string';
}

function idOf(thing: unknown): string | undefined {
  const id = childOf(thing, 'id') ?? childOf(thing, 'value');
  return typeof id === 'string' ? id : undefined;
}

export const childOf = (node: unknown, key: string): unknown =>
  typeof node === 'object' && node !== null && Object.hasOwn(node, key) ? Reflect.get(node, key) : undefined;
