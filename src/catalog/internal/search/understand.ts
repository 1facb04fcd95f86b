import { foldText } from '../../../platform/text.js';
import { SYNONYMS } from './synonyms.js';

/** Words that say nothing about what is looked for. Folded. */
const EMPTY_WORDS = new Set(
  'thu tuc|lam sao|nhu the nao|o dau|toi muon|toi can|can lam|xin cho|how to|i want to|i need|apply for|where|please'.split(
    '|',
  ),
);
const MOST_WORDS = 16;
const MOST_READINGS = 6;

/**
 * The ways to read a query: folded as typed, and once more for every everyday expression in it with the official words
 * in its place. Folded, words separated by one space; empty where nothing was typed.
 */
export function understand(query: string): string[] {
  const typed = foldText(query).split(' ').slice(0, MOST_WORDS).join(' ');
  if (typed === '') return [];
  const plain = withoutEmptyWords(typed);
  const replaced = SYNONYMS.flatMap(({ everyday, official }) =>
    everyday
      .filter((one) => containsWords(plain, one))
      .flatMap((one) => official.map((to) => replaceWords(plain, one, to))),
  );
  return [...new Set([plain, ...replaced])].slice(0, MOST_READINGS);
}

function withoutEmptyWords(text: string): string {
  let rest = ` ${text} `;
  for (const words of EMPTY_WORDS) rest = rest.replaceAll(` ${words} `, ' ');
  return rest.trim() === '' ? text : rest.trim().replace(/ +/g, ' ');
}

const containsWords = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);
const replaceWords = (text: string, words: string, by: string): string =>
  ` ${text} `.replace(` ${words} `, ` ${by} `).trim();
