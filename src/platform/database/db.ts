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
      throw isPoolBusy(error) ? new Unavailable('database.busy', 2) : error;
    }
  }

  /** TypeORM answers rows for a SELECT and `[rows, count]` for UPDATE and DELETE; this makes both rows. */
  static rows<Row>(answer: unknown): Row[] {
    if (!Array.isArray(answer)) return [];
    const isPair = answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
    return (isPair ? answer[0] : answer) as Row[];
  }
}

/** Every connection was in use for longer than anybody waits for one (`connectionTimeoutMillis`). */
export const isPoolBusy = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect';
