import { describe, expect, it } from '@jest/globals';
import { SharedRead } from './shared-read.js';

/** A store whose queries end when they are told to. */
function store() {
  const asked: string[][] = [];
  const ends: (() => void)[] = [];
  let version = 1;
  const read = new SharedRead<string>(async (keys) => {
    asked.push(keys);
    const found = new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `${key}${version}`]));
    await new Promise<void>((resolve) => ends.push(resolve));
    return found;
  });
  const end = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    ends.shift()?.();
  };
  return { read, asked, end, change: () => (version += 1) };
}

describe('a shared read', () => {
  it('asks once for all who come together', async () => {
    const { read, asked, end } = store();
    const answers = Promise.all(['a', 'b', 'a', 'unknown'].map((key) => read.ask(key)));
    await end();
    expect(await answers).toEqual(['a1', 'b1', 'a1', undefined]);
    expect(asked).toEqual([['a', 'b', 'unknown']]);
  });

  it('never answers from before the question', async () => {
    const { read, end, change } = store();
    const early = read.ask('a');
    await new Promise((resolve) => setImmediate(resolve));
    change();
    const late = read.ask('a');
    await end();
    await end();
    expect(await Promise.all([early, late])).toEqual(['a1', 'a2']);
  });

  it('asks again after a failure', async () => {
    let tries = 0;
    const read = new SharedRead(async (keys) => {
      tries += 1;
      if (tries === 1) throw new Error('away');
      return new Map(keys.map((key) => [key, tries]));
    });
    await expect(read.ask('a')).rejects.toThrow('away');
    expect(await read.ask('a')).toBe(2);
  });
});
