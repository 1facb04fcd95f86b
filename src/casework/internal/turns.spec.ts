import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const never = (): Error => new Error('too long');

describe('turns', () => {
  it('lets no more than so many in at once, in the order in which they came', async () => {
    const turns = new Turns(2, 5_000);
    const begun: number[] = [];
    let inside = 0;
    let most = 0;
    const one = (number: number) =>
      turns.run(async () => {
        begun.push(number);
        most = Math.max(most, ++inside);
        await Promise.resolve();
        inside -= 1;
        return number;
      }, never);
    const all = [0, 1, 2, 3, 4, 5];
    expect(await Promise.all(all.map(one))).toEqual(all);
    expect(begun).toEqual(all);
    expect(most).toBe(2);
  });

  it('gives the place on where the work fails', async () => {
    const turns = new Turns(1, 5_000);
    const failed = turns.run(() => Promise.reject(new Error('no')), never);
    const next = turns.run(() => Promise.resolve('yes'), never);
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  it('sends away whoever waits too long, and nobody else', async () => {
    const turns = new Turns(1, 5);
    let end = (): void => {};
    const first = turns.run(() => new Promise<void>((resolve) => (end = resolve)), never);
    await expect(turns.run(() => Promise.resolve(), never)).rejects.toThrow('too long');
    end();
    await first;
    expect(await turns.run(() => Promise.resolve('yes'), never)).toBe('yes');
  });
});
