import type { StaffRole } from '../workflow/workflow.types.js';

/** What a definition may refer to outside itself; gathered by `catalog`. Plain data, so that a thread can be given it. */
export interface World {
  /** Codes of the agencies that exist today. */
  readonly agencies: ReadonlySet<string>;
  /** Official codes of provinces. */
  readonly provinces: ReadonlySet<string>;
  /** Ids of the life events that services are grouped by. */
  readonly lifeEvents: ReadonlySet<string>;
  /** The roles that somebody holds, by code of the agency. */
  readonly staffed: ReadonlyMap<string, ReadonlySet<StaffRole>>;
}
