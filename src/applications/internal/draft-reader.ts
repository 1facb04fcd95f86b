import { Injectable } from '@nestjs/common';
import { PublishedProcedures } from '../../catalog/published-procedures.service.js';
import { Files } from '../../documents/files.service.js';
import type { StoredFile } from '../../documents/files.types.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { NotFound } from '../../platform/errors/errors.js';
import type { Localised } from '../../platform/i18n/localised.js';
import type { Draft, Slot } from '../application.types.js';
import { ApplicationForms } from './forms.js';
import { type ApplicationRow, COLUMNS, type PaperRow } from './rows.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one door to an application for the person who writes it. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly procedures: PublishedProcedures,
    private readonly files: Files,
    private readonly forms: ApplicationForms,
  ) {}

  async find(person: Person, id: string): Promise<Draft> {
    const row = UUID.test(id) ? await this.row(person, id) : undefined;
    if (!row) throw new NotFound('applications.unknown');
    const files = await this.filesOf(id);
    const version = await this.procedures.version(row.version_id);
    const current = row.sealed_at === null ? await this.procedures.current(row.procedure_code) : version;
    const draft: Draft = {
      id,
      version,
      answers: row.answers,
      typed: row.typed,
      revision: row.revision,
      channel: row.channel,
      files,
      sealedAt: row.sealed_at,
      openScope: row.open_scope,
      updatedAt: row.updated_at,
      moved: [],
    };
    return current.versionId === version.versionId ? draft : this.move(draft, current);
  }

  private async row(person: Person, id: string): Promise<ApplicationRow | undefined> {
    const [row] = await this.db.query<ApplicationRow>(
      `select ${COLUMNS} from applications where id = $1 and (account_id = $2 or (account_id is null and filed_by = $2))`,
      [id, person.accountId],
    );
    return row;
  }

  /** Files by the paper or field that they were given for, in the order in which they came. */
  async filesOf(id: string): Promise<ReadonlyMap<Slot, readonly StoredFile[]>> {
    const rows = await this.db.query<PaperRow>(
      `select slot, file_id from application_papers where application_id = $1 order by added_at, file_id`,
      [id],
    );
    const found = new Map((await this.files.findMany(rows.map((one) => one.file_id))).map((file) => [file.id, file]));
    const slots = new Map<Slot, StoredFile[]>();
    for (const { slot, file_id } of rows) {
      const file = found.get(file_id);
      if (file) slots.set(slot, [...(slots.get(slot) ?? []), file]);
    }
    return slots;
  }

  /** Carries a draft to the procedure's present version: answers by field id, as far as they still fit. */
  private async move(draft: Draft, to: Draft['version']): Promise<Draft> {
    const form = await this.forms.of(to);
    const carried = form.carry(draft.answers, this.clock.now());
    const moved = changedQuestions(draft.version, to);
    const rows = await this.db.query<{ revision: number }>(
      `update applications set version_id = $3, answers = $4, typed = '{}', revision = revision + 1
       where id = $1 and revision = $2 and sealed_at is null returning revision`,
      [draft.id, draft.revision, to.versionId, JSON.stringify(carried)],
    );
    // Somebody else's tab moved it at this very moment; either way it is now on the present version.
    const revision = rows[0]?.revision ?? draft.revision + 1;
    return { ...draft, version: to, answers: carried, typed: {}, revision, moved };
  }
}

function changedQuestions(from: Draft['version'], to: Draft['version']): Localised[] {
  const questions = (version: Draft['version']): Map<string, Localised> =>
    new Map(version.bundle.form.sections.flatMap((one) => one.fields).flatMap((one) => (one.label ? [[one.id, one.label]] : [])));
  const [before, after] = [questions(from), questions(to)];
  const gone = [...before].filter(([id]) => !after.has(id));
  const came = [...after].filter(([id]) => !before.has(id));
  return [...came, ...gone].map(([, label]) => label);
}
