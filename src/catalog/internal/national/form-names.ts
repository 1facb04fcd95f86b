/** A paper's cell: its name, and the files of official forms whose names were glued to it. */
export interface FormNames {
  readonly name: string;
  readonly forms: readonly string[];
  /** There is a file, but where its name begins cannot be told. */
  readonly unclear: boolean;
}

const EXTENSION = /\.(?:docx?|pdf|xlsx?|rtf|rar|zip|jpe?g|png)/gi;
/** Words that names of such files begin with; one of these glued to the word before marks the border best. */
const OPENING =
  /(?<=[^\s(/_-])(?:M[ẫẪaA][uU]|MẪU|mẫu|mau|Phụ lục|PHỤ LỤC|phụ lục|Phu luc|PHU LUC|phu luc|PL ?\d|Đơn|Don|TTHC|Biểu|Bieu|BM|Tờ khai|To khai|giấy đề nghị|văn bản đề nghị|CT\d|NA\d|TK\d)/gu;
/** Two cells run together: a small letter or mark followed by a capital, a mark followed by anything, `NĐ-CPMus04`. */
const GLUE =
  /(?<=[\p{Ll}\d.;:,)”"])(?=\p{Lu})|(?<=[;:)”"]|\p{Ll}\.|\)\.)(?=[\p{L}\d])|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll})/gu;
const LONGEST_FILE_NAME = 160;

/** Splits `Đơn đề nghịMẫu số 1.docx` into the paper's name and the form's. */
export function readFormNames(cell: string): FormNames {
  const ends = [...cell.matchAll(EXTENSION)].map((found) => found.index + found[0].length);
  const last = ends.at(-1);
  if (last === undefined) return { name: cell, forms: [], unclear: false };
  const files = cell.slice(0, last);
  const behind = cell.slice(last).trim();
  const begin = borderBefore(files, ends[0] ?? last);
  if (begin === undefined) return { name: cell, forms: [], unclear: true };
  const borders = [begin, ...ends];
  const forms = ends.map((end, i) => files.slice(borders[i], end).replace(/^[\s.;,]+/, '')).filter((one) => one !== '');
  const name = [cell.slice(0, begin), behind].filter((one) => one !== '').join(' ');
  return { name, forms, unclear: false };
}

function borderBefore(text: string, end: number): number | undefined {
  const from = Math.max(0, end - LONGEST_FILE_NAME);
  const part = text.slice(from, text.lastIndexOf('.', end - 1));
  // A cell that holds nothing but the file begins with it.
  if (from === 0 && /^(?:mau|mẫu|tờ khai|phụ lục|biểu)/i.test(part) && !/\s\S+\s\S+\s\S+\s\S+\s\S+\s/.test(part))
    return 0;
  const opening = [...part.matchAll(OPENING)].map((found) => found.index);
  const glue = [...part.matchAll(GLUE)].map((found) => found.index).filter((at) => !insideNumber(part, at));
  const at = opening[0] ?? glue[0];
  return at === undefined ? undefined : from + at;
}

/** `132/2024/NĐ-CP`, `KQ.G01`: capitals behind digits and dots that belong to a number. */
const insideNumber = (text: string, at: number): boolean =>
  /[\d/.]$/.test(text.slice(0, at)) && /^[A-ZĐ]{1,4}[-.\d]/.test(text.slice(at));
