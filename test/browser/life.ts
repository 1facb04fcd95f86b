import { type Answers } from '../../src/forms/form.types.js';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { DEMO_AGENCIES, DEMO_PASSWORD, demoPerson } from '../../src/demo/accounts.js';
import { samplePerson } from '../../src/demo/people.js';
import { SAMPLE_FINDINGS, SAMPLE_PAPERS, sampleAnswers } from '../../src/demo/sample-answers.js';
import { citizen } from '../../src/paths/citizen.js';
import { publicPaths } from '../../src/paths/public.js';
import { apply, givePaper } from './apply.js';
import { Office } from './office.js';
import type { Person } from './browser.js';
import { fillPage } from './fill-page.js';
import { follow, type Guise, MORNING, type World } from './world.js';

const APPLICANT = samplePerson(7);
export const SAMPLE_PHONE = APPLICANT.phone;
const TODAY = MORNING.slice(0, 10);
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

/** One application on its way through citizen and office, in one language, with or without scripts. */
export class Life {
  code = '';
  readonly office: Office;

  constructor(
    private readonly world: World,
    private readonly procedure: string,
    private readonly guise: Required<Pick<Guise, 'locale' | 'scripts'>>,
  ) {
    this.office = new Office(world, guise);
  }

  /** The citizen at their browser. */
  citizen(): Promise<Person> {
    return this.world.signedIn('citizen', this.guise);
  }

  /** Presses the button of the service and leaves; answers the id of the draft. */
  async begin(): Promise<string> {
    const { page } = await this.citizen();
    await page.goto(publicPaths.service(this.procedure));
    await follow(page, `form[action="${publicPaths.apply(this.procedure)}"] button`);
    return new URL(page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** From the page of the service to the receipt. `more`: answers beside the usual ones. */
  async submit(more: Answers = {}): Promise<void> {
    const { page } = await this.citizen();
    const { communeCode } = await this.world.app.get(Agencies).byCode(DEMO_AGENCIES.demo);
    const usual = sampleAnswers(this.procedure, APPLICANT, { commune: communeCode ?? '', today: TODAY });
    this.code = await apply(page, this.procedure, { ...usual, ...more }, SAMPLE_PAPERS[this.procedure] ?? []);
    await this.world.settle();
  }

  /** Reception: money where something is owed, identity where it must be known, receipt. */
  async receive({ fee = '', identity = false }: { fee?: string; identity?: boolean }): Promise<void> {
    const money = { payment: 'money', amount: fee, receiptNumber: 'BL-0001' };
    if (fee !== '') await this.act('reception', 'record-payment', money);
    if (identity) await this.act('reception', 'record-identity', { method: 'id_card_seen' });
    await this.act('reception', 'accept');
  }

  propose(): Promise<void> {
    const found = SAMPLE_FINDINGS[this.procedure] ?? {};
    return this.act('specialist', 'propose', { 'proposal-outcome': 'approved', ...found });
  }

  /** Leader and clerk: from the draft to a document with a number. */
  async decide(): Promise<void> {
    await this.act('leader', 'sign', { password: DEMO_PASSWORD });
    await this.act('clerk', 'issue');
  }

  act(login: string, action: string, given: Answers = {}): Promise<void> {
    return this.office.act(login, this.code, action, given);
  }

  /** The citizen answers what the office asked for: papers once more, and open questions. */
  async supplement(papers: readonly string[], answers: Answers): Promise<void> {
    const { page } = await this.citizen();
    await page.goto(citizen.supplement(this.code));
    for (const paper of papers) await givePaper(page, paper);
    await fillPage(page, answers);
    await follow(page, `form[action="${citizen.supplement(this.code)}"] button[type="submit"]:not([name])`);
    await this.world.settle();
  }

  /** The citizen fills in one of the small forms of their case and sends it. */
  async say(address: string, answers: Answers): Promise<void> {
    const { page } = await this.citizen();
    await page.goto(address);
    await fillPage(page, answers);
    await follow(page, `form[action="${address}"] button[type="submit"]`);
    await this.world.settle();
  }

  /** Reception hands the paper over to whoever stands at the counter. */
  handOver(): Promise<void> {
    const seen = { channel: 'counter', receiver: 'Mẫu Thị An', paper: 'Thẻ căn cước 000 107 654 321' };
    return this.act('reception', 'return-result', seen);
  }

  /** The bytes behind the link to the result on the citizen's page, and the code at the document's foot. */
  async download(): Promise<{ readonly bytes: Buffer; readonly verifyCode: string }> {
    const { page, context } = await this.citizen();
    await page.goto(citizen.case(this.code));
    const verifyCode = CODE.exec(await page.locator('.govuk-summary-list').first().innerText())?.[0] ?? '';
    const name = this.world.say(this.guise.locale, 'case_pages.documents.result');
    const href = await page.locator('main .govuk-list a', { hasText: name }).first().getAttribute('href');
    const answer = await context.request.get(href ?? '');
    if (!answer.ok()) throw new Error(`${href}: ${answer.status()}`);
    return { bytes: await answer.body(), verifyCode };
  }

  /** The specialist somebody has to name: the first of the list. */
  async assign(action: string): Promise<void> {
    const { accountId } = await demoPerson(this.world.app.nest, 'specialist');
    await this.act('leader', action, { assignee: accountId });
  }

  /** What the citizen reads on one of their pages. */
  async reads(address: string): Promise<string> {
    const { page } = await this.citizen();
    await page.goto(address);
    return page.locator('main').innerText();
  }

  /** What the portal tells a stranger who holds this code and this file. */
  async verify(verifyCode: string, bytes: Buffer): Promise<string> {
    const { page, context } = await this.world.visitor(this.guise);
    await page.goto(publicPaths.verify);
    await page.fill('#code', verifyCode);
    await follow(page, 'main form button[type="submit"]');
    await page.setInputFiles('#file', { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: bytes });
    await follow(page, `main form[action="${publicPaths.verifyCode(verifyCode)}"] button`);
    const verdict = await page.locator('.app-now').innerText();
    await context.close();
    return verdict;
  }

  /** Where the case is now, as the rows say. */
  async rows(): Promise<{ readonly phase: string; readonly closed: boolean; readonly events: readonly string[] }> {
    const { query } = this.world.app.database;
    const [row] = await query<{ phase: string; closed: boolean }>(
      'select phase, closed_at is not null as closed from case_files where code = $1',
      [this.code],
    );
    const events = await query<{ event: string }>(
      `select e.event from case_events e join case_files f on f.id = e.case_id where f.code = $1 order by e.revision`,
      [this.code],
    );
    return { phase: row?.phase ?? '', closed: row?.closed ?? false, events: events.map(({ event }) => event) };
  }
}
