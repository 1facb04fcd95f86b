import type { AuditFilters } from '../../../audit/audit.types.js';
import { system } from '../../../paths/system.js';
import { cleanText } from '../../../platform/text.js';

const NAMES = ['person', 'act', 'subject', 'from', 'to'] as const;
type Name = (typeof NAMES)[number];
/** Vietnam knows no summer time. */
const ZONE = '+07:00';
const DAY_MS = 86_400_000;

/** What somebody asked of the ledger, as it stood in the address; what makes no sense is left out. */
export class AuditQuery {
  readonly person: string;
  readonly act: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly after: string | undefined;
  /** A person was named whom nobody knows: nothing fits. */
  unknownPerson = false;

  constructor(query: Readonly<Record<string, unknown>>) {
    const read = (name: Name): string => (typeof query[name] === 'string' ? cleanText(query[name]).slice(0, 200) : '');
    this.person = read('person');
    this.act = /^[a-z_]+\.[a-z_.]*$/.test(read('act')) ? read('act') : '';
    this.subject = read('subject');
    this.from = dayOrNothing(read('from'));
    this.to = dayOrNothing(read('to'));
    this.after = typeof query.after === 'string' ? query.after : undefined;
  }

  get isEmpty(): boolean {
    return NAMES.every((name) => this[name] === '');
  }

  /** `accountId`: of the person that was named. The day named last still counts. */
  filters(accountId: string | undefined): AuditFilters {
    return {
      accountId,
      action: this.act || undefined,
      subject: subjectOf(this.subject),
      from: this.from ? startOf(this.from) : undefined,
      to: this.to ? new Date(startOf(this.to).getTime() + DAY_MS) : undefined,
    };
  }

  /** The address of the next page with the same filters. */
  addressAfter(cursor: string): string {
    const asked = NAMES.filter((name) => this[name] !== '').map((name): [string, string] => [name, this[name]]);
    return `${system.audit}?${new URLSearchParams([...asked, ['after', cursor]])}`;
  }
}

/** `case`, or `case 0199…`. */
function subjectOf(text: string): AuditFilters['subject'] {
  const [kind = '', id] = text.split(/\s+/);
  return kind === '' ? undefined : { kind, id };
}

const startOf = (day: string): Date => new Date(`${day}T00:00:00${ZONE}`);

const dayOrNothing = (text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text).getTime()) ? text : '';
