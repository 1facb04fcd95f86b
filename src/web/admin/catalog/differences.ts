import type { TermUnit } from '../../../calendar/calendar.types.js';
import type { Difference } from '../../../catalog/national.types.js';
import { formatMoney } from '../../../platform/i18n/format.js';
import { oneTerm } from '../../public/catalogue/service-words.js';
import type { Speak } from '../../shared/speak.js';

/** What we say and what the national catalogue says of the same thing, as a row. */
export const differenceRow = ({ what, ours, national }: Difference, speak: Speak): object => ({
  key: { text: speak.t(`catalog_admin.differences.${what}`) },
  value: {
    lines: [
      speak.t('catalog_admin.ours', { value: inWords(what, ours, speak) }),
      speak.t('catalog_admin.theirs', { value: inWords(what, national, speak) }),
    ],
  },
});

/** The report lists codes and amounts, parted by commas. */
function inWords(what: Difference['what'], text: string, speak: Speak): string {
  if (text === '') return speak.t('common.none');
  if (what === 'name') return text;
  const said = text.split(', ').map((one) => {
    if (what === 'levels') return speak.find(`services.levels.${one}`) ?? one;
    if (what === 'channels') return speak.find(`services.channels.${one}`) ?? one;
    if (what === 'term') return termWords(one, speak);
    return what === 'fee' ? feeWords(one, speak) : one;
  });
  return said.join(', ');
}

function termWords(text: string, speak: Speak): string {
  const [amount = '', unit = ''] = text.split(' ');
  if (speak.find(`services.terms.many.${unit}`, { count: amount }) !== undefined)
    return oneTerm({ amount: Number(amount), unit: unit as TermUnit }, speak);
  return speak.t('catalog_admin.term_without_unit', { amount });
}

function feeWords(text: string, speak: Speak): string {
  if (text === '0') return speak.t('services.fees.free');
  return /^\d+$/.test(text) ? formatMoney(Number(text), speak.locale) : text;
}
