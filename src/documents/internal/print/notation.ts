import { dayOf, formatDay, formatNumber, formatTime } from '../../../platform/i18n/format.js';

/** Vietnamese official notation of moments, days and money. */
export interface Notation {
  /** `Huế, ngày 24 tháng 11 năm 2026`. */
  placeAndDay(place: string, instant: string): string;
  /** `10 giờ 05 phút, ngày 24/11/2026`. */
  moment(instant: string): string;
  /** `24/11/2026`, from an instant or from `YYYY-MM-DD`. */
  day(value: string): string;
  /** `16.000 đồng`. */
  money(amount: number): string;
}

/** `timeZone` is an IANA name. */
export function notation(timeZone: string): Notation {
  const day = (value: string) => formatDay(value.length === 10 ? value : new Date(value), timeZone);
  return {
    day,
    placeAndDay(place, instant) {
      const [year, month, date] = dayOf(new Date(instant), timeZone).split('-');
      // January and February keep their zero so that no digit can be put before them (Nghị định 30/2020/NĐ-CP).
      return `${place}, ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`;
    },
    moment(instant) {
      const [hour, minute] = formatTime(new Date(instant), 'vi', timeZone).split(':');
      return `${hour} giờ ${minute} phút, ngày ${day(instant)}`;
    },
    money: (amount) => `${formatNumber(amount, 'vi')} đồng`,
  };
}
