/** The known word that a wrong one was probably meant to be: at most a third of its letters are different. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const one of known) {
    const away = distance(word.toLowerCase(), one.toLowerCase());
    if (away <= Math.max(1, Math.floor(one.length / 3)) && away < (best?.distance ?? Infinity)) {
      best = { word: one, distance: away };
    }
  }
  return best?.word;
}

/** Letters to be changed, added or left out to make one word the other (Levenshtein). Long words are not compared. */
function distance(a: string, b: string): number {
  if (a.length > 64 || b.length > 64) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? Infinity;
}
