/** Lets only so many do the same thing at once in this process; the others wait their turn, in order, but not for ever. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly patienceMs: number,
  ) {}

  /** Runs the work when its turn has come. `tooLong` makes the error for whose patience ended first. */
  async run<T>(work: () => Promise<T>, tooLong: () => Error): Promise<T> {
    if (this.running >= this.most) await this.turn(tooLong);
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** Whoever ends hands the place over, so that nobody who comes later is faster. */
  private turn(tooLong: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      const take = (): void => {
        clearTimeout(patience);
        resolve();
      };
      const patience = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(take), 1);
        reject(tooLong());
      }, this.patienceMs);
      this.waiting.push(take);
    });
  }
}
