import type { NationalState } from '../../../catalog/catalog-admin.types.js';
import type { DefinitionSummary } from '../../../catalog/definitions.types.js';
import { admin } from '../../../paths/admin.js';
import { formatDay, formatNumber } from '../../../platform/i18n/format.js';
import { foldText } from '../../../platform/text.js';
import type { Speak } from '../../shared/speak.js';

export interface CatalogFacts {
  readonly procedures: readonly DefinitionSummary[];
  readonly national: NationalState;
  /** Words to search by. */
  readonly text: string;
}

/** Procedures that we have definitions of, with their versions and drafts. */
export function catalogModel({ procedures, national, text }: CatalogFacts, speak: Speak): object {
  const found = procedures.filter((one) => fits(one, text));
  return {
    title: speak.t('catalog_admin.title'),
    importDefinition: admin.importDefinition,
    filters: {
      action: admin.catalog,
      label: speak.t('catalog_admin.filter'),
      hidden: [],
      search: { name: 'text', label: speak.t('catalog_admin.text'), value: text },
      selects: [],
      button: speak.t('common.search'),
      clear: text === '' ? '' : admin.catalog,
    },
    count: speak.t('catalog_admin.count', { count: formatNumber(found.length, speak.locale) }),
    empty: found.length === 0,
    items: found.map((one) => cardOf(one, speak)),
    national: admin.national,
    nationalText: nationalText(national, speak),
  };
}

/** Every word occurs in the code or in one of the names; accents do not matter. */
function fits({ code, name }: DefinitionSummary, text: string): boolean {
  const where = foldText(`${code} ${name.vi} ${name.en}`);
  return foldText(text)
    .split(' ')
    .every((word) => where.includes(word));
}

function cardOf({ code, name, published, draft }: DefinitionSummary, speak: Speak): object {
  const version = published
    ? speak.t('catalog_admin.version_since', { number: published.number, day: formatDay(published.publishedAt) })
    : speak.t('catalog_admin.unpublished');
  return {
    title: name[speak.locale],
    href: admin.procedure(code),
    ...(draft && { tag: { text: speak.t('catalog_admin.draft_waits'), classes: 'govuk-tag--yellow' } }),
    meta: [{ text: code }, { text: version }],
  };
}

function nationalText({ entries, informationOnly, doubted }: NationalState, speak: Speak): string {
  if (entries === 0) return speak.t('catalog_admin.national_none');
  const values = {
    information: formatNumber(informationOnly, speak.locale),
    doubted: formatNumber(doubted, speak.locale),
  };
  return speak.t('catalog_admin.national_count', values);
}
