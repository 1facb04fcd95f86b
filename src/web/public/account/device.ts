/** What browsers put into their own description, the more telling first: most claim to be several others as well. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bCocCoc/i, 'Cốc Cốc'],
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Names that people know out of a browser's description of itself; empty where it says nothing known. */
export const browserAndSystem = (device: string): { readonly browser: string; readonly system: string } => ({
  browser: BROWSERS.find(([pattern]) => pattern.test(device))?.[1] ?? '',
  system: SYSTEMS.find(([pattern]) => pattern.test(device))?.[1] ?? '',
});
