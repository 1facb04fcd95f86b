import type { FileKind } from '../../forms/form.types.js';
import { cleanText } from '../../platform/text.js';

const KINDS: Readonly<Record<FileKind, { readonly type: string; readonly extensions: readonly string[] }>> = {
  pdf: { type: 'application/pdf', extensions: ['pdf'] },
  jpeg: { type: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { type: 'image/png', extensions: ['png'] },
};

/** The kind with this media type, if it is among those let in. */
export const acceptedKind = (type: string | undefined, accept: readonly FileKind[]): FileKind | undefined =>
  accept.find((kind) => KINDS[kind].type === type);

/** `PDF, JPEG`: how kinds are told to people. */
export const kindNames = (accept: readonly FileKind[]): string => accept.map((kind) => kind.toUpperCase()).join(', ');

/** `JPEG` of `image/jpeg`; an empty text where the type is unknown. */
export const typeName = (type: string | undefined): string => (type?.split('/')[1] ?? '').toUpperCase();

const LONGEST_NAME = 120;

/**
 * A name fit to be shown and to be saved under: no folders, no characters that file systems refuse, and the extension
 * that belongs to what the file is.
 */
export function tidyName(declared: string, kind: FileKind): string {
  const { extensions } = KINDS[kind];
  const last = cleanText(declared).split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[<>:"|?*\n\t]/g, '').replace(/^\.+/, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot < 0 ? '' : plain.slice(dot + 1).toLowerCase();
  const stem = (extensions.includes(ending) ? plain.slice(0, dot) : plain).trim().slice(0, LONGEST_NAME);
  return `${stem === '' ? 'tep' : stem}.${extensions.includes(ending) ? ending : extensions[0]}`;
}

/** `21 MB` for 20.3 MB: rounded up, so that a file that is too large never seems to be as large as the limit. */
export function sizeText(bytes: number): string {
  const mega = 1024 * 1024;
  return bytes >= mega ? `${Math.ceil(bytes / mega)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}
