import { Invalid, type Problem } from '../../platform/errors/errors.js';
import { cleanText } from '../../platform/text.js';

/** Reads what came with an act, collecting everything that is wrong with it; `done` refuses it all at once. */
export class InputReader {
  private readonly problems: Problem[] = [];
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(input: unknown) {
    const isRecord = typeof input === 'object' && input !== null && !Array.isArray(input);
    this.fields = isRecord ? (input as Record<string, unknown>) : {};
  }

  /** A text of 1 to `max` characters. */
  text(at: string, max = 2000): string {
    const text = this.optional(at, max);
    if (text === '') this.refuse(at, 'casework.input_missing');
    return text;
  }

  /** A text of at most `max` characters; empty where nothing was given. */
  optional(at: string, max = 2000): string {
    const value = this.fields[at];
    const text = typeof value === 'string' ? cleanText(value) : '';
    if (text.length > max) this.refuse(at, 'casework.input_too_long', { limit: max });
    return text;
  }

  /** A text that is handed on as it was typed, a password for instance. */
  raw(at: string): string {
    const value = this.fields[at];
    if (typeof value === 'string' && value !== '') return value;
    this.refuse(at, 'casework.input_missing');
    return '';
  }

  oneOf<T extends string>(at: string, allowed: readonly T[]): T {
    const found = allowed.find((one) => one === this.fields[at]);
    if (found === undefined) this.refuse(at, 'casework.input_choose');
    return found ?? (allowed[0] as T);
  }

  /** A whole number; digits in a text count as one. */
  integer(at: string, min: number, max: number): number {
    const value = this.fields[at];
    const number = typeof value === 'number' ? value : typeof value === 'string' ? readDigits(value) : Number.NaN;
    if (Number.isSafeInteger(number) && number >= min && number <= max) return number;
    this.refuse(at, 'casework.input_number', { min, max });
    return min;
  }

  list(at: string): readonly unknown[] {
    const value = this.fields[at];
    return Array.isArray(value) ? value : [];
  }

  value(at: string): unknown {
    return this.fields[at];
  }

  has(at: string): boolean {
    const value = this.fields[at];
    return value !== undefined && value !== '';
  }

  refuse(at: string, code: string, values?: Problem['values']): void {
    this.problems.push(values ? { at, code, values } : { at, code });
  }

  add(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  /** Errors: Invalid with everything found wrong. */
  done(): void {
    if (this.problems.length > 0) throw new Invalid(this.problems);
  }
}

/** `120000`, also written `120.000` or `120 000`. */
const readDigits = (text: string): number => {
  const digits = text.replace(/[\s.,]/g, '');
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
};
