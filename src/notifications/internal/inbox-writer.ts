import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AccountQueries } from '../../identity/account.queries.js';
import { isRole } from '../../identity/permissions.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Message } from '../../platform/outbox/message.js';
import type { InboxNotice } from '../notices.types.js';
import { CaseFacts, type CaseForNotice } from '../case-facts.js';
import { ruleOf, type StaffAudience } from './rules.js';

interface Line {
  readonly account: string;
  readonly kind: InboxNotice;
}

/** Puts a line into the inbox of everybody whom a message concerns. */
@Injectable()
export class InboxWriter {
  constructor(
    private readonly cases: CaseFacts,
    private readonly accounts: AccountQueries,
  ) {}

  /** Who hears of it and what the line says, read before the transaction that writes it. */
  async prepare(message: Message): Promise<(tx: Tx) => Promise<void>> {
    const file = await this.cases.forNotice(message.subject.id);
    const rule = ruleOf(message.type);
    const lines: Line[] = [];
    if (rule.applicant && file.applicant.accountId) {
      lines.push({ account: file.applicant.accountId, kind: rule.applicant });
    }
    for (const { notice, to } of rule.staff ?? []) {
      for (const account of await this.audience(to, file)) lines.push({ account, kind: notice });
    }
    return (tx) => write(tx, message, file, lines);
  }

  private async audience(to: StaffAudience, file: CaseForNotice): Promise<string[]> {
    const assignee = file.assignee === null ? [] : [file.assignee];
    if (to === 'assignee') return assignee;
    if (to === 'holder' && assignee.length > 0) return assignee;
    const role = to === 'holder' ? file.holder : to;
    if (!isRole(role)) return [];
    return (await this.accounts.holders(role, file.agency.id)).map((holder) => holder.id);
  }
}

async function write(tx: Tx, message: Message, file: CaseForNotice, lines: readonly Line[]): Promise<void> {
  const facts = JSON.stringify({
    procedure: file.procedureName,
    due: (file.answerBy ?? file.dueAt)?.toISOString() ?? null,
  });
  for (const { account, kind } of lines) {
    await queryIn(
      tx,
      `insert into notices (id, message_id, account_id, kind, case_id, case_code, facts, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [uuid(), message.id, account, kind, file.id, file.code, facts, message.at],
    );
  }
}
