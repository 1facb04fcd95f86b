import { Temporal } from 'temporal-polyfill';

const MS_A_MINUTE = 60_000;

/** Converts between moments and the minutes on an office's wall clock. */
export interface Zone {
  /** Whole minutes since 1970-01-01 00:00 on the wall clock; seconds are dropped. */
  toLocal(moment: Date): number;
  toMoment(localMinute: number): Date;
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name; a RangeError when there is none of that name. */
export function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) zones.set(name, (zone = makeZone(name)));
  return zone;
}

/** A zone without changes since 2000 (Việt Nam's) is one addition; the others ask Temporal each time. */
function makeZone(name: string): Zone {
  const since = Temporal.Instant.fromEpochMilliseconds(Date.UTC(2000, 0, 1)).toZonedDateTimeISO(name);
  if (since.getTimeZoneTransition('next') === null) return fixedZone(since.offsetNanoseconds / 1e6);
  return {
    toLocal(moment) {
      const ms = moment.getTime();
      const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name);
      return Math.floor((ms + offsetNanoseconds / 1e6) / MS_A_MINUTE);
    },
    toMoment(localMinute) {
      const wall = Temporal.PlainDateTime.from(new Date(localMinute * MS_A_MINUTE).toISOString().slice(0, 16));
      return new Date(wall.toZonedDateTime(name).epochMilliseconds);
    },
  };
}

const fixedZone = (offset: number): Zone => ({
  toLocal: (moment) => Math.floor((moment.getTime() + offset) / MS_A_MINUTE),
  toMoment: (localMinute) => new Date(localMinute * MS_A_MINUTE - offset),
});
