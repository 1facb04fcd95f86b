const CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

/** What a template has written for HTML, as the text of a mail: the characters that were escaped, and nothing else. */
export const plainText = (escaped: string): string =>
  escaped.replace(/&(?:amp|lt|gt|quot|#x27|#39|#x60|#x3D);/g, (one) => CHARACTERS[one] ?? one);
