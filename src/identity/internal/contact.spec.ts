import { describe, expect, it } from '@jest/globals';
import { readEmail, readLogin, readName, readPhone } from './contact.js';

describe('readEmail', () => {
  it('keeps one form of an address', () => {
    expect(readEmail('  Nguoi.Mau@Example.COM ')).toBe('nguoi.mau@example.com');
  });
  it.each(['', 'a', 'a@b', '@b.vn', 'a b@c.vn', 'a@b..vn', 'a@@b.vn', `${'x'.repeat(250)}@b.vn`])(
    'refuses %j',
    (text) => {
      expect(readEmail(text)).toBeUndefined();
    },
  );
});

describe('readPhone', () => {
  it.each(['0912345678', '+84 912 345 678', '84912345678', '0084 912-345-678', '(091) 234.5678'])(
    'reads %j',
    (text) => {
      expect(readPhone(text)).toBe('0912345678');
    },
  );
  it.each(['', '0112345678', '091234567', '09123456789', '+1 912 345 678', 'abc'])('refuses %j', (text) => {
    expect(readPhone(text)).toBeUndefined();
  });
});

describe('readLogin', () => {
  it('takes an address or a number', () => {
    expect(readLogin('A@b.vn')).toBe('a@b.vn');
    expect(readLogin('+84912345678')).toBe('0912345678');
    expect(readLogin('somebody')).toBeUndefined();
  });
});

describe('readName', () => {
  it('puts a name on one line', () => {
    expect(readName('  Người\n mẫu   Một ')).toBe('Người mẫu Một');
  });
  it('refuses none and too much', () => {
    expect(readName(' ')).toMatchObject({ code: 'identity.name_missing' });
    expect(readName('x'.repeat(121))).toMatchObject({ code: 'identity.name_too_long' });
  });
});
