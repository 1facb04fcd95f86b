import { describe, expect, it } from '@jest/globals';
import { newVerifyCode, readVerifyCode } from './verify-code.js';

describe('verification codes', () => {
  it('are read back as they were made, however they are typed', () => {
    for (let i = 0; i < 200; i++) {
      const code = newVerifyCode();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      expect(readVerifyCode(code)).toBe(code);
      expect(readVerifyCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
      expect(readVerifyCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }
  });

  it('refuse what cannot be a code', () => {
    for (const wrong of ['', 'ABCD', 'ABCD-EFGH-JKMN-P', 'ABCD-EFGH-JKMU', '../../etc/pw']) {
      expect(readVerifyCode(wrong)).toBeNull();
    }
  });
});
