/** Errors of reading and of unpacking a file; anything else is a fault of ours and is not hidden behind the file. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && (/^E[A-Z]+$/.test(code) || code.startsWith('Z_'));
}
