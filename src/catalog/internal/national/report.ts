import type { Difference, Doubt, DoubtSummary, ImportReport } from '../../national.types.js';

const EXAMPLES = 5;

/** Gathers what happens to the lines of one file. */
export class ReportBuilder {
  private lines = 0;
  private readonly counts = { added: 0, changed: 0, unchanged: 0 };
  private readonly refused: ImportReport['refused'][number][] = [];
  private readonly besideOurs: ImportReport['besideOurs'][number][] = [];
  private readonly doubts = new Map<
    string,
    { count: number; codes: Set<string>; examples: DoubtSummary['examples'][number][] }
  >();

  /** A line that holds something; answers its number. */
  line(): void {
    this.lines += 1;
  }

  refuse(line: number, kind: string, found: string | undefined): void {
    this.refused.push({ line, kind, ...(found !== undefined && { found }) });
  }

  count(what: 'added' | 'changed' | 'unchanged'): void {
    this.counts[what] += 1;
  }

  beside(code: string, differences: readonly Difference[]): void {
    this.besideOurs.push({ code, differences });
  }

  doubt(code: string, doubts: readonly Doubt[]): void {
    for (const { kind, part, found } of doubts) {
      const known = this.doubts.get(kind) ?? { count: 0, codes: new Set<string>(), examples: [] };
      known.count += 1;
      known.codes.add(code);
      if (found !== undefined && known.examples.length < EXAMPLES) known.examples.push({ code, part, found });
      this.doubts.set(kind, known);
    }
  }

  finish(): ImportReport {
    const read = this.counts.added + this.counts.changed + this.counts.unchanged;
    const doubts = [...this.doubts].map(([kind, one]) => ({
      kind,
      count: one.count,
      codes: [...one.codes].sort(),
      examples: one.examples,
    }));
    return {
      lines: this.lines,
      read,
      ...this.counts,
      refused: this.refused,
      besideOurs: this.besideOurs,
      doubts: doubts.sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind)),
    };
  }
}
