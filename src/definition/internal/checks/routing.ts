import { STAFF_ROLES, type RouteRule, type StaffRole } from '../../../workflow/workflow.types.js';
import type { Bundle } from '../../bundle.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import type { World } from '../../world.types.js';
import { closest } from '../closest.js';
import { fieldsOf, unknownField } from './form.js';
import { performers } from './graph.js';

const STEPS = ['receive', 'handle', 'decide'] as const;

/** Where submissions go: fields and agencies exist, every submission ends somewhere, and somebody works there. */
export function checkRouting(bundle: Bundle, world: World): Finding[] {
  return [
    ...STEPS.flatMap((step) => {
      const rules = bundle.routing[step] ?? [];
      return [
        ...rules.flatMap((rule, at) => checkRule(bundle, world, rule, `routing.${step}.${at}`, step === 'receive')),
        ...checkEnds(rules, step),
      ];
    }),
    ...checkStaff(bundle, world),
  ];
}

function checkRule({ form }: Bundle, world: World, rule: RouteRule, path: string, first: boolean): Finding[] {
  if ('same' in rule) return first ? [error(path, 'definition.nothing_before')] : [];
  if ('agency' in rule) {
    if (world.agencies.has(rule.agency)) return [];
    const example = closest(rule.agency, world.agencies);
    return [error(`${path}.agency`, 'definition.unknown_agency', { values: { code: rule.agency }, example })];
  }
  const fields = fieldsOf(form).map((one) => one.field);
  const field = fields.find((one) => one.id === rule.communeOf);
  if (!field)
    return [
      unknownField(
        `${path}.communeOf`,
        rule.communeOf,
        fields.map((one) => one.id),
      ),
    ];
  if (field.type === 'commune') return [];
  const values = { field: field.id, given: field.type, wanted: 'commune' };
  return [error(`${path}.communeOf`, 'definition.wrong_field_type', { values })];
}

/** The last rule takes what no other one took; a rule behind it is never asked. */
function checkEnds(rules: readonly RouteRule[], step: (typeof STEPS)[number]): Finding[] {
  const open = rules.findIndex((rule) => rule.when === undefined);
  if (open < 0) {
    return step === 'receive'
      ? [error(`routing.${step}`, 'definition.route_may_be_missing', { values: { step } })]
      : [];
  }
  return rules
    .slice(open + 1)
    .map((_, at) => warning(`routing.${step}.${open + 1 + at}`, 'definition.rule_never_asked'));
}

/** A role that an action needs and that nobody holds: anywhere, or at an agency that is named. */
function checkStaff({ workflow, routing }: Bundle, { agencies, staffed }: World): Finding[] {
  const wanted = new Set(workflow.actions.flatMap((one) => performers(one)));
  const roles = STAFF_ROLES.filter((role) => wanted.has(role));
  const anywhere = new Set<StaffRole>([...staffed.values()].flatMap((held) => [...held]));
  const nobody = roles.filter((role) => !anywhere.has(role));
  const named = (routing.receive ?? []).flatMap((rule, at) =>
    'agency' in rule && agencies.has(rule.agency) ? [{ code: rule.agency, path: `routing.receive.${at}.agency` }] : [],
  );
  return [
    ...nobody.map((role) => warning('workflow', 'definition.role_unstaffed', { values: { role } })),
    ...named
      .filter(({ code }) => !staffed.get(code)?.has('reception') && anywhere.has('reception'))
      .map(({ code, path }) => warning(path, 'definition.agency_unstaffed', { values: { code } })),
  ];
}
