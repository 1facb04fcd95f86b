import type { AuditEntry } from '../../../audit/audit.types.js';
import type { DoubtedPage, NationalState } from '../../../catalog/catalog-admin.types.js';
import { admin } from '../../../paths/admin.js';
import { publicPaths } from '../../../paths/public.js';
import { formatNumber, formatShortMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';

export interface NationalFacts {
  readonly state: NationalState;
  /** What the ledger says of the last import. */
  readonly lastRun: AuditEntry | undefined;
}

const COUNTS = ['lines', 'added', 'changed', 'unchanged', 'refused'] as const;

/** The last import in numbers, and every kind of doubt with how many procedures have it. */
export function nationalModel({ state, lastRun }: NationalFacts, speak: Speak): object {
  return {
    title: speak.t('catalog_admin.national.title'),
    none: state.entries === 0,
    facts: { items: factsOf(state, speak) },
    lastRun: lastRun ? speak.t('catalog_admin.national.last_run', { at: formatShortMoment(lastRun.at) }) : '',
    runRows: lastRun
      ? COUNTS.map((name) => ({
          key: { text: speak.t(`catalog_admin.national.counts.${name}`) },
          value: { text: formatNumber(Number(lastRun.detail?.[name] ?? 0), speak.locale) },
        }))
      : [],
    hasDoubts: state.kinds.length > 0,
    doubts: {
      head: [
        { text: speak.t('catalog_admin.national.kind') },
        { text: speak.t('catalog_admin.national.procedures'), format: 'numeric' },
      ],
      rows: state.kinds.map(({ kind, procedures }) => [
        { text: doubtName(kind, speak), href: addressOf(kind) },
        { text: formatNumber(procedures, speak.locale), format: 'numeric' },
      ]),
    },
  };
}

/** The procedures with one kind of doubt, and the words in question. */
export function doubtedModel(
  kind: string,
  { items, next }: DoubtedPage,
  speak: Speak,
): { readonly title: string } & Record<string, unknown> {
  return {
    title: doubtName(kind, speak),
    empty: items.length === 0,
    items: items.map(({ code, name, found }) => ({
      title: name.vi,
      lang: 'vi',
      href: publicPaths.service(code),
      text: found.length === 0 ? '' : speak.t('catalog_admin.national.found', { found: found.join(' · ') }),
      meta: [{ text: code }],
    })),
    paged: next !== undefined,
    next: next === undefined ? {} : { href: addressOf(kind, next) },
  };
}

const factsOf = ({ entries, informationOnly, doubted }: NationalState, speak: Speak): object[] =>
  Object.entries({ entries, informationOnly, doubted }).map(([name, count]) => ({
    label: speak.t(`catalog_admin.national.facts.${name}`),
    value: formatNumber(count, speak.locale),
  }));

const doubtName = (kind: string, speak: Speak): string => speak.find(`catalog_admin.doubts.${kind}`) ?? kind;

const addressOf = (kind: string, after?: string): string =>
  `${admin.national}?${new URLSearchParams({ kind, ...(after !== undefined && { after }) })}`;
