/**
 * One query for everybody who asks at the same time. An answer is never older than its question: whoever asks while a
 * query is under way gets the answer of the next one. For what nearly every request reads and nothing remembers:
 * sessions, and which version of something is the present one. Not inside a transaction.
 */
export class SharedRead<Value> {
  private gathering: { readonly keys: Set<string>; readonly answers: Promise<ReadonlyMap<string, Value>> } | undefined;
  private running: Promise<unknown> = Promise.resolve();

  /** `load` answers what it finds under these keys. */
  constructor(private readonly load: (keys: string[]) => Promise<ReadonlyMap<string, Value>>) {}

  async ask(key: string): Promise<Value | undefined> {
    const { keys, answers } = (this.gathering ??= this.gather());
    keys.add(key);
    return (await answers).get(key);
  }

  private gather() {
    const keys = new Set<string>();
    const answers = this.running.then(() => {
      this.gathering = undefined;
      return this.load([...keys]);
    });
    this.running = answers.catch(() => undefined);
    return { keys, answers };
  }
}
