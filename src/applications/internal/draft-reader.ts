import { Injectable } from '@nestjs/common';
import { PublishedProcedures } from '../../catalog/published-procedures.service.js';
import { can } from '../../identity/permissions.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { NotFound } from '../../platform/errors/errors.js';
import type { Localised } from '../../platform/i18n/localised.js';
import type { Draft } from '../application.types.js';
import { AnswerVersions } from './answer-versions.js';
import { fieldIdOf } from './application-form.js';
import { ApplicationForms } from './forms.js';
import { GivenFiles } from './given-files.js';
import { type ApplicationRow, COLUMNS, PAPERS_COLUMN, type PaperRow } from './rows.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The one door to an application for the person who writes it. What was written at the counter is the office's: whoever
 * no longer works there does not find it.
 */
@Injectable()
export class DraftReader {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly procedures: PublishedProcedures,
    private readonly given: GivenFiles,
    private readonly forms: ApplicationForms,
    private readonly versions: AnswerVersions,
  ) {}

  async find(person: Person, id: string): Promise<Draft> {
    const row = UUID.test(id) ? await this.row(person, id) : undefined;
    if (!row || (row.account_id === null && !can(person, 'case.file'))) throw new NotFound('applications.unknown');
    const files = await this.given.bySlot(row.papers);
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
    if (current.versionId === version.versionId) return draft;
    // Where another tab changed or moved it at this very moment, it is read again.
    return (await this.move(draft, current)) ?? this.find(person, id);
  }

  /** Ids of all files that were ever submitted with it. */
  async submittedFiles(id: string): Promise<ReadonlySet<string>> {
    const versions = await this.versions.all(id);
    return new Set(versions.flatMap((one) => one.files).flatMap((one) => one.files.map((file) => file.id)));
  }

  private async row(
    person: Person,
    id: string,
  ): Promise<(ApplicationRow & { readonly papers: readonly PaperRow[] }) | undefined> {
    const [row] = await this.db.query<ApplicationRow & { readonly papers: readonly PaperRow[] }>(
      `select ${COLUMNS}, ${PAPERS_COLUMN} from applications where id = $1 and (account_id = $2 or (account_id is null and filed_by = $2))`,
      [id, person.accountId],
    );
    return row;
  }

  /** Carries a draft to the procedure's present version: by field id, answers as far as they still fit, and what was typed. */
  private async move(draft: Draft, to: Draft['version']): Promise<Draft | undefined> {
    const form = this.forms.of(to);
    const answers = form.carry(draft.answers);
    const known = new Set(form.fieldIds);
    const typed = Object.fromEntries(Object.entries(draft.typed).filter(([name]) => known.has(fieldIdOf(name))));
    const [row] = await this.db.query<{ revision: number }>(
      `update applications set version_id = $3, answers = $4, typed = $5, revision = revision + 1, updated_at = $6
       where id = $1 and revision = $2 and sealed_at is null returning revision`,
      [draft.id, draft.revision, to.versionId, JSON.stringify(answers), JSON.stringify(typed), this.clock.now()],
    );
    if (!row) return undefined;
    return {
      ...draft,
      version: to,
      answers,
      typed,
      revision: row.revision,
      moved: changedQuestions(draft.version, to),
    };
  }
}

function changedQuestions(from: Draft['version'], to: Draft['version']): Localised[] {
  const questions = (version: Draft['version']): Map<string, Localised> =>
    new Map(
      version.bundle.form.sections
        .flatMap((one) => one.fields)
        .flatMap((one) => (one.label ? [[one.id, one.label]] : [])),
    );
  const [before, after] = [questions(from), questions(to)];
  const gone = [...before].filter(([id]) => !after.has(id));
  const came = [...after].filter(([id]) => !before.has(id));
  return [...came, ...gone].map(([, label]) => label);
}
