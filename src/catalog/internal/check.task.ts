import type { Bundle } from '../../definition/bundle.types.js';
import { check } from '../../definition/check.js';
import type { Finding } from '../../definition/finding.types.js';
import type { World } from '../../definition/world.types.js';

/** Checks a definition in a thread of its own: people other than us wrote it, and nobody knows how long it takes. */
export default function run({ bundle, world }: { readonly bundle: Bundle; readonly world: World }): Finding[] {
  return check(bundle, world);
}
