import { Injectable } from '@nestjs/common';
import type { Extension, Pause } from '../../calendar/calendar.types.js';
import { Db } from '../../platform/database/db.js';
import type { CaseView, Decision, EventDetail, SupplementRequest } from '../case.types.js';
import { CASE_COLUMNS, type CaseFile } from './case-file.js';
import { type DueChangeRow, dueChangesOf, pausesOf } from './clock-rows.js';
import { type DecisionRow, SELECT_DECISIONS, toDecision } from './decision-rows.js';
import type { SummaryRow } from './summary-row.js';

/** A case with what only its readers want to know. */
export interface ReadCase extends CaseFile, Pick<SummaryRow, 'unreadByOffice' | 'unreadByApplicant'> {
  readonly rating: CaseView['rating'];
}

export interface EventRow {
  readonly version: number;
  readonly at: Date;
  readonly event: string;
  readonly side: 'applicant' | 'office' | 'system';
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly detail: EventDetail;
}

/** What the legal clock of a case went through. */
export interface ClockRows {
  readonly pauses: readonly Pause[];
  readonly changes: readonly DueChangeRow[];
  readonly extensions: readonly Extension[];
}

const READ_CASE = `select ${CASE_COLUMNS}, unread_by_office as "unreadByOffice", unread_by_applicant as "unreadByApplicant",
    (select jsonb_build_object('score', r.score, 'comment', r.comment) from case_ratings r where r.case_id = case_files.id)
      as rating
  from case_files`;

const EVENTS = `select revision as version, at, event, side, actor_name as name, from_state as "from", to_state as "to", detail
  from case_events where case_id = $1 order by revision desc`;

const SUPPLEMENTS = `select r.id, r.round, r.requested_at as "requestedAt", r.requested_by_name as "requestedBy", r.note,
    r.second_round_reason as "secondRoundReason", r.answer_by as "answerBy", r.answered_at as "answeredAt",
    r.ended_at as "expiredAt",
    (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'target', i.target, 'ref', i.ref, 'label', i.label,
       'reason', i.reason) order by i.position), '[]') from supplement_items i where i.request_id = r.id) as items
  from supplement_requests r where r.case_id = $1 order by r.round`;

/** Reads a case and what hangs on it, one query each and none for what the case cannot have. */
@Injectable()
export class CaseRecords {
  constructor(private readonly db: Db) {}

  async find(code: string): Promise<ReadCase | undefined> {
    const [row] = await this.db.query<ReadCase>(`${READ_CASE} where code = $1`, [code]);
    return row;
  }

  async findById(id: string): Promise<ReadCase | undefined> {
    const [row] = await this.db.query<ReadCase>(`${READ_CASE} where id = $1`, [id]);
    return row;
  }

  /** Newest first. */
  events(caseId: string): Promise<EventRow[]> {
    return this.db.query<EventRow>(EVENTS, [caseId]);
  }

  /** Oldest first; no query where nothing was ever asked for. */
  async supplements(file: ReadCase): Promise<SupplementRequest[]> {
    return file.supplementRounds === 0 ? [] : this.db.query<SupplementRequest>(SUPPLEMENTS, [file.id]);
  }

  /** Oldest first; before valid receipt there is none. */
  async decisions(file: ReadCase): Promise<Decision[]> {
    if (file.acceptedAt === null) return [];
    return (await this.db.query<DecisionRow>(SELECT_DECISIONS, [file.id])).map(toDecision);
  }

  /** Before valid receipt there is no clock. */
  async clock(file: ReadCase): Promise<ClockRows> {
    if (file.acceptedAt === null) return { pauses: [], changes: [], extensions: [] };
    const query = <Row>(sql: string, values: readonly unknown[]) => this.db.query<Row>(sql, values);
    const [pauses, changes] = await Promise.all([pausesOf(query, file.id), dueChangesOf(query, file.id)]);
    const extensions = changes.flatMap(({ extension, at, basis }) =>
      extension ? [{ by: extension, grantedAt: at, basis }] : [],
    );
    return { pauses, changes, extensions };
  }
}
