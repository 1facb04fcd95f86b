import type { Day, OpeningHours } from '../calendar/calendar.types.js';
import type { Localised } from '../platform/i18n/localised.js';

export const AGENCY_KINDS = ['province', 'department', 'commune'] as const;
/** `province`: the city's or province's own body; `department`: a professional body below it; `commune`: xã, phường. */
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface Agency {
  readonly id: string;
  /** Stands in case codes, e.g. `H57.21`. */
  readonly code: string;
  readonly kind: AgencyKind;
  /** As in letterheads: "Ủy ban nhân dân phường Phú Xuân". */
  readonly name: Localised;
  /** As in lists: "Phường Phú Xuân". */
  readonly shortName: Localised;
  readonly parentId: string | null;
  /** Official code of the commune that it serves. */
  readonly communeCode: string | null;
  readonly address: Localised | null;
  readonly hotline: string | null;
  readonly validFrom: Day;
  /** First day on which it exists no more; null while it exists. */
  readonly validTo: Day | null;
  /** Raised with every change; an editor hands back the one that was read. */
  readonly revision: number;
}

export interface AgencyNode {
  readonly agency: Agency;
  readonly children: readonly AgencyNode[];
}

/** What an administrator may change of an agency. Its code and kind stay: they stand in case codes. */
export interface AgencyChange {
  readonly revision: number;
  readonly name: Localised;
  readonly shortName: Localised;
  readonly address: Localised | null;
  readonly hotline: string | null;
}

export interface NewAgency {
  readonly code: string;
  readonly kind: AgencyKind;
  readonly name: Localised;
  readonly shortName: Localised;
  readonly parentId: string | null;
  readonly communeCode: string | null;
  readonly validFrom: Day;
}

export const UNIT_KINDS = ['city', 'province', 'ward', 'commune', 'zone'] as const;
/** Thành phố, tỉnh; phường, xã, đặc khu. */
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A province or a commune, as addresses name it. */
export interface Unit {
  readonly code: string;
  readonly kind: UnitKind;
  /** Province of a commune; null for a province. */
  readonly parentCode: string | null;
  /** With its kind: "Phường Phú Xuân", "Phu Xuan Ward". */
  readonly name: Localised;
}

/** All units as they are now. Nothing in it changes; ask `AdministrativeUnits.book()` again for the present one. */
export interface UnitBook {
  /** By name, Vietnamese order. */
  provinces(): readonly Unit[];
  /** By name; empty for an unknown province or one whose communes are not loaded. */
  communes(provinceCode: string): readonly Unit[];
  find(code: string): Unit | undefined;
}

/** `off`: a day off; `make_up`: a weekly day off that is worked; `usual`: against the common calendar, nothing special. */
export type CalendarDayKind = 'off' | 'make_up' | 'usual';

export interface CalendarDay {
  readonly day: Day;
  readonly kind: CalendarDayKind;
  /** Why; null for a usual day. */
  readonly name: Localised | null;
}

/** What was written down for one agency, or for everybody. */
export interface CalendarSheet {
  readonly timeZone: string;
  readonly publishedYears: readonly number[];
  readonly days: readonly CalendarDay[];
  /** By ISO weekday; empty: the common hours. */
  readonly weekly: Readonly<Record<number, readonly OpeningHours[]>>;
}
