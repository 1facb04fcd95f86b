import type { Person } from '../../platform/actor.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { isLocale, type Locale, LOCALES } from '../../platform/i18n/localised.js';

export const LANGUAGE_COOKIE = 'lang';
export const YEAR_SECONDS = 365 * 24 * 3600;

/** What was asked for in this address, else chosen in this browser, else by this person, else what the browser prefers. */
export function chooseLocale(request: FastifyRequest, person: Person | undefined): Locale {
  const asked: unknown = (request.query as Record<string, unknown> | undefined)?.lang;
  if (isLocale(asked)) return asked;
  const chosen = request.cookies[LANGUAGE_COOKIE];
  if (isLocale(chosen)) return chosen;
  return person?.locale ?? preferred(request.headers['accept-language']);
}

/** The first of our languages in an Accept-Language header, by its weights. */
export function preferred(header: string | undefined): Locale {
  const wishes = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part, at) => {
      const [tag = '', weight = ''] = part.trim().split(/;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === '' ? 1 : Number(weight) || 0, at };
    });
  const ours = wishes.filter((one) => isLocale(one.language) && one.weight > 0);
  const first = ours.sort((a, b) => b.weight - a.weight || a.at - b.at)[0]?.language;
  return isLocale(first) ? first : LOCALES[0];
}
