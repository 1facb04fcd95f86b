import { ApplicationsModule } from '../../../src/applications/applications.module.js';
import type { Draft, Slot } from '../../../src/applications/application.types.js';
import { Applications } from '../../../src/applications/applications.service.js';
import { Drafts } from '../../../src/applications/drafts.service.js';
import { SubmittedApplications } from '../../../src/applications/submitted.queries.js';
import { ShippedProcedures } from '../../../src/catalog/shipped-procedures.service.js';
import type { StoredFile } from '../../../src/documents/files.types.js';
import type { Answers } from '../../../src/forms/form.types.js';
import { AccountQueries } from '../../../src/identity/account.queries.js';
import { Accounts } from '../../../src/identity/accounts.service.js';
import { IdentityModule } from '../../../src/identity/identity.module.js';
import { type Person, system } from '../../../src/platform/actor.js';
import { type Tx, Transactions } from '../../../src/platform/database/transactions.js';
import type { Invalid } from '../../../src/platform/errors/errors.js';
import { type RunningMachinery, startMachinery } from '../platform/machinery.js';

export const CODE = '2.000635';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** Everything that an application for one's own birth record needs. */
export const COMPLETE: Answers = {
  office: 'department',
  requester_name: 'Nguyễn Thị Ngọc Ánh',
  requester_id: '046199000013',
  requester_phone: '0912345678',
  requester_address: 'Số 1 đường Mẫu, thành phố Huế',
  relation: 'self',
  event: 'birth',
  subject_birth_date: '1999-09-05',
  registered_at: 'Ủy ban nhân dân xã Hương Hồ (cũ)',
  copies: 2,
  delivery: 'online',
};
export const CHILD: Answers = { ...COMPLETE, relation: 'child', subject_name: 'Trần Văn Bé' };
/** Needs the paper `authorisation`. */
export const AUTHORISED: Answers = { ...CHILD, relation: 'authorised', authorisation_relative: true };

/** Where a citizen writes: the module with the shipped procedures, and two people. */
export interface Desk {
  readonly app: RunningMachinery;
  readonly drafts: Drafts;
  readonly applications: Applications;
  readonly submitted: SubmittedApplications;
  readonly citizen: Person;
  readonly stranger: Person;
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  find(id: string): Promise<Draft>;
  upload(id: string, slot: Slot, name?: string): Promise<StoredFile>;
  /** Id of a draft of the citizen with these answers, at revision 2. */
  draftWith(answers?: Answers): Promise<string>;
  /** Seals a draft of the citizen; answers its id. */
  seal(id: string): Promise<string>;
}

export async function openDesk(): Promise<Desk> {
  const app = await startMachinery({ imports: [IdentityModule, ApplicationsModule] });
  await app.get(ShippedProcedures).publishMissing(system('suite'));
  const [citizen, stranger] = [await account(app, 'nguoi.mau'), await account(app, 'nguoi.khac')];
  const [drafts, applications] = [app.get(Drafts), app.get(Applications)];
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => app.get(Transactions).run(work);
  return {
    app,
    drafts,
    applications,
    submitted: app.get(SubmittedApplications),
    citizen,
    stranger,
    inTx,
    find: (id) => drafts.find(citizen, id),
    upload: (id, slot, declaredName = 'giấy tờ.pdf') =>
      drafts.attach(citizen, id, slot, { content: PDF, declaredName }),
    async draftWith(answers = COMPLETE) {
      const id = await drafts.start(citizen, CODE);
      await drafts.saveAnswers(citizen, id, 1, answers);
      return id;
    },
    async seal(id) {
      const { revision } = await applications.sealable(citizen, id);
      await inTx((tx) => applications.seal(tx, citizen, id, { revision }));
      return id;
    },
  };
}

async function account(app: RunningMachinery, name: string): Promise<Person> {
  const id = await app.get(Accounts).create(system('suite'), {
    name: 'Người mẫu Một',
    email: `${name}@example.org`,
    password: 'một mật khẩu rất dài cho bộ thử 5711',
    locale: 'vi',
    verified: true,
  });
  const person = await app.get(AccountQueries).person(id);
  if (!person) throw new Error('no such person');
  return person;
}

/** What an `Invalid` names; nothing where the work went well. */
export const problemsOf = (work: Promise<unknown>): Promise<{ at: string; code: string }[]> =>
  work.then(
    () => [],
    (error: Invalid) => error.problems.map(({ at, code }) => ({ at, code })),
  );
