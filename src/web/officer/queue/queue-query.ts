import { WORKLIST_TABS, type WorklistFilter, type WorklistTab } from '../../../casework/worklist.types.js';
import { officer } from '../../../paths/officer.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const PAGE_SIZES = [25, 50, 100] as const;

/** Which cases somebody wants to see, as it stood in the address; what makes no sense is left out. */
export class QueueQuery {
  readonly tab: WorklistTab;
  readonly procedure: string;
  readonly assignee: string;
  readonly agency: string;
  readonly limit: number;
  readonly after: string;

  constructor(query: Readonly<Record<string, unknown>>) {
    const read = (name: string, allowed: RegExp): string => {
      const value = query[name];
      return typeof value === 'string' && allowed.test(value) ? value : '';
    };
    this.tab = WORKLIST_TABS.find((tab) => tab === query.tab) ?? 'todo';
    this.procedure = read('procedure', /^[0-9.]{1,20}$/);
    this.assignee = ['me', 'nobody'].find((word) => word === query.assignee) ?? read('assignee', UUID);
    this.agency = read('agency', UUID);
    this.limit = PAGE_SIZES.find((size) => String(size) === query.limit) ?? PAGE_SIZES[0];
    this.after = read('after', /^[\w~-]{1,100}$/);
  }

  get filter(): WorklistFilter {
    return {
      tab: this.tab,
      limit: this.limit,
      ...(this.procedure !== '' && { procedure: this.procedure }),
      ...(this.assignee !== '' && { assignee: this.assignee }),
      ...(this.agency !== '' && { agency: this.agency }),
      ...(this.after !== '' && { after: this.after }),
    };
  }

  get isFiltered(): boolean {
    return this.procedure !== '' || this.assignee !== '' || this.agency !== '' || this.limit !== PAGE_SIZES[0];
  }

  /** The address of another page or tab with the same filters. */
  address(change: { readonly tab?: WorklistTab; readonly after?: string } = {}): string {
    const { procedure, assignee, agency } = this;
    const asked = { tab: change.tab ?? this.tab, procedure, assignee, agency, after: change.after ?? '' };
    const parts = Object.entries(asked).filter(([, value]) => value !== '');
    if (this.limit !== PAGE_SIZES[0]) parts.push(['limit', String(this.limit)]);
    return `${officer.queue}?${new URLSearchParams(parts)}`;
  }
}
