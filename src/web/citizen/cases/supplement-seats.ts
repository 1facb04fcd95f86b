import type { CaseView } from '../../../casework/case.types.js';
import { citizen } from '../../../paths/citizen.js';
import { officer } from '../../../paths/officer.js';

/** From which side of the counter a supplement is written, and the pages of that side. */
export interface Seat {
  /** An officer writes for somebody without an account. */
  readonly atCounter: boolean;
  page(code: string): string;
  paper(code: string, paper: string): string;
  remove(code: string, file: string): string;
  /** A file that was added and not sent yet. */
  file(view: Pick<CaseView, 'code' | 'applicationId'>, file: string): string;
  /** Empty where nobody would read them. */
  messages(code: string): string;
}

export const APPLICANT: Seat = {
  atCounter: false,
  page: citizen.supplement,
  paper: citizen.supplementPaper,
  remove: citizen.supplementRemove,
  file: ({ applicationId }, file) => citizen.file(applicationId, file),
  messages: citizen.messages,
};

export const COUNTER: Seat = {
  atCounter: true,
  page: officer.supplement,
  paper: officer.supplementPaper,
  remove: officer.supplementRemove,
  file: ({ code }, file) => officer.supplementFile(code, file),
  messages: () => '',
};
