import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A Vietnamese phone number as `0…`, or undefined where the text is none; spaces, dots and +84 are forgiven. */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9,10}$)/, '0');
  return /^0\d{9,10}$/.test(digits) ? digits : undefined;
}

/** The number itself stays in the sealed answers; a list needs only to recognise it. */
export const phoneHash = (phone: string): string => sha256(`phone:${phone}`);

/** What a visitor who follows a case must know beside its code. Salted with the case, so that equal digits differ. */
export const phoneTailHash = (caseId: string, lastFour: string): string => sha256(`${caseId}:${lastFour}`);
