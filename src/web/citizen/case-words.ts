import type { Phase } from '../../workflow/workflow.types.js';
import type { Speak } from '../shared/speak.js';
import { PHASE_COLOURS } from '../shared/phase-colours.js';

/** Where a case is, in two or three words, for the person it belongs to. */
export const phaseTag = (phase: Phase, speak: Speak): { readonly text: string; readonly classes: string } => ({
  text: speak.t(`case_pages.phases.${phase}`),
  classes: `govuk-tag--${PHASE_COLOURS[phase]}`,
});
