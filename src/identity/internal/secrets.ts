import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits that may stand in an address. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

/** What we keep of a secret. Plain SHA-256 is enough: nobody can guess 256 random bits. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();
