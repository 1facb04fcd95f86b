/** Vietnamese official notation of moments, days and money. `timeZone` is an IANA name. */
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

export function notation(timeZone: string): Notation {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const read = (instant: string) => {
    const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
    return { year: '', month: '', day: '', hour: '', minute: '', ...parts };
  };
  const day = (value: string) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split('-').reverse().join('/');
    const at = read(value);
    return `${at.day}/${at.month}/${at.year}`;
  };
  return {
    day,
    placeAndDay(place, instant) {
      const at = read(instant);
      // January and February keep their zero so that no digit can be put before them (Nghị định 30/2020/NĐ-CP).
      const month = Number(at.month) > 2 ? String(Number(at.month)) : at.month;
      return `${place}, ngày ${at.day} tháng ${month} năm ${at.year}`;
    },
    moment(instant) {
      const at = read(instant);
      return `${at.hour} giờ ${at.minute} phút, ngày ${day(instant)}`;
    },
    money: (amount) => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng`,
  };
}
