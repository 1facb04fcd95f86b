import type { Unit, UnitBook } from '../agencies.types.js';

const KIND = /^(Thành phố|Tỉnh|Phường|Xã|Đặc khu) /;
const bare = (unit: Unit): string => unit.name.vi.replace(KIND, '');
const byName = (a: Unit, b: Unit): number => bare(a).localeCompare(bare(b), 'vi', { numeric: true });

export function makeBook(units: readonly Unit[]): UnitBook {
  const byCode = new Map(units.map((one) => [one.code, one]));
  const below = new Map<string | null, Unit[]>();
  for (const unit of units.toSorted(byName)) {
    const siblings = below.get(unit.parentCode);
    if (siblings) siblings.push(unit);
    else below.set(unit.parentCode, [unit]);
  }
  return {
    provinces: () => below.get(null) ?? [],
    communes: (provinceCode) => below.get(provinceCode) ?? [],
    find: (code) => byCode.get(code),
  };
}
