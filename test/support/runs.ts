/**
 * How often a property is tried: `often` times every day, ten times as often in `npm run test:full`. `--seed` repeats a run.
 */
export function runs(often: number): { readonly numRuns: number; readonly seed?: number } {
  const { LONG, SEED } = process.env;
  const seed = Number(SEED);
  return { numRuns: LONG === '1' ? often * 10 : often, ...(SEED && Number.isInteger(seed) && { seed }) };
}
