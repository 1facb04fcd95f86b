import type { PublishedVersion } from '../../../catalog/catalog.types.js';
import type { Change } from '../../../definition/compare.js';
import { admin } from '../../../paths/admin.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { changedParts } from './comparison.js';

export interface VersionFacts {
  readonly version: PublishedVersion;
  readonly before: PublishedVersion | undefined;
  readonly changes: readonly Change[];
}

/** One version and what it changed. */
export function versionModel({ version, before, changes }: VersionFacts, speak: Speak): object {
  const { code, number, bundle, publishedAt } = version;
  return {
    title: speak.t('catalog_admin.version_title', { number, name: bundle.name[speak.locale] }),
    published: speak.t('catalog_admin.published_on', { at: formatShortMoment(publishedAt) }),
    file: admin.versionFile(code, number),
    first: before ? '' : speak.t('catalog_admin.first_version'),
    parts: before ? changedParts(changes, before.bundle, bundle, speak) : [],
  };
}
