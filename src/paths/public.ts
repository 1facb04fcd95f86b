import { frame } from './frame.js';
import { trackCase } from './case-links.js';

const part = encodeURIComponent;

/** Pages that anybody may open. */
export const publicPaths = {
  ...frame,
  service: (code: string): string => `${frame.services}/${part(code)}`,
  /** POST: begins an application. */
  apply: (code: string): string => `${frame.services}/${part(code)}/apply`,
  trackCase,
  verifyCode: (code: string): string => `${frame.verify}/${part(code)}`,
} as const;
