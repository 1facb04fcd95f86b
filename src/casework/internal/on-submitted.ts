import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Applications } from '../../applications/applications.service.js';
import { SubmittedApplications } from '../../applications/submitted.queries.js';
import { Charges } from '../../payments/charges.service.js';
import { Listeners } from '../../platform/outbox/listeners.service.js';
import { CASE, type CaseEvent } from '../case.messages.js';
import type { ActContext } from './act.types.js';
import { CaseGrounds } from './grounds.service.js';
import { MOTCUA } from './motcua.js';
import { SlipWriter } from './slip-writer.js';

const SUBMITTED: CaseEvent = 'case.submitted';

/** The applicant's receipt bears the code, which the submission takes last; so it is ordered just after. */
@Injectable()
export class ReceiptOrders implements OnModuleInit {
  constructor(
    private readonly listeners: Listeners,
    private readonly grounds: CaseGrounds,
    private readonly applications: Applications,
    private readonly submitted: SubmittedApplications,
    private readonly charges: Charges,
    private readonly slips: SlipWriter,
  ) {}

  onModuleInit(): void {
    this.listeners.on(SUBMITTED, 'casework.order_receipt', async ({ subject }, { once }) => {
      const file = await this.grounds.findById(subject.id);
      if (!file) return;
      const ground = await this.grounds.of(file);
      const answers = await this.applications.sealedAnswers(file.applicationId);
      const { papers } = await this.submitted.of(file.applicationId);
      const sent = papers.filter(({ given }) => given).map(({ paper }) => paper.name.vi);
      const charge = await this.charges.of({ kind: CASE, id: file.id });
      await once(async (tx) => {
        const context: ActContext = { ...ground, tx, actor: MOTCUA, now: file.submittedAt, file, answers, input: {} };
        await this.slips.submission(context, sent, charge);
      });
    });
  }
}
