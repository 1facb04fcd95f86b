import { Invalid, type Problem } from '../../platform/errors/errors.js';
import { cleanText, foldText } from '../../platform/text.js';
import type { Localised } from '../../platform/i18n/localised.js';
import type { UnitKind } from '../agencies.types.js';
import { unitName } from './unit-seed.js';

export interface FileUnit {
  readonly code: string;
  readonly kind: UnitKind;
  readonly parent_code: string | null;
  readonly name: Localised;
}

/** By the first words of the full name, folded. */
const KINDS: readonly (readonly [begins: string, kind: UnitKind])[] = [
  ['thanh pho ', 'city'],
  ['tinh ', 'province'],
  ['phuong ', 'ward'],
  ['xa ', 'commune'],
  ['dac khu ', 'zone'],
];
/** By the last word of the English full name, where the Vietnamese one is damaged. */
const ENGLISH: Readonly<Record<string, UnitKind>> = {
  city: 'city',
  province: 'province',
  ward: 'ward',
  commune: 'commune',
  region: 'zone',
  zone: 'zone',
};

/**
 * Reads the official list: provinces with their `Wards`, each with `Code`, `Name`, `NameEn`, `FullName`, `FullNameEn`. Names
 * are put together from their parts, so that one spelling holds for all. Invalid `agencies.units_unreadable` with every
 * entry that cannot be used.
 */
export function readUnitFile(value: unknown): FileUnit[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw new Invalid([{ at: '(file)', code: 'agencies.units_no_list' }], 'agencies.units_unreadable');
  }
  const problems: Problem[] = [];
  const units: FileUnit[] = [];
  const read = (entry: unknown, at: string, parent: string | null): void => {
    const unit = readUnit(entry, parent);
    if (!unit) problems.push({ at, code: 'agencies.unit_unreadable', values: { place: at } });
    else units.push(unit);
    const wards: unknown = parent === null ? (entry as { Wards?: unknown } | null)?.Wards : undefined;
    if (Array.isArray(wards)) wards.forEach((ward, i) => read(ward, `${at}.Wards.${i}`, unit?.code ?? ''));
  };
  value.forEach((entry, i) => read(entry, String(i), null));
  const codes = new Set<string>();
  for (const { code } of units) {
    if (codes.has(code)) problems.push({ at: code, code: 'agencies.unit_twice', values: { code } });
    codes.add(code);
  }
  if (problems.length > 0) throw new Invalid(problems, 'agencies.units_unreadable');
  return units;
}

function readUnit(entry: unknown, parent: string | null): FileUnit | undefined {
  const text = (key: string): string => {
    const found: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, key) : undefined;
    return typeof found === 'string' ? cleanText(found) : '';
  };
  const [code, name, english] = [text('Code'), text('Name'), text('NameEn')];
  const kind = kindOf(text('FullName'), text('FullNameEn'));
  const isProvince = kind === 'city' || kind === 'province';
  const whole = /^\d{2,5}$/.test(code) && name !== '' && english !== '' && !`${name}${english}`.includes('\ufffd');
  if (!whole || kind === undefined || isProvince !== (parent === null)) return undefined;
  return { code, kind, parent_code: parent, name: unitName([code, kind, name, english]) };
}

function kindOf(full: string, english: string): UnitKind | undefined {
  const folded = foldText(full);
  const last = foldText(english).split(' ').at(-1) ?? '';
  return KINDS.find(([begins]) => folded.startsWith(begins))?.[1] ?? ENGLISH[last];
}
