/** A line longer than this many characters is handed on in pieces, so that no file can fill the memory. */
const LONGEST = 4_000_000;

/**
 * Lines of a stream of UTF-8, without their line ends. Only `\n` ends a line: the separators U+2028 and U+2029 may stand
 * in JSON texts. Broken bytes become U+FFFD.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length <= LONGEST) continue;
    yield rest;
    rest = '';
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
