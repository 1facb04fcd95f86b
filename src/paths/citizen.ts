import { caseOfApplicant } from './case-links.js';
import { frame } from './frame.js';

const part = encodeURIComponent;
const application = (id: string): string => `${frame.applications}/${part(id)}`;

/** A person's own applications, cases and notices. */
export const citizen = {
  applications: frame.applications,
  inbox: frame.inbox,
  /** Marks a notice as read and leads to its page. */
  notice: (id: string): string => `${frame.inbox}/${part(id)}`,
  inboxRead: `${frame.inbox}/read`,
  /** The list of what is still to fill in. */
  application,
  section: (id: string, section: string): string => `${application(id)}/sections/${part(section)}`,
  /** Half-typed pages are sent here by themselves. */
  autosave: (id: string, section: string): string => `${application(id)}/sections/${part(section)}/autosave`,
  papers: (id: string): string => `${application(id)}/papers`,
  paper: (id: string, paper: string): string => `${application(id)}/papers/${part(paper)}`,
  /** A file given for a paper or a field: GET hands it out, POST to `…/remove` takes it off. */
  file: (id: string, file: string): string => `${application(id)}/files/${part(file)}`,
  removeFile: (id: string, file: string): string => `${application(id)}/files/${part(file)}/remove`,
  check: (id: string): string => `${application(id)}/check`,
  submit: (id: string): string => `${application(id)}/submit`,
  discard: (id: string): string => `${application(id)}/discard`,
  case: caseOfApplicant,
  receipt: (code: string): string => `${caseOfApplicant(code)}/receipt`,
  document: (code: string, document: string): string => `${caseOfApplicant(code)}/documents/${part(document)}`,
  /** A file that was submitted. */
  caseFile: (code: string, file: string): string => `${caseOfApplicant(code)}/files/${part(file)}`,
  /** What was submitted, question by question. */
  submitted: (code: string): string => `${caseOfApplicant(code)}/application`,
  supplement: (code: string): string => `${caseOfApplicant(code)}/supplement`,
  supplementPaper: (code: string, paper: string): string => `${caseOfApplicant(code)}/supplement/papers/${part(paper)}`,
  supplementRemove: (code: string, file: string): string =>
    `${caseOfApplicant(code)}/supplement/files/${part(file)}/remove`,
  messages: (code: string): string => `${caseOfApplicant(code)}/messages`,
  withdraw: (code: string): string => `${caseOfApplicant(code)}/withdraw`,
  /** The same page, which says once what was just done. */
  done: (path: string, what: string): string => `${path}?done=${part(what)}`,
  rating: (code: string): string => `${caseOfApplicant(code)}/rating`,
} as const;
