import { caseOfOffice } from './case-links.js';
import { frame } from './frame.js';

const part = encodeURIComponent;
const draft = (id: string): string => `${frame.counter}/${part(id)}`;

/** Pages of civil servants. */
export const officer = {
  queue: frame.officer,
  search: `${frame.officer}/search`,
  case: caseOfOffice,
  /** `messages`, `notes` or `history` of a case. */
  caseTab: (code: string, tab: string): string => `${caseOfOffice(code)}?tab=${part(tab)}`,
  /** The case after an act, which the page names. */
  caseAfter: (code: string, action: string): string => `${caseOfOffice(code)}?done=${part(action)}`,
  act: (code: string, action: string): string => `${caseOfOffice(code)}/acts/${part(action)}`,
  /** Completing an application for somebody at the counter who has no account. */
  supplement: (code: string): string => `${caseOfOffice(code)}/supplement`,
  supplementPaper: (code: string, paper: string): string => `${caseOfOffice(code)}/supplement/papers/${part(paper)}`,
  supplementFile: (code: string, file: string): string => `${caseOfOffice(code)}/supplement/files/${part(file)}`,
  supplementRemove: (code: string, file: string): string =>
    `${caseOfOffice(code)}/supplement/files/${part(file)}/remove`,
  notes: (code: string): string => `${caseOfOffice(code)}/notes`,
  messages: (code: string): string => `${caseOfOffice(code)}/messages`,
  document: (code: string, document: string): string => `${caseOfOffice(code)}/documents/${part(document)}`,
  /** A file that the applicant gave. */
  file: (code: string, file: string): string => `${caseOfOffice(code)}/files/${part(file)}`,
  /** The result as it would be printed, before it is signed. */
  preview: (code: string): string => `${caseOfOffice(code)}/preview`,
  /** Filing for somebody who stands at the counter. */
  counter: frame.counter,
  counterDraft: draft,
  counterSection: (id: string, section: string): string => `${draft(id)}/sections/${part(section)}`,
  counterAutosave: (id: string, section: string): string => `${draft(id)}/sections/${part(section)}/autosave`,
  counterPapers: (id: string): string => `${draft(id)}/papers`,
  counterPaper: (id: string, paper: string): string => `${draft(id)}/papers/${part(paper)}`,
  counterFile: (id: string, file: string): string => `${draft(id)}/files/${part(file)}`,
  counterRemoveFile: (id: string, file: string): string => `${draft(id)}/files/${part(file)}/remove`,
  counterCheck: (id: string): string => `${draft(id)}/check`,
  counterSubmit: (id: string): string => `${draft(id)}/submit`,
  counterDiscard: (id: string): string => `${draft(id)}/discard`,
} as const;
