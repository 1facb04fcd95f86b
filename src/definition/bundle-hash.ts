import { createHash } from 'node:crypto';
import type { Bundle } from './bundle.types.js';
import { canonicalJson } from './canonical-json.js';

/** sha256 over the canonical JSON of a bundle, hex: the same for the same content, however its text was laid out. */
export const bundleHash = (bundle: Bundle): string => createHash('sha256').update(canonicalJson(bundle)).digest('hex');
