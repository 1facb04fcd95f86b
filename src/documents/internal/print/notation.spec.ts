import { describe, expect, it } from '@jest/globals';
import { notation } from './notation.js';

describe('official notation', () => {
  const write = notation('Asia/Ho_Chi_Minh');

  it('writes days in the time zone of the installation', () => {
    expect(write.placeAndDay('Huế', '2026-02-09T18:30:00Z')).toBe('Huế, ngày 10 tháng 02 năm 2026');
    expect(write.placeAndDay('Huế', '2026-11-24T03:05:00Z')).toBe('Huế, ngày 24 tháng 11 năm 2026');
    expect(write.moment('2026-11-24T03:05:00Z')).toBe('10 giờ 05 phút, ngày 24/11/2026');
    expect(write.day('2026-11-24')).toBe('24/11/2026');
  });

  it('writes money in groups of three', () => {
    expect(write.money(8_000)).toBe('8.000 đồng');
    expect(write.money(1_234_567)).toBe('1.234.567 đồng');
  });
});
