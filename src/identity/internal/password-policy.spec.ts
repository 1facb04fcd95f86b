import { describe, expect, it } from '@jest/globals';
import { problemOf } from './password-policy.js';

const own = ['Người mẫu Một', 'nguoi.mau@example.com', '0912345678'];

describe('problemOf', () => {
  it.each([
    ['short', 'identity.password_short'],
    ['x'.repeat(257), 'identity.password_long'],
    ['Nguoimaumot2026!', 'identity.password_personal'],
    ['nguoi.mau@123456', 'identity.password_personal'],
    ['motcua 2026 2026', 'identity.password_personal'],
    ['Thừa Thiên Huế 1', 'identity.password_personal'],
    ['aaaaaaaaaaaa', 'identity.password_personal'],
    ['1234567890', 'identity.password_common'],
    ['Password2026!', 'identity.password_common'],
  ])('refuses %j', async (password, code) => {
    expect(await problemOf(password, own)).toMatchObject({ at: 'password', code });
  });

  it.each([
    'bốn con vịt vàng',
    'correct horse battery',
    'đ'.repeat(5) + ' ê ' + 'ơ'.repeat(56),
    'hue la noi toi sinh ra',
  ])('takes %j', async (password) => {
    expect(await problemOf(password, own)).toBeUndefined();
  });
});
