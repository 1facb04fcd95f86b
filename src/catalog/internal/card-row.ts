import type { Locale, Localised } from '../../platform/i18n/localised.js';
import type { Channel, FeeGlance, Level, ProcedureKind, ServiceCard, TermRange } from '../catalog.types.js';

/** What a list shows at a glance, kept beside the procedure so that a list reads one narrow row each. */
export interface Glance {
  readonly term?: TermRange;
  readonly fee: Exclude<FeeGlance, { kind: 'text' }> | { readonly kind: 'text'; readonly text: Localised };
}

export interface CardRow {
  readonly code: string;
  readonly kind: ProcedureKind;
  readonly name: Localised;
  readonly summary: Localised | null;
  readonly sector_id: string;
  readonly sector_name: Localised;
  readonly levels: readonly Level[];
  readonly life_events: readonly string[];
  readonly audience: readonly Localised[];
  readonly channels: readonly Channel[];
  readonly glance: Glance;
  readonly current_version_id: string | null;
}

export const CARD_COLUMNS = `code, kind, name, summary, sector_id, sector_name, levels, life_events, audience, channels,
  glance, current_version_id`;

export function toCard(row: CardRow, locale: Locale): ServiceCard {
  const { fee } = row.glance;
  return {
    code: row.code,
    kind: row.kind,
    name: row.name[locale],
    language: row.kind === 'service' ? locale : 'vi',
    ...(row.summary && { summary: row.summary[locale] }),
    sector: { id: row.sector_id, name: row.sector_name[locale] },
    levels: row.levels,
    lifeEvents: row.life_events,
    audience: row.audience.map((one) => one[locale]),
    channels: row.channels,
    ...(row.glance.term && { term: row.glance.term }),
    fee: fee.kind === 'text' ? { kind: 'text', text: fee.text[locale] } : fee,
  };
}
