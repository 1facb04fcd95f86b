import type { Localised } from '../../platform/i18n/localised.js';
import type { UnitKind } from '../agencies.types.js';

/** Code, kind, name, and the name as English texts write it. */
export type UnitSeed = readonly [code: string, kind: UnitKind, name: string, english: string];

const VIETNAMESE: Readonly<Record<UnitKind, string>> = {
  city: 'Thành phố',
  province: 'Tỉnh',
  ward: 'Phường',
  commune: 'Xã',
  zone: 'Đặc khu',
};
const ENGLISH: Readonly<Record<UnitKind, string>> = {
  city: 'City',
  province: 'Province',
  ward: 'Ward',
  commune: 'Commune',
  zone: 'Special Zone',
};

/** The name of a unit together with its kind. */
export const unitName = ([, kind, name, english]: UnitSeed): Localised => ({
  vi: `${VIETNAMESE[kind]} ${name}`,
  en: `${english} ${ENGLISH[kind]}`,
});
