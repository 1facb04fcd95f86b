import type { Level, ServiceFilter } from '../../../catalog/catalog.types.js';
import { publicPaths } from '../../../paths/public.js';
import { cleanText } from '../../../platform/text.js';

const LEVELS: readonly Level[] = ['ministry', 'province', 'commune', 'other'];
const NAMES = ['q', 'sector', 'level', 'event', 'online'] as const;
type Name = (typeof NAMES)[number];
const LONGEST = 200;

/** What somebody looks for, as it stands in the address; what makes no sense is left out. */
export class ServicesQuery {
  readonly q: string;
  readonly sector: string;
  readonly level: Level | '';
  readonly event: string;
  readonly online: '' | 'yes';
  readonly after: string;

  constructor(query: Readonly<Record<string, unknown>>) {
    const read = (name: string): string =>
      typeof query[name] === 'string' ? cleanText(query[name]).slice(0, LONGEST) : '';
    this.q = read('q');
    this.sector = idOrNothing(read('sector'));
    this.level = LEVELS.find((one) => one === read('level')) ?? '';
    this.event = idOrNothing(read('event'));
    this.online = read('online') === 'yes' ? 'yes' : '';
    this.after = read('after');
  }

  get isFiltered(): boolean {
    return NAMES.some((name) => name !== 'q' && this[name] !== '');
  }

  /** Somebody who types a case code wants to know where their case is. */
  get caseCode(): string | undefined {
    const typed = this.q.toUpperCase();
    return /^[A-Z]\d{2}(\.\d{1,4})*-\d{6}-\d{4,6}$/.test(typed) ? typed : undefined;
  }

  filter(): ServiceFilter {
    return {
      ...(this.sector && { sector: this.sector }),
      ...(this.level && { level: this.level }),
      ...(this.event && { lifeEvent: this.event }),
      ...(this.online && { online: true }),
      ...(this.after && { after: this.after }),
    };
  }

  /** The address of the same search from this place on; without one: of its first page. */
  address(after = ''): string {
    const asked = NAMES.filter((name: Name) => this[name] !== '').map((name): [string, string] => [name, this[name]]);
    const query = new URLSearchParams([
      ...asked,
      ...(after === '' ? [] : [['after', after] as [string, string]]),
    ]).toString();
    return query === '' ? publicPaths.services : `${publicPaths.services}?${query}`;
  }
}

/** The services that belong to an event of life. */
export const servicesAbout = (event: string): string => new ServicesQuery({ event }).address();

const idOrNothing = (text: string): string => (/^[a-z0-9_]{1,60}$/.test(text) ? text : '');
