import type { Localised } from '../../platform/i18n/localised.js';
import type { Charge, ChargeState } from '../payments.types.js';

export interface ChargeRow {
  readonly id: string;
  /** bigint, read as text by the driver. */
  readonly amount: string;
  readonly basis: Localised;
  readonly state: ChargeState;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly receipt_number: string | null;
  readonly exemption_reason: string | null;
  readonly recorded_by: string | null;
  readonly recorded_at: Date | null;
}

export const SELECT_CHARGES = `
  select c.id, c.amount, c.basis, c.state, c.opened_at, c.closed_at,
         p.receipt_number, p.exemption_reason, p.recorded_by, p.recorded_at
  from charges c left join payment_attempts p on p.charge_id = c.id and p.outcome = 'succeeded'`;

export function toCharge(row: ChargeRow): Charge {
  const settlement =
    row.recorded_by && row.recorded_at
      ? {
          receiptNumber: row.receipt_number,
          exemptionReason: row.exemption_reason,
          recordedBy: row.recorded_by,
          recordedAt: row.recorded_at,
        }
      : null;
  return {
    id: row.id,
    amount: Number(row.amount),
    basis: row.basis,
    state: row.state,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    settlement,
  };
}
