const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>|[^<]+|</gi;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;

/**
 * Markup as a list of tags and texts in which nothing is left that a reader or a browser would not notice: white space
 * between and inside texts, the order of attributes and of class names, and how a character is escaped.
 */
export function normaliseHtml(html: string): string[] {
  const lines: string[] = [];
  for (const [token, close, name, attributes] of html.matchAll(TOKEN)) {
    if (token.startsWith('<!--')) continue;
    if (name === undefined) {
      const text = decode(token).replace(/\s+/g, ' ').trim();
      if (text !== '') lines.push(text);
    } else if (close) lines.push(`</${name}>`);
    else lines.push(`<${[name, ...sorted(attributes ?? '')].join(' ')}>`);
  }
  return lines;
}

function sorted(attributes: string): string[] {
  return [...attributes.matchAll(ATTRIBUTE)]
    .map(([, name = '', value]) => {
      if (value === undefined) return name;
      const words = decode(value).split(/\s+/).filter(Boolean);
      return `${name}="${(name === 'class' ? words.sort() : words).join(' ')}"`;
    })
    .sort();
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', ctdot: '⋯' };

const decode = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/gi, (whole, name: string) => NAMED[name] ?? whole);
