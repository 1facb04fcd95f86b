import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import { AdministrativeUnits } from '../agencies/units.service.js';
import type { Bundle } from '../definition/bundle.types.js';
import type { Finding } from '../definition/finding.types.js';
import type { World } from '../definition/world.types.js';
import { AccountQueries } from '../identity/account.queries.js';
import { Threads } from '../platform/threads/threads.service.js';
import { STAFF_ROLES, type StaffRole } from '../workflow/workflow.types.js';
import { LIFE_EVENTS } from './internal/taxonomy.js';

const TASK = new URL('./internal/check.task.js', import.meta.url);
const LIMITS = { timeoutMs: 20_000, memoryMb: 256 };

/** Judges definitions by what exists in this installation. */
@Injectable()
export class DefinitionCheck {
  constructor(
    private readonly agencies: Agencies,
    private readonly units: AdministrativeUnits,
    private readonly accounts: AccountQueries,
    private readonly threads: Threads,
  ) {}

  /** What is wrong or doubtful about a definition, errors first. */
  async run(bundle: Bundle): Promise<readonly Finding[]> {
    return this.threads.run<Finding[]>(TASK, { bundle, world: await this.world() }, LIMITS);
  }

  private async world(): Promise<World> {
    const agencies = await this.agencies.list();
    const codes = new Map(agencies.map((one) => [one.id, one.code]));
    const staffed = new Map<string, Set<StaffRole>>();
    for (const { role, agencyId } of await this.accounts.staffedRoles()) {
      const code = codes.get(agencyId ?? '');
      const held = STAFF_ROLES.find((one) => one === role);
      if (code !== undefined && held) staffed.set(code, (staffed.get(code) ?? new Set()).add(held));
    }
    return {
      agencies: new Set(codes.values()),
      provinces: new Set((await this.units.provinces()).map((one) => one.code)),
      lifeEvents: new Set(LIFE_EVENTS),
      staffed,
    };
  }
}
