import type { Localised } from '../../platform/i18n/localised.js';
import type { Agency, AgencyKind, AgencyNode } from '../agencies.types.js';

export interface AgencyRow {
  id: string;
  code: string;
  kind: AgencyKind;
  name: Localised;
  short_name: Localised;
  parent_id: string | null;
  commune_code: string | null;
  address: Localised | null;
  hotline: string | null;
  valid_from: string;
  valid_to: string | null;
  revision: number;
}

export const AGENCY_COLUMNS = `id, code, kind, name, short_name, parent_id, commune_code, address, hotline,
  valid_from::text, valid_to::text, revision`;

export const toAgency = (row: AgencyRow): Agency => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  name: row.name,
  shortName: row.short_name,
  parentId: row.parent_id,
  communeCode: row.commune_code,
  address: row.address,
  hotline: row.hotline,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  revision: row.revision,
});

/** Agencies as trees. One whose parent is not among them is a root. */
export function treeOf(agencies: readonly Agency[]): AgencyNode[] {
  const ids = new Set(agencies.map((one) => one.id));
  const parentOf = (one: Agency): string | null => (one.parentId && ids.has(one.parentId) ? one.parentId : null);
  const below = (id: string | null): AgencyNode[] =>
    agencies.filter((one) => parentOf(one) === id).map((agency) => ({ agency, children: below(agency.id) }));
  return below(null);
}
