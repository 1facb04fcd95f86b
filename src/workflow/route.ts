import { Invalid, Refused } from '../platform/errors/errors.js';
import type { Answers, CommuneAnswer } from '../forms/form.types.js';
import type { Day } from '../calendar/calendar.types.js';
import { compileCondition } from './internal/guard.js';
import type { AgencyLookup, AgencyRule, RouteRule, Routing } from './workflow.types.js';

/**
 * The ids of the three agencies of a case: the first rule of each step whose `when` is true of the answers. A step without
 * rules stays with the agency of the step before. Refused `workflow.no_agency_for_commune` or `workflow.no_agency` when
 * nobody serves that place; Invalid when the routing itself does not compile.
 */
export async function route(
  routing: Routing,
  answers: Answers,
  agencies: AgencyLookup,
  today: Day,
): Promise<Readonly<Record<AgencyRule, string>>> {
  const received_at = await follow(routing.receive, answers, agencies, today, undefined);
  const handled_by = await follow(routing.handle ?? [], answers, agencies, today, received_at);
  const decided_by = await follow(routing.decide ?? [], answers, agencies, today, handled_by);
  return { received_at, handled_by, decided_by };
}

async function follow(
  rules: readonly RouteRule[],
  answers: Answers,
  agencies: AgencyLookup,
  today: Day,
  before: string | undefined,
): Promise<string> {
  const rule = rules.find(({ when }) => when === undefined || holds(when, answers, today));
  if (!rule || 'same' in rule) {
    if (before === undefined) throw new Refused('workflow.no_agency');
    return before;
  }
  if ('agency' in rule) {
    const id = await agencies.byCode(rule.agency);
    if (id === undefined) throw new Refused('workflow.no_agency', { agency: rule.agency });
    return id;
  }
  const place = answers[rule.communeOf];
  const id = isCommune(place) ? await agencies.serving(place.commune) : undefined;
  if (id === undefined) throw new Refused('workflow.no_agency_for_commune', { field: rule.communeOf });
  return id;
}

function holds(when: string, answers: Answers, today: Day): boolean {
  const condition = compileCondition(when);
  if (typeof condition !== 'function') throw new Invalid(condition, 'workflow.not_usable');
  return condition(answers, today);
}

const isCommune = (value: unknown): value is CommuneAnswer =>
  typeof value === 'object' && value !== null && 'commune' in value;
