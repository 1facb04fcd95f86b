/** Somebody who applies in the demo. Nobody of this name exists: the family name is the Vietnamese word for "sample". */
export interface SamplePerson {
  readonly name: string;
  readonly personalId: string;
  readonly phone: string;
  readonly birthDate: string;
  readonly address: string;
}

const GIVEN = [
  'Lan',
  'Hùng',
  'Mai',
  'Tuấn',
  'Hoa',
  'Minh',
  'Yến',
  'Phúc',
  'Nhung',
  'Khánh',
  'Trang',
  'Sơn',
  'Diệu',
  'Long',
];
const MIDDLE = ['Thị', 'Văn', 'Thị Thanh', 'Quốc', 'Thị Kim', 'Đức'];
const STREETS = ['Lê Lợi', 'Nguyễn Huệ', 'Trần Hưng Đạo', 'Phan Đình Phùng', 'Bà Triệu', 'Hùng Vương'];

/** The n-th sample person; the same number is always the same person. Identity numbers begin with 000, which no province has. */
export function samplePerson(n: number): SamplePerson {
  const at = <T>(list: readonly T[], step: number): T => list[(n * step) % list.length] as T;
  const year = 1960 + ((n * 7) % 42);
  return {
    name: `Mẫu ${at(MIDDLE, 1)} ${at(GIVEN, 5)}`,
    personalId: `000${String(100_000_000 + ((n * 7_654_321) % 899_999_999)).padStart(9, '0')}`,
    phone: `0900${String(100_000 + ((n * 7_919) % 899_999))}`,
    birthDate: `${year}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
    address: `${(n % 90) + 1} ${at(STREETS, 3)}, Huế (mẫu)`,
  };
}
