import { describe, expect, it } from '@jest/globals';
import { preferred } from './language.js';

describe('preferred', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['*', 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr-FR,fr;q=0.9,en;q=0.8,vi;q=0.7', 'en'],
    ['en;q=0.5, vi;q=0.8', 'vi'],
    ['en;q=0', 'vi'],
    [';;;,,q=', 'vi'],
  ])('%j is answered in %s', (header, locale) => {
    expect(preferred(header)).toBe(locale);
  });
});
