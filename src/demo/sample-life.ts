import type { INestApplicationContext } from '@nestjs/common';
import { Drafts } from '../applications/drafts.service.js';
import { CaseActs } from '../casework/case-acts.service.js';
import { CaseQueries } from '../casework/case.queries.js';
import type { CaseForOfficer } from '../casework/case.types.js';
import { Intake } from '../casework/intake.service.js';
import { PublishedProcedures } from '../catalog/published-procedures.service.js';
import { type Person, type System, system } from '../platform/actor.js';
import { Conflict } from '../platform/errors/errors.js';
import type { ActKind } from '../workflow/workflow.types.js';
import { DEMO_PASSWORD, demoPerson } from './accounts.js';
import { samplePerson, type SamplePerson } from './people.js';
import { SAMPLE_FINDINGS, SAMPLE_PAPERS, sampleAnswers } from './sample-answers.js';
import { samplePdf } from './sample-pdf.js';
import type { Script } from './scripts.js';

/** One sample case, made and moved by the commands that people and jobs use. */
export class SampleLife {
  private code = '';
  private readonly who: SamplePerson;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly script: Script,
    index: number,
    private readonly commune: string,
  ) {
    this.who = samplePerson(index + 1);
  }

  /** Fills in the form, gives the papers and submits, online or at the counter. */
  async submit(today: string): Promise<void> {
    const { procedure, channel, agency } = this.script;
    const drafts = this.app.get(Drafts, { strict: false });
    const author = await this.author();
    const id = await drafts.start(author, procedure, channel);
    const setting = { commune: this.commune, today, atDepartment: agency === 'justice' };
    await drafts.saveAnswers(author, id, 1, sampleAnswers(procedure, this.who, setting));
    for (const paper of SAMPLE_PAPERS[procedure] ?? []) await this.give(author, id, paper);
    const { revision } = await drafts.find(author, id);
    const intake = this.app.get(Intake, { strict: false });
    const given = { revision, idempotencyKey: `demo-${id}` };
    const done =
      channel === 'counter' ? await intake.submitAtCounter(author, id, given) : await intake.submit(author, id, given);
    this.code = done.code;
  }

  /** Does the next thing of this kind; what the case does not offer is passed over. */
  async act(kind: string): Promise<void> {
    if (kind === 'answer_supplement') return this.answerSupplement();
    if (kind === 'take_back' || kind === 'withdraw')
      return this.perform('withdraw', await this.author(), { reason: 'Lý do mẫu' });
    if (kind === 'hand_over') return this.perform('hand_over', system('demo'), {});
    if (kind === 'distribute') return this.distribute();
    const [role, input] = this.officerAct(kind);
    const officer = await this.staff(role);
    return this.perform((kind === 'propose_refusal' ? 'propose' : kind) as ActKind, officer, input);
  }

  private officerAct(kind: string): readonly [string, object] {
    switch (kind) {
      case 'record_payment':
        return ['reception', { receiptNumber: `BL-${this.code.slice(-4)}` }];
      case 'record_identity':
        return ['reception', { method: 'id_card_seen' }];
      case 'request_supplement':
        return [this.asksBeforeReceipt ? 'reception' : 'specialist', { items: [this.missing()] }];
      case 'refuse_receipt':
        return ['reception', { reason: 'Việc hộ tịch không thuộc thẩm quyền tra cứu của cơ quan này (hồ sơ mẫu).' }];
      case 'propose':
        return ['specialist', { outcome: 'approved', inputs: SAMPLE_FINDINGS[this.script.procedure] ?? {} }];
      case 'propose_refusal':
        return ['specialist', { outcome: 'refused', reason: 'Thông tin không khớp với Sổ hộ tịch (hồ sơ mẫu).' }];
      case 'stop':
        return ['leader', { reason: 'Theo yêu cầu của người nộp hồ sơ.' }];
      case 'sign':
        return ['leader', { password: DEMO_PASSWORD }];
      case 'issue':
        return ['clerk', {}];
      case 'return_result':
        return [
          'reception',
          { channel: 'counter', receiver: this.who.name, paper: `Thẻ căn cước ${this.who.personalId}` },
        ];
      case 'claim':
        return ['specialist', {}];
      default:
        return ['reception', {}];
    }
  }

  private missing(): object {
    const paper = SAMPLE_PAPERS[this.script.procedure]?.[0];
    return paper
      ? { target: 'paper', ref: paper, reason: 'Bản chụp mờ, không đọc được. Đề nghị gửi lại bản rõ nét.' }
      : { target: 'other', reason: 'Đề nghị bổ sung giấy tờ chứng minh nơi cư trú hiện nay.' };
  }

  private get asksBeforeReceipt(): boolean {
    return this.script.ending === 'completion_asked';
  }

  /** Gives the paper that was asked for once more, and hands in. */
  private async answerSupplement(): Promise<void> {
    const author = await this.author();
    const { applicationId, version } = await this.view();
    const paper = SAMPLE_PAPERS[this.script.procedure]?.[0];
    if (paper) await this.give(author, applicationId, paper);
    await this.app.get(Intake, { strict: false }).answerSupplement(author, this.code, { version });
  }

  private async give(author: Person, applicationId: string, paper: string): Promise<void> {
    const upload = { content: samplePdf(paper), declaredName: `${paper}-mau.pdf` };
    await this.app.get(Drafts, { strict: false }).attach(author, applicationId, `paper:${paper}`, upload);
  }

  /** Where a leader has to say who examines before anybody can. */
  private async distribute(): Promise<void> {
    if ((await this.actionOf('claim', await this.view())) !== undefined) return;
    const { accountId } = await this.staff('specialist');
    await this.perform('assign', await this.staff('leader'), { assignee: accountId });
  }

  /** Tries once more where a job was faster. */
  private async perform(kind: ActKind, actor: Person | System, input: object): Promise<void> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const view = await this.view();
      const action = await this.actionOf(kind, view);
      if (action === undefined) return;
      const given = kind === 'record_payment' ? { ...input, amount: view.feeDue } : input;
      try {
        await this.app
          .get(CaseActs, { strict: false })
          .act(actor, { code: this.code, action, version: view.version, input: given });
        return;
      } catch (error) {
        if (!(error instanceof Conflict) || attempt > 0) throw error;
      }
    }
  }

  /** The action of this kind that the workflow has in the case's present state. */
  private async actionOf(kind: ActKind, view: CaseForOfficer): Promise<string | undefined> {
    if (kind === 'record_payment' && (view.feeDue === 0 || view.feeSettled)) return undefined;
    if (kind === 'record_identity' && view.identity.at !== null) return undefined;
    if (kind === 'claim' && view.assignee !== null) return undefined;
    const { bundle } = await this.app.get(PublishedProcedures, { strict: false }).version(view.versionId);
    const state = bundle.workflow.states.find((one) => one.name.vi === view.stateName.vi)?.id ?? '';
    return bundle.workflow.actions.find((action) => action.kind === kind && action.from.includes(state))?.id;
  }

  private async view(): Promise<CaseForOfficer> {
    return this.app.get(CaseQueries, { strict: false }).forOfficer(await this.staff('reception'), this.code);
  }

  private staff(login: string): Promise<Person> {
    return demoPerson(this.app, login, this.script.agency);
  }

  private author(): Promise<Person> {
    if (this.script.channel === 'counter') return this.staff('reception');
    return demoPerson(this.app, this.script.citizen ?? 'citizen2');
  }
}
