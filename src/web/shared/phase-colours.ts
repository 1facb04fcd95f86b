import type { Phase } from '../../workflow/workflow.types.js';

/** The colour of a phase's tag, the same for the applicant and the office. */
export const PHASE_COLOURS: Readonly<Record<Phase, string>> = {
  submitted: 'blue',
  in_progress: 'blue',
  awaiting_applicant: 'yellow',
  awaiting_payment: 'yellow',
  decided: 'green',
  closed: 'grey',
  withdrawn: 'grey',
};
