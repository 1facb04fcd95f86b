import type { AuditEntry, AuditPage } from '../../../audit/audit.types.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import { system } from '../../../paths/system.js';
import type { AuditQuery } from './audit-query.js';
import type { Speak } from './speak.js';

export interface AuditFacts {
  readonly query: AuditQuery;
  readonly page: AuditPage;
  /** Actions that occur in the ledger. */
  readonly actions: readonly string[];
  /** Names of accounts by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Names of agencies by id. */
  readonly agencies: ReadonlyMap<string, string>;
}

/** The ledger, filtered; newest first. */
export function auditModel(facts: AuditFacts, speak: Speak): object {
  const { query, page } = facts;
  return {
    title: speak.t('system.audit.title'),
    action: system.audit,
    clear: query.isEmpty ? '' : system.audit,
    unknownPerson: query.unknownPerson ? speak.t('system.audit.unknown_person', { person: query.person }) : '',
    person: field('person', query.person, speak),
    subject: field('subject', query.subject, speak),
    from: day('from', query.from, speak),
    to: day('to', query.to, speak),
    choice: {
      id: 'act',
      name: 'act',
      label: { text: speak.t('system.audit.act') },
      value: query.act,
      items: [
        { value: '', text: speak.t('system.audit.any') },
        ...facts.actions.map((one) => ({ value: one, text: actionName(one, speak) })),
      ],
    },
    table: {
      head: ['at', 'who', 'act', 'subject', 'agency', 'detail'].map((key) => ({
        text: speak.t(`system.audit.${key}`),
      })),
      rows: page.items.map((entry) => entryRow(entry, facts, speak)),
    },
    empty: page.items.length === 0,
    next: page.next === null ? {} : { href: query.addressAfter(page.next) },
    more: page.next !== null,
  };
}

function entryRow(entry: AuditEntry, { names, agencies }: AuditFacts, speak: Speak): object[] {
  return [
    { text: formatShortMoment(entry.at) },
    { text: actorName(entry, names, speak) },
    { text: actionName(entry.action, speak) },
    { text: `${speak.find(`system.audit.subjects.${entry.subject.kind}`) ?? entry.subject.kind} ${entry.subject.id}` },
    { text: entry.agencyId === null ? '' : (agencies.get(entry.agencyId) ?? entry.agencyId) },
    { text: entry.detail === null ? '' : detailText(entry.detail) },
  ];
}

function actorName({ actor }: AuditEntry, names: ReadonlyMap<string, string>, speak: Speak): string {
  if (actor.kind === 'visitor') return speak.t('system.audit.visitor');
  if (actor.kind === 'system') return speak.t('system.audit.system', { name: actor.name });
  return names.get(actor.accountId) ?? actor.accountId;
}

const actionName = (action: string, speak: Speak): string => speak.find(`audit.actions.${action}`) ?? action;

const detailText = (detail: NonNullable<AuditEntry['detail']>): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');

const field = (name: string, value: string, speak: Speak): object => ({
  id: name,
  name,
  value,
  label: { text: speak.t(`system.audit.${name}`) },
  hint: { text: speak.t(`system.audit.${name}_hint`) },
  classes: 'govuk-input--width-20',
});

const day = (name: string, value: string, speak: Speak): object => ({
  id: name,
  name,
  value,
  type: 'date',
  label: { text: speak.t(`system.audit.${name}`) },
  classes: 'govuk-input--width-10',
});
