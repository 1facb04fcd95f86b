/**
 * The one normal form of text from outside: NFC, no control or bidirectional-override characters, line ends as `\n`,
 * no space at either end. Lone surrogates become U+FFFD.
 */
export function cleanText(value: string): string {
  return value.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(UNWANTED, '').trim();
}

/** C0/C1 controls but tab and newline, and the bidirectional overrides and isolates that can disguise a text. */
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Folds a text for searching: no accents, đ as d, lower case, runs of anything but letters and digits as one space.
 * `foldText('Giấy phép XÂY DỰNG')` is `'giay phep xay dung'`. Everything that is searched and every query goes through
 * this one function, so that both sides always fold alike.
 */
export function foldText(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
