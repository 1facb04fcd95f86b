import { type Document, isNode, type LineCounter } from 'yaml';

/** Where things stand in a text: lines by path. A thing that is not there has the line of what it should stand in. */
export class Places {
  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  lineOf(path: readonly string[]): number {
    for (let length = path.length; length >= 0; length--) {
      const node: unknown =
        length === 0 ? this.document.contents : this.document.getIn(path.slice(0, length).map(step), true);
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line;
    }
    return 1;
  }
}

/** `/workflow/states/3` as steps: JSON Pointer (RFC 6901). */
export const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'));

const step = (one: string): string | number => (/^\d+$/.test(one) ? Number(one) : one);
