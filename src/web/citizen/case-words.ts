import type { Phase } from '../../workflow/workflow.types.js';
import type { Speak } from '../shared/speak.js';

const COLOURS: Readonly<Record<Phase, string>> = {
  submitted: 'blue',
  in_progress: 'blue',
  awaiting_applicant: 'yellow',
  awaiting_payment: 'yellow',
  decided: 'green',
  closed: 'grey',
  withdrawn: 'grey',
};

/** Where a case is, in two or three words, for the person it belongs to. */
export const phaseTag = (phase: Phase, speak: Speak): { readonly text: string; readonly classes: string } => ({
  text: speak.t(`case_pages.phases.${phase}`),
  classes: `govuk-tag--${COLOURS[phase]}`,
});
