import type { Letterhead, SlipCase, SlipOfficer, SlipPaper } from '../../slips.types.js';
import type { Block, Column, FactRow, Label, SignaturePlace } from './model.types.js';
import type { Notation } from './notation.js';
import type { Words } from './words.js';

/** What every form is built with. */
export interface Press {
  readonly words: Words;
  readonly write: Notation;
}

/** The part of a model that differs from form to form. */
export interface Body {
  readonly title: Label;
  readonly subtitle?: string;
  readonly form?: string;
  readonly blocks: readonly Block[];
}

/** A fact, or nothing where there is no value. */
export const fact = (label: Label, value: string | undefined): FactRow[] =>
  value === undefined || value === '' ? [] : [{ label, value }];

export const column = (label: Label, share: number, align: Column['align'] = 'left'): Column => ({ label, share, align });

/** Who sent what, and how; the same on every slip about a case. */
export function caseFacts(press: Press, head: Letterhead, slipCase: SlipCase): FactRow[] {
  const { words } = press;
  const { submitter, owner } = slipCase;
  return [
    ...fact(words('facts.received_by'), head.agency),
    ...fact(words('facts.sender'), submitter.name),
    ...fact(words('facts.personal_id'), submitter.personalId),
    ...fact(words('facts.address'), submitter.address),
    ...fact(words('facts.phone'), submitter.phone),
    ...fact(words('facts.email'), submitter.email),
    ...fact(words('facts.owner'), owner?.name),
    ...fact(words('facts.owner_address'), owner?.address),
    ...fact(words('facts.channel'), words(`channels.${slipCase.channel}`).vi),
    ...fact(words('facts.procedure'), `${slipCase.procedure} (${slipCase.procedureCode})`),
    ...fact(words('facts.content'), slipCase.content),
  ];
}

export function papersTable(press: Press, papers: readonly SlipPaper[]): Block[] {
  if (papers.length === 0) return [];
  const { words } = press;
  return [
    {
      is: 'table',
      caption: words('papers'),
      columns: [
        column(words('columns.number'), 0, 'center'),
        column(words('columns.paper'), 6),
        column(words('columns.originals'), 1.4, 'center'),
        column(words('columns.copies'), 1.4, 'center'),
      ],
      rows: papers.map((paper, index) => [
        String(index + 1),
        paper.name,
        String(paper.originals),
        String(paper.copies),
      ]),
    },
  ];
}

export const contact = (officer: SlipOfficer): string =>
  [officer.name, officer.position, officer.phone].filter((part) => part !== undefined && part !== '').join(', ');

/** Place of the applicant: who applied online has signed by sending. */
export const senderPlace = (press: Press, slipCase: SlipCase): SignaturePlace => ({
  party: press.words('parties.sender'),
  note: slipCase.channel === 'counter' ? press.words('sign_note') : null,
  mark: slipCase.channel === 'counter' ? '' : press.words('texts.online_sender').vi,
  name: slipCase.submitter.name,
});

export const officerPlace = (press: Press, party: 'receiver' | 'officer', officer: SlipOfficer): SignaturePlace => ({
  party: press.words(`parties.${party}`),
  note: press.words('sign_note'),
  mark: '',
  name: officer.name,
});

/** Place of the head of an agency: approved in the system, which is not a digital signature and does not say so. */
export const signerPlace = (press: Press, signer: SlipOfficer, at: string): SignaturePlace => ({
  party: signer.position ? { vi: signer.position, en: '' } : press.words('parties.signer'),
  note: null,
  mark: press.words('texts.approved_in_system', { name: signer.name, at: press.write.moment(at) }).vi,
  name: signer.name,
});
