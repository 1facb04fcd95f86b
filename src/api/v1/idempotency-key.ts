import { Invalid } from '../../platform/errors/errors.js';

/** A key that the caller made up: 8 to 100 visible ASCII characters. Errors: Invalid `api.idempotency_key`. */
export function readIdempotencyKey(key: string | undefined): string {
  if (key === undefined || !/^[\x21-\x7e]{8,100}$/.test(key)) {
    throw new Invalid([{ at: 'Idempotency-Key', code: 'api.idempotency_key' }]);
  }
  return key;
}
