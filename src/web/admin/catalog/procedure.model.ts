import type { NationalBeside, VersionSummary } from '../../../catalog/catalog-admin.types.js';
import type { DefinitionSummary } from '../../../catalog/definitions.types.js';
import { admin } from '../../../paths/admin.js';
import { publicPaths } from '../../../paths/public.js';
import { formatDay, formatShortMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { differenceRow } from './differences.js';

export interface ProcedureFacts {
  readonly procedure: DefinitionSummary;
  readonly versions: readonly VersionSummary[];
  readonly beside: NationalBeside | undefined;
  /** Names of those who imported and published. */
  readonly names: ReadonlyMap<string, string>;
}

/** One procedure: its versions, its text, its draft, and what the national catalogue says otherwise. */
export function procedureModel(facts: ProcedureFacts, speak: Speak): object {
  const { code, name, published } = facts.procedure;
  return {
    title: name[speak.locale],
    rows: factRows(facts, speak),
    file: published ? admin.definitionFile(code) : '',
    publicPage: published ? publicPaths.service(code) : '',
    importDefinition: admin.importDefinition,
    draft: draftNotice(facts, speak),
    hasVersions: facts.versions.length > 0,
    versions: facts.versions.map((one) => versionRow(code, one, facts, speak)),
    ...besideModel(facts.beside, speak),
  };
}

/** Who it was, as the tables keep it. */
export const personName = (kept: string, names: ReadonlyMap<string, string>, speak: Speak): string =>
  names.get(kept) ?? speak.t('catalog_admin.by_portal');

function factRows({ procedure: { code, published } }: ProcedureFacts, speak: Speak): object[] {
  const version = published
    ? speak.t('catalog_admin.version_since', { number: published.number, day: formatDay(published.publishedAt) })
    : speak.t('catalog_admin.unpublished');
  return [
    { key: { text: speak.t('catalog_admin.code') }, value: { text: code } },
    { key: { text: speak.t('catalog_admin.present_version') }, value: { text: version } },
  ];
}

function draftNotice({ procedure: { code, draft }, names }: ProcedureFacts, speak: Speak): object | false {
  if (!draft) return false;
  const values = { by: personName(draft.importedBy, names, speak), at: formatShortMoment(draft.importedAt) };
  return { text: speak.t('catalog_admin.draft_since', values), href: admin.draft(code) };
}

function versionRow(code: string, one: VersionSummary, { names }: ProcedureFacts, speak: Speak): object {
  const by = personName(one.publishedBy, names, speak);
  const values = { at: formatShortMoment(one.publishedAt), by };
  return {
    key: { text: speak.t('catalog_admin.version', { number: one.number }) },
    value: { text: speak.t('catalog_admin.published_by', values) },
    actions: {
      items: [
        {
          text: speak.t('catalog_admin.see_version'),
          visuallyHiddenText: speak.t('catalog_admin.of_version', { number: one.number }),
          href: admin.version(code, one.number),
        },
      ],
    },
  };
}

function besideModel(beside: NationalBeside | undefined, speak: Speak): object {
  if (!beside) return { besideText: '', differences: [] };
  const day = formatDay(beside.importedAt);
  const same = beside.differences.length === 0;
  return {
    besideText: speak.t(same ? 'catalog_admin.same_as_national' : 'catalog_admin.differs_from_national', { day }),
    differences: beside.differences.map((one) => differenceRow(one, speak)),
  };
}
