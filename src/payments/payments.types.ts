import type { Localised } from '../platform/i18n/localised.js';

/** What a charge is for. Payments know nothing of it but this pair. */
export interface ChargeSubject {
  readonly kind: string;
  /** A uuid. */
  readonly id: string;
}

/** `due` until money or an exemption is recorded; `lapsed` where the case ended before anything was taken. */
export type ChargeState = 'due' | 'settled' | 'exempted' | 'lapsed';

export interface Charge {
  readonly id: string;
  /** Whole đồng, always above zero. */
  readonly amount: number;
  /** How the amount comes about, and the law it rests on. */
  readonly basis: Localised;
  readonly state: ChargeState;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** How it was settled; null while due or lapsed. */
  readonly settlement: Settlement | null;
}

export interface Settlement {
  readonly receiptNumber: string | null;
  readonly exemptionReason: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** What reception writes down: money with the number of the paper receipt, or an exemption with its reason. */
export type PaymentRecord =
  { readonly amount: number; readonly receiptNumber: string } | { readonly exemptionReason: string };
