import { describe, expect, it } from '@jest/globals';
import { Wording } from './wording.js';

const wording = new Wording();

describe('wording', () => {
  it('has each sentence in the reader’s language', () => {
    expect(wording.t('vi', 'common.back')).toBe('Quay lại');
    expect(wording.t('en', 'common.back')).toBe('Back');
  });

  it('fills in values, and wants them all', () => {
    expect(wording.t('en', 'common.page_number', { number: 3 })).toBe('Page 3');
    expect(() => wording.t('en', 'common.page_number')).toThrow('needs the value "number"');
  });

  it('takes an unknown key for a mistake, or for nothing where it comes from outside', () => {
    expect(() => wording.t('en', 'common.nothing_like_it')).toThrow('No wording');
    expect(wording.find('en', 'errors.nothing.like_it')).toBeUndefined();
  });
});
