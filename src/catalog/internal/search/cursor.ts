interface Place {
  readonly score: number;
  readonly code: string;
}

export const writeCursor = ({ score, code }: Place): string => `${score}_${code}`;

export function readCursor(text: string | undefined): Place | undefined {
  const found = /^(\d{1,9})_([\w.-]{1,40})$/.exec(text ?? '');
  return found?.[1] && found[2] ? { score: Number(found[1]), code: found[2] } : undefined;
}
