import type { Bundle } from '../../bundle.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import type { World } from '../../world.types.js';
import { closest } from '../closest.js';
import { duplicates } from './duplicates.js';
import { checkField } from './form.js';

/** Papers, result, life events and words people search by. */
export function checkRest(bundle: Bundle, world: World): Finding[] {
  const inputs = bundle.result.inputs ?? [];
  return [
    ...duplicates(
      bundle.papers.map((one) => one.id),
      (at) => `papers.${at}.id`,
    ),
    ...bundle.papers.flatMap(({ originals, copies, id }, at) =>
      originals + copies > 0 ? [] : [warning(`papers.${at}`, 'definition.paper_of_nothing', { values: { paper: id } })],
    ),
    ...duplicates(
      inputs.map((one) => one.id),
      (at) => `result.inputs.${at}.id`,
    ),
    ...inputs.flatMap((field, at) => checkField({ field, path: `result.inputs.${at}` }, world)),
    ...bundle.lifeEvents.flatMap((id, at) =>
      world.lifeEvents.has(id)
        ? []
        : [
            error(`lifeEvents.${at}`, 'definition.unknown_life_event', {
              values: { id },
              example: closest(id, world.lifeEvents),
            }),
          ],
    ),
    ...(bundle.keywords.length > 0 ? [] : [warning('keywords', 'definition.no_keywords')]),
  ];
}
