import { createHash } from 'node:crypto';
import { canonicalJson } from '../../definition/canonical-json.js';

/** sha256 over content and template, hex: what a leader signs, and what must still hold when the clerk issues. */
export const signedHash = (content: unknown, templateHash: string): string =>
  createHash('sha256').update(canonicalJson(content)).update('\n').update(templateHash).digest('hex');
