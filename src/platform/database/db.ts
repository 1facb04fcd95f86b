import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Unavailable } from '../errors/errors.js';

/** Reads outside a transaction. Columns are named explicitly, rows are plain objects, nothing is hydrated. */
@Injectable()
export class Db {
  constructor(private readonly source: DataSource) {}

  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      return Db.rows<Row>(await this.source.query(sql, [...values]));
    } catch (error) {
      const reason = isLocked(error) ? 'database.busy' : whyNoConnection(error);
      throw reason ? new Unavailable(reason, 2) : error;
    }
  }

  /** TypeORM answers rows for a SELECT and `[rows, count]` for UPDATE and DELETE; this makes both rows. */
  static rows<Row>(answer: unknown): Row[] {
    if (!Array.isArray(answer)) return [];
    const isPair = answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
    return (isPair ? answer[0] : answer) as Row[];
  }
}

/** Somebody held the row or the table longer than `lock_timeout`. */
const isLocked = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === '55P03';

/** pg's words for a connection that could not be had within `connectionTimeoutMillis`. */
const TOO_LONG = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'];
/** The server takes no more connections. */
const FULL = '53300';
/** Nobody listens, the server is starting or ending, or the connection broke. */
const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'];
const BROKEN = ['Connection terminated', 'Connection terminated unexpectedly'];

/**
 * Where the failure lies with the connection, the code of the error that says so; undefined where it does not. Where it
 * broke during COMMIT nobody knows the outcome; so what matters is repeated with its key, and then finds out.
 */
export function whyNoConnection(error: unknown): 'database.busy' | 'database.away' | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = String(Reflect.get(error, 'code'));
  if (TOO_LONG.includes(error.message) || code === FULL) return 'database.busy';
  return AWAY.includes(code) || BROKEN.includes(error.message) ? 'database.away' : undefined;
}
