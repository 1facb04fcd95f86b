import type { ErrorValues } from '../platform/errors/errors.js';

/** Something that a check of a definition found. Its sentence stands under `errors.<code>`, as those of all problems do. */
export interface Finding {
  readonly code: string;
  /** Where, e.g. `workflow.actions.3.to`; the same paths as the problems of `parseDefinition`. */
  readonly path: string;
  /** `error`: cannot be published so; `warning`: may be meant so. */
  readonly severity: 'error' | 'warning';
  readonly values: ErrorValues;
  /** How it could be written instead. */
  readonly example?: string;
}

type More = { readonly values?: ErrorValues; readonly example?: string | undefined };

const finding =
  (severity: Finding['severity']) =>
  (path: string, code: string, more: More = {}): Finding => ({
    code,
    path,
    severity,
    values: more.values ?? {},
    ...(more.example !== undefined && { example: more.example }),
  });

export const error = finding('error');
export const warning = finding('warning');
