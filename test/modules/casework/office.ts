import { Agencies } from '../../../src/agencies/agencies.service.js';
import type { Agency } from '../../../src/agencies/agencies.types.js';
import { Drafts } from '../../../src/applications/drafts.service.js';
import { CaseActs } from '../../../src/casework/case-acts.service.js';
import { CaseworkModule } from '../../../src/casework/casework.module.js';
import { Intake } from '../../../src/casework/intake.service.js';
import { ShippedProcedures } from '../../../src/catalog/shipped-procedures.service.js';
import { AccountQueries } from '../../../src/identity/account.queries.js';
import { Accounts } from '../../../src/identity/accounts.service.js';
import { Staff } from '../../../src/identity/staff.service.js';
import { type Person, type System, system } from '../../../src/platform/actor.js';
import type { ProcessRole } from '../../../src/platform/config/config.js';
import type { StaffRole } from '../../../src/workflow/workflow.types.js';
import { type RunningMachinery, startMachinery } from '../platform/machinery.js';

export const PASSWORD = 'một mật khẩu rất dài cho bộ thử 5711';
export const PROCEDURE = '2.000635';
const SUITE = system('suite');

/** What the specialist fills in to approve. */
export const FOUND = {
  found_name: 'Người mẫu Nguyễn Thị Ngọc Ánh',
  found_birth_date: '1999-09-05',
  entry_number: '112/1999',
  entry_date: '1999-09-20',
  entry_office: 'Ủy ban nhân dân xã Hương Hồ (cũ)',
};

/** A ward with its staff, a neighbour, and a citizen who applies. */
export class Office {
  private made = 0;

  private constructor(
    readonly app: RunningMachinery,
    readonly ward: Agency,
    readonly neighbour: Agency,
  ) {}

  static async open(role: ProcessRole): Promise<Office> {
    return Office.over(await startMachinery({ role, imports: [CaseworkModule] }));
  }

  /** An office in an application that runs already. */
  static async over(app: RunningMachinery): Promise<Office> {
    await app.get(ShippedProcedures).publishMissing(SUITE);
    const communes = (await app.get(Agencies).list()).filter((one) => one.kind === 'commune');
    const [ward, neighbour] = communes;
    if (!ward || !neighbour) throw new Error('Two communes at least');
    return new Office(app, ward, neighbour);
  }

  async citizen(): Promise<Person> {
    const number = String(++this.made);
    const given = {
      name: `Người mẫu ${number}`,
      email: `mau${number}@example.org`,
      password: PASSWORD,
      locale: 'vi' as const,
    };
    return this.person(await this.app.get(Accounts).create(SUITE, { ...given, verified: true }));
  }

  async officer(role: StaffRole, agency: Agency = this.ward): Promise<Person> {
    const { accountId } = await this.citizen();
    await this.app.get(Staff).grant(SUITE, accountId, { role, agencyId: agency.id });
    return this.person(accountId);
  }

  /** An application that could be submitted; answers its id and revision. */
  async written(
    person: Person,
    changed: Readonly<Record<string, unknown>> = {},
    channel: 'portal' | 'counter' = 'portal',
  ) {
    const id = await this.app.get(Drafts).start(person, PROCEDURE, channel);
    const { revision } = await this.app.get(Drafts).find(person, id);
    const draft = await this.app.get(Drafts).saveAnswers(person, id, revision, { ...this.answers(), ...changed });
    return { id, revision: draft.revision };
  }

  async submitted(person: Person, changed: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { id, revision } = await this.written(person, changed);
    return (await this.app.get(Intake).submit(person, id, { revision })).code;
  }

  /** Acts on what the case is now, unless told which version was seen. */
  async act(actor: Person | System, code: string, action: string, input: unknown = {}, version?: number) {
    const seen = version ?? (await this.row(code)).revision;
    return this.app.get(CaseActs).act(actor, { code, action, version: seen, input });
  }

  async row(code: string): Promise<CaseRow> {
    const [row] = await this.app.database.query<CaseRow>(
      `select id, application_id, revision, state, phase, holder, held_at, assignee, outcome, identity_method, fee_due::int,
         fee_settled, supplement_rounds, accepted_at, nullif(due_at, 'infinity') as due_at, promised_at, stopped_at,
         finished_at, closed_at from case_files where code = $1`,
      [code],
    );
    if (!row) throw new Error(`No case ${code}`);
    return row;
  }

  /** Words of what happened to a case, oldest first. */
  async events(code: string): Promise<string[]> {
    const rows = await this.app.database.query<{ event: string }>(
      `select event from case_events where case_id = $1 order by revision`,
      [(await this.row(code)).id],
    );
    return rows.map((one) => one.event);
  }

  async documents(code: string): Promise<string[]> {
    const rows = await this.app.database.query<{ kind: string }>(
      `select kind from documents where subject_id = $1 order by ordered_at, kind`,
      [(await this.row(code)).id],
    );
    return rows.map((one) => one.kind);
  }

  at(iso: string): void {
    this.app.clock.moveTo(new Date(iso).getTime() - Date.now());
  }

  private answers(): Readonly<Record<string, unknown>> {
    return {
      office: 'commune',
      commune: { province: '46', commune: this.ward.communeCode },
      requester_name: 'Người mẫu Nguyễn Thị Ngọc Ánh',
      requester_id: '046099000001',
      requester_phone: '0900000001',
      requester_address: 'Số 1 đường Mẫu',
      relation: 'self',
      event: 'birth',
      subject_birth_date: '1999-09-05',
      registered_at: 'Ủy ban nhân dân xã Hương Hồ',
      copies: 2,
      delivery: 'counter',
    };
  }

  private async person(accountId: string): Promise<Person> {
    const person = await this.app.get(AccountQueries).person(accountId);
    if (!person) throw new Error('No such person');
    return person;
  }
}

export interface CaseRow {
  readonly id: string;
  readonly application_id: string;
  readonly revision: number;
  readonly state: string;
  readonly phase: string;
  readonly holder: string;
  readonly held_at: string;
  readonly assignee: string | null;
  readonly outcome: string;
  readonly identity_method: string | null;
  readonly fee_due: number;
  readonly fee_settled: boolean;
  readonly supplement_rounds: number;
  readonly accepted_at: Date | null;
  readonly due_at: Date | null;
  readonly promised_at: Date | null;
  readonly stopped_at: Date | null;
  readonly finished_at: Date | null;
  readonly closed_at: Date | null;
}
