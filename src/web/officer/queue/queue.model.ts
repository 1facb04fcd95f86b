import {
  MOST_COUNTED,
  WORKLIST_TABS,
  type WorklistCounts,
  type WorklistPage,
} from '../../../casework/worklist.types.js';
import { officer } from '../../../paths/officer.js';
import { formatNumber } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { caseRow, urgencyGroups } from './case-row.js';
import { PAGE_SIZES, type QueueQuery } from './queue-query.js';

/** Something that can be chosen in a filter. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface QueueFacts {
  readonly query: QueueQuery;
  readonly counts: WorklistCounts;
  readonly page: WorklistPage;
  readonly procedures: readonly Named[];
  /** Agencies at which the officer works; the filter is left out where there is one only. */
  readonly agencies: readonly Named[];
  /** Specialists who can be filtered by. */
  readonly colleagues: readonly Named[];
}

/** The work queue of an officer. */
export function queueModel(facts: QueueFacts, speak: Speak): object {
  const { query, page } = facts;
  return {
    title: speak.t('queue.title'),
    search: searchBox('', speak),
    tabs: tabsOf(facts, speak),
    filters: {
      action: officer.queue,
      label: speak.t('queue.filter'),
      hidden: [{ name: 'tab', value: query.tab }],
      selects: filtersOf(facts, speak),
      clear: query.isFiltered ? `${officer.queue}?tab=${query.tab}` : '',
    },
    empty: page.items.length === 0,
    emptyTitle: speak.t(query.isFiltered ? 'queue.empty_filtered' : `queue.empty.${query.tab}`),
    list: {
      caption: speak.t(`queue.tabs.${query.tab}`),
      groups:
        query.tab === 'closed'
          ? [{ title: '', rows: page.items.map((one) => caseRow(one, speak)) }]
          : urgencyGroups(page.items, speak),
    },
    paged: query.after !== '' || page.next !== undefined,
    previous: query.after === '' ? {} : { href: query.address(), text: speak.t('queue.first_page') },
    next: page.next === undefined ? {} : { href: query.address({ after: page.next }) },
  };
}

/** The box above every list. */
export const searchBox = (value: string, speak: Speak): object => ({
  id: 'q',
  name: 'q',
  action: officer.search,
  label: speak.t('queue.search.label'),
  hint: speak.t('queue.search.hint'),
  value,
  plain: true,
});

const tabsOf = ({ query, counts }: QueueFacts, speak: Speak): object => ({
  label: speak.t('queue.lists'),
  items: WORKLIST_TABS.map((tab) => ({
    text: speak.t(`queue.tabs.${tab}`),
    href: query.address({ tab }),
    current: tab === query.tab,
    count: tab === 'closed' ? null : countText(counts[tab], speak),
  })),
});

const countText = (count: number, speak: Speak): string =>
  count > MOST_COUNTED ? `${formatNumber(MOST_COUNTED, speak.locale)}+` : formatNumber(count, speak.locale);

function filtersOf({ query, procedures, agencies, colleagues }: QueueFacts, speak: Speak): object[] {
  const any = { value: '', text: speak.t('queue.any') };
  const options = (named: readonly Named[]): object[] => named.map(({ id, name }) => ({ value: id, text: name }));
  const select = (name: string, value: string, items: readonly object[]): object => ({
    id: name,
    name,
    value,
    label: { text: speak.t(`queue.filters.${name}`) },
    items,
  });
  const assignees = ['me', 'nobody'].map((id) => ({ id, name: speak.t(`queue.assignees.${id}`) }));
  const sizes = PAGE_SIZES.map((size) => ({ id: String(size), name: String(size) }));
  return [
    select('procedure', query.procedure, [any, ...options(procedures)]),
    select('assignee', query.assignee, [any, ...options([...assignees, ...colleagues])]),
    ...(agencies.length > 1 ? [select('agency', query.agency, [any, ...options(agencies)])] : []),
    select('limit', String(query.limit), options(sizes)),
  ];
}
