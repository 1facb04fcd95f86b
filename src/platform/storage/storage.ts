import type { Readable } from 'node:stream';

/** What is known of bytes before they are kept. */
export interface StoredAs {
  /** Media type. */
  readonly type?: string;
  /** Bytes; without it an S3 store has to hold a stream in memory first. */
  readonly size?: number;
}

/**
 * Bytes under keys, on disk or in an S3 store. A key is one or more names separated by slashes, of small letters, digits,
 * dots and dashes; it must hold an id, so that nobody can guess it. Bytes of a key are never changed.
 */
export abstract class Storage {
  /** The bytes are safely kept when this resolves. */
  abstract put(key: string, content: Readable | Uint8Array, about?: StoredAs): Promise<void>;
  /** NotFound `storage.no_such_key` where there are none. */
  abstract get(key: string): Promise<Readable>;
  abstract exists(key: string): Promise<boolean>;
  /** No effect where there is nothing. */
  abstract delete(key: string): Promise<void>;
  /** Throws where the store could not keep anything now; for health. */
  abstract check(): Promise<void>;
}

const KEY = /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)+$/;

/** Throws where this cannot be a key; keys are made by us, so this is a mistake of ours. */
export function checkKey(key: string): void {
  if (!KEY.test(key) || key.length > 200) throw new Error(`"${key}" is not a storage key`);
}
