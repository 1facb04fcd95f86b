import { saysNothing, tidy } from './tidy.js';

const STEP = /(?:^|(?<=[\s.;:)]))(?=(?:[-+*•] ?)?Bước (?:\d+|thứ [\p{L}]+) ?[:.,)–-])/gu;

/**
 * Running text as paragraphs. Where it counts its steps ("Bước 1: …") each step is one paragraph with its own lines;
 * otherwise each line is one.
 */
export function readParagraphs(text: string): string[] {
  const whole = tidy(text);
  if (saysNothing(whole)) return [];
  const steps = whole.split(STEP).map((one) => one.trim());
  const paragraphs = steps.length > 1 ? steps : whole.split('\n');
  return paragraphs.map(withoutBullet).filter((one) => one !== '' && !saysNothing(one));
}

const withoutBullet = (text: string): string => text.trim().replace(/^[-+*•]\s*(?=\S)/, '');

/** Procedures named as related: a small table whose rows are repeated for narrow screens. */
export function readRelated(text: string): string[] {
  const whole = tidy(text);
  if (saysNothing(whole)) return [];
  const names = whole.split(/#?\d*Tên thủ tục\d*/).map((one) => one.replace(/#\d*$/, '').trim());
  return [...new Set(names.filter((one) => one !== '' && one !== '#'))];
}
