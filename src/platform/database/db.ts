import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Reads outside a transaction. Columns are named explicitly, rows are plain objects, nothing is hydrated. */
@Injectable()
export class Db {
  constructor(private readonly source: DataSource) {}

  async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return Db.rows<Row>(await this.source.query(sql, [...values]));
  }

  /** TypeORM answers rows for a SELECT and `[rows, count]` for UPDATE and DELETE; this makes both rows. */
  static rows<Row>(answer: unknown): Row[] {
    if (!Array.isArray(answer)) return [];
    const isPair = answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
    return (isPair ? answer[0] : answer) as Row[];
  }
}
