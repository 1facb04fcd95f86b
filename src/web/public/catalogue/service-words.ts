import type { Term } from '../../../calendar/calendar.types.js';
import type { Channel, FeeGlance, TermRange } from '../../../catalog/catalog.types.js';
import { formatList, formatMoney, formatNumber } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';

/** `3 ngày làm việc`; a term of no days is the same day. */
export function oneTerm({ amount, unit }: Term, speak: Speak): string {
  if (amount === 0) return speak.t('services.terms.same_day');
  const count = formatNumber(amount, speak.locale);
  return speak.t(amount === 1 ? `services.terms.one.${unit}` : `services.terms.many.${unit}`, { count });
}

/** The shortest and the longest, where they differ. */
export function termText({ from, to }: TermRange, speak: Speak): string {
  const [shortest, longest] = [oneTerm(from, speak), oneTerm(to, speak)];
  return shortest === longest ? longest : speak.t('services.terms.range', { from: shortest, to: longest });
}

/** What a list says of the fee; nothing where nothing is known. */
export function feeText(fee: FeeGlance, speak: Speak): string {
  if (fee.kind === 'text') return fee.text;
  if (fee.kind === 'unknown') return '';
  if (fee.kind !== 'amount') return speak.t(`services.fees.${fee.kind}`);
  const [from, to] = [formatMoney(fee.from, speak.locale), formatMoney(fee.to, speak.locale)];
  return from === to ? from : speak.t('services.fees.range', { from, to });
}

const CHANNELS: readonly Channel[] = ['online', 'counter', 'post'];

/** `trên mạng, tại quầy và qua bưu điện`, in this order everywhere. */
export const channelsText = (channels: readonly Channel[], speak: Speak): string =>
  formatList(
    CHANNELS.filter((one) => channels.includes(one)).map((one) => speak.t(`services.channels.${one}`)),
    speak.locale,
  );

/** The same words where they stand alone. */
export const alone = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
