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

export const column = (label: Label, share: number, align: Column['align'] = 'left'): Column => ({
  label,
  share,
  align,
});

/** Who sent what, and how; the same on every slip about a case. */
export function caseFacts(press: Press, head: Letterhead, slipCase: SlipCase): FactRow[] {
  const { words } = press;
  const { submitter, owner } = slipCase;
  return [
    ...fact(words('slips.facts.received_by'), head.agency),
    ...fact(words('slips.facts.sender'), submitter.name),
    ...fact(words('slips.facts.personal_id'), submitter.personalId),
    ...fact(words('slips.facts.address'), submitter.address),
    ...fact(words('slips.facts.phone'), submitter.phone),
    ...fact(words('slips.facts.email'), submitter.email),
    ...fact(words('slips.facts.owner'), owner?.name),
    ...fact(words('slips.facts.owner_address'), owner?.address),
    ...fact(words('slips.facts.channel'), words(`slips.channels.${slipCase.channel}`).vi),
    ...fact(words('slips.facts.procedure'), `${slipCase.procedure} (${slipCase.procedureCode})`),
    ...fact(words('slips.facts.content'), slipCase.content),
  ];
}

export function papersTable(press: Press, papers: readonly SlipPaper[]): Block[] {
  if (papers.length === 0) return [];
  const { words } = press;
  return [
    {
      is: 'table',
      caption: words('slips.papers'),
      columns: [
        column(words('slips.columns.number'), 0, 'center'),
        column(words('slips.columns.paper'), 6),
        column(words('slips.columns.originals'), 1.4, 'center'),
        column(words('slips.columns.copies'), 1.4, 'center'),
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
  party: press.words('slips.parties.sender'),
  note: slipCase.channel === 'counter' ? press.words('slips.sign_note') : null,
  mark: slipCase.channel === 'counter' ? '' : press.words('slips.texts.online_sender').vi,
  name: slipCase.submitter.name,
});

export const officerPlace = (press: Press, party: 'receiver' | 'officer', officer: SlipOfficer): SignaturePlace => ({
  party: press.words(`slips.parties.${party}`),
  note: press.words('slips.sign_note'),
  mark: '',
  name: officer.name,
});

/** Place of the head of an agency: approved in the system, which is not a digital signature and does not say so. */
export const signerPlace = (press: Press, signer: SlipOfficer, at: string): SignaturePlace => ({
  party: signer.position ? { vi: signer.position, en: '' } : press.words('slips.parties.signer'),
  note: null,
  mark: press.words('slips.texts.approved_in_system', { name: signer.name, at: press.write.moment(at) }).vi,
  name: signer.name,
});
