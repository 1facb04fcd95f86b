import type { Draft } from '../../../catalog/definitions.types.js';
import type { Bundle } from '../../../definition/bundle.types.js';
import type { Change } from '../../../definition/compare.js';
import type { Finding } from '../../../definition/finding.types.js';
import { admin } from '../../../paths/admin.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { changedParts } from './comparison.js';
import { findingRows } from './findings.js';

export interface DraftFacts {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly changes: readonly Change[];
  /** The version that is current now. */
  readonly published?: { readonly number: number; readonly bundle: Bundle };
  /** Who imported it. */
  readonly by: string;
}

/** A draft on its way: what the check says, what it changes, and the button that publishes it. */
export function draftModel(facts: DraftFacts, speak: Speak): object {
  const { draft, findings, changes, published, by } = facts;
  const { code, bundle, revision, sha256, importedAt } = draft;
  const errors = findings.filter((one) => one.severity === 'error');
  const warnings = findings.filter((one) => one.severity === 'warning');
  const same = published !== undefined && changes.length === 0;
  const number = (published?.number ?? 0) + 1;
  return {
    title: speak.t('catalog_admin.draft_title', { name: bundle.name[speak.locale] }),
    imported: speak.t('catalog_admin.draft_since', { by, at: formatShortMoment(importedAt) }),
    verdict: verdict(errors.length, warnings.length, speak),
    errors: findingRows(errors, bundle, speak),
    warnings: findingRows(warnings, bundle, speak),
    compared: comparedText(facts, speak),
    parts: published ? changedParts(changes, published.bundle, bundle, speak) : [],
    publish: errors.length === 0 && !same ? admin.publish(code) : '',
    notYet: errors.length > 0 ? speak.t('catalog_admin.mend_first') : same ? speak.t('catalog_admin.same_text') : '',
    publishText: speak.t('catalog_admin.publish', { number }),
    what: speak.t('catalog_admin.publish_what'),
    discard: admin.discardDraft(code),
    file: admin.draftFile(code),
    importDefinition: admin.importDefinition,
    hidden: [
      { name: 'revision', value: String(revision) },
      { name: 'content', value: sha256 },
    ],
  };
}

function verdict(errors: number, warnings: number, speak: Speak): string {
  if (errors > 0) return speak.t('catalog_admin.check.errors', { count: errors });
  return warnings > 0
    ? speak.t('catalog_admin.check.warnings', { count: warnings })
    : speak.t('catalog_admin.check.nothing');
}

function comparedText({ published, changes }: DraftFacts, speak: Speak): string {
  if (!published) return speak.t('catalog_admin.compared.new');
  const values = { number: published.number, count: changes.length };
  return changes.length === 0
    ? speak.t('catalog_admin.compared.same', { number: published.number })
    : speak.t('catalog_admin.compared.count', values);
}
