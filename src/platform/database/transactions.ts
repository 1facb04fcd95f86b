import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { Unavailable } from '../errors/errors.js';
import { Db, whyNoConnection } from './db.js';

/** A running transaction, passed by hand so that nothing can be written outside it by accident. */
export type Tx = EntityManager;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const LOCK_NOT_AVAILABLE = '55P03';
const MOST_TRIES = 3;

@Injectable()
export class Transactions {
  constructor(private readonly source: DataSource) {}

  /**
   * Runs the work in one transaction and answers what it answers. The whole work is run again, three times at most,
   * only where PostgreSQL itself undid it for the sake of another transaction (40001, 40P01); so it must do nothing
   * outside the database. A lock that does not come within a second, a connection that does not within two, or one that
   * breaks is `Unavailable` (503).
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction(work);
      } catch (error) {
        const state = sqlState(error);
        const again = state === SERIALIZATION_FAILURE || state === DEADLOCK;
        if (again && attempt < MOST_TRIES) continue;
        const reason = again || state === LOCK_NOT_AVAILABLE ? 'database.busy' : whyNoConnection(error);
        if (reason) throw new Unavailable(reason, 2);
        throw error;
      }
    }
  }
}

/** The five-character SQLSTATE of a failed query, or undefined where the error is of another kind. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const code: unknown = Reflect.get(error.driverError, 'code');
  return typeof code === 'string' ? code : undefined;
}

/** True where a unique constraint or index of this name refused a row. */
export function isDuplicate(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== '23505') return false;
  return constraint === undefined || Reflect.get((error as QueryFailedError).driverError, 'constraint') === constraint;
}

/** Runs SQL inside a transaction; the same shape as `Db.query`. */
export const queryIn = async <Row>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  Db.rows<Row>(await tx.query(sql, [...values]));
