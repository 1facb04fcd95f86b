import { Injectable } from '@nestjs/common';
import { Applications } from '../../applications/applications.service.js';
import { Documents } from '../../documents/documents.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Wording } from '../../platform/i18n/wording.js';
import type { DecisionContent } from '../case.types.js';
import type { CaseGround } from './act.types.js';
import type { CaseFile } from './case-file.js';
import { composeContent, readProposal } from './decision-content.js';
import { CaseGrounds } from './grounds.service.js';
import { resultData } from './slip-data.js';

/** How a decision would look on paper, before it is signed and numbered. */
@Injectable()
export class DecisionPreviews {
  constructor(
    private readonly grounds: CaseGrounds,
    private readonly applications: Applications,
    private readonly documents: Documents,
    private readonly wording: Wording,
    private readonly clock: Clock,
  ) {}

  /** What a proposal would come to. Errors: Invalid as with the act itself. */
  async ofProposal(file: CaseFile, proposal: unknown): Promise<Uint8Array> {
    const [ground, answers] = await Promise.all([
      this.grounds.of(file),
      this.applications.sealedAnswers(file.applicationId),
    ]);
    const now = this.clock.now();
    const content = composeContent({ ...ground, answers, file, now }, readProposal(proposal, ground.bundle, now));
    return this.print(file, ground, content);
  }

  /** The draft that lies on the table. */
  async ofContent(file: CaseFile, content: DecisionContent): Promise<Uint8Array> {
    return this.print(file, await this.grounds.of(file), content);
  }

  private print(file: CaseFile, ground: CaseGround, content: DecisionContent): Promise<Uint8Array> {
    const now = this.clock.now();
    const signer = { name: '', position: this.wording.t('vi', 'casework.positions.leader') };
    const number = `…/${ground.bundle.result.series}`;
    const data = resultData({ ...ground, file, now }, content, { number, signer, signedAt: now });
    return this.documents.preview('result', data, 'vi');
  }
}
