/** What the suite lets a thread do. */
export default async function suite(input: { readonly act: string; readonly size?: number }): Promise<unknown> {
  if (input.act === 'double') return (input.size ?? 0) * 2;
  if (input.act === 'bytes') return new Uint8Array(input.size ?? 0).fill(7);
  if (input.act === 'throw') throw new RangeError('out of range');
  if (input.act === 'spin') for (;;);
  if (input.act === 'hoard') {
    const hoard: string[] = [];
    for (;;) hoard.push(`${hoard.length}`.repeat(1_000));
  }
  throw new Error(`no act "${input.act}"`);
}
