import { cleanText } from '../../../platform/text.js';

/** What the catalogue writes where it has nothing to say. */
const NOTHING = /^(?:không có thông tin|không có|không|không quy định|chưa quy định|-+|\.)\.?$/i;

/** Bullets of an old symbol font, which have no meaning in Unicode. */
const SYMBOL_BULLETS = /[\uf0a7\uf0b7\uf0d8\uf0e8\uf0fc\uf076]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060]/g;

const HIDDEN = /<(script|style)\b[^<>]*>[^<]*<\/\1>/gi;
const BLOCKS = /<\/?(?:p|br|div|ul|ol|li|table|tbody|thead|tr|h[1-6])\b[^<>]*>/gi;
const INLINE = /<\/?(?:a|b|i|u|em|strong|span|font|sup|sub|td|th|script|style)\b[^<>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };
const ENTITY = /&(nbsp|amp|lt|gt|quot);/g;

/** Tags and entities of a web page among the words. */
export const hasMarkup = (text: string): boolean =>
  [BLOCKS, INLINE, ENTITY].some((pattern) => text.search(pattern) >= 0);

/** The text with the dirt of copying and pasting removed; runs of blanks within a line become one. */
export function tidy(text: string): string {
  const words = text.includes('<') || text.includes('&') ? withoutMarkup(text) : text;
  return cleanText(words.replace(SYMBOL_BULLETS, '-').replace(INVISIBLE, ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n');
}

function withoutMarkup(text: string): string {
  const words = text.replace(HIDDEN, '').replace(BLOCKS, '\n').replace(INLINE, '');
  return words.replace(ENTITY, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Does this text say that there is nothing to say? */
export const saysNothing = (text: string): boolean => text === '' || NOTHING.test(text);

/** Enough of a text to find it again; for reports. */
export const shorten = (text: string, most = 80): string =>
  text.length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;
