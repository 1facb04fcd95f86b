import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../definition/canonical-json.js';
import { PublishedProcedures } from '../catalog/published-procedures.service.js';
import { Files } from '../documents/files.service.js';
import type { StoredFile } from '../documents/files.types.js';
import { Db } from '../platform/database/db.js';
import { NotFound } from '../platform/errors/errors.js';
import type { ApplicationChannel, PaperState, SubmittedVersion, SubmittedView } from './application.types.js';
import { type AnswerVersion, AnswerVersions } from './internal/answer-versions.js';
import { sameAnswer } from './internal/application-form.js';
import { ApplicationForms } from './internal/forms.js';
import { paperSlot } from './internal/rows.js';
import { applicantOf } from './internal/weigh.js';
import { papersOf } from './papers.js';

/** What was submitted. Casework decides who may see it; drafts and open supplements are not seen through here. */
@Injectable()
export class SubmittedApplications {
  constructor(
    private readonly db: Db,
    private readonly procedures: PublishedProcedures,
    private readonly files: Files,
    private readonly forms: ApplicationForms,
    private readonly versions: AnswerVersions,
  ) {}

  /** Errors: NotFound `applications.unknown`, also while it is a draft. */
  async of(applicationId: string): Promise<SubmittedView> {
    const [all, [row]] = await Promise.all([
      this.versions.all(applicationId),
      this.db.query<{ account_id: string | null; channel: ApplicationChannel }>(
        `select account_id, channel from applications where id = $1`,
        [applicationId],
      ),
    ]);
    const latest = all.at(-1);
    if (!latest || !row) throw new NotFound('applications.unknown');
    const version = await this.procedures.version(latest.versionId);
    const { papers, fieldFiles } = await this.given(latest);
    return {
      applicationId,
      applicant: applicantOf(version, latest.answers, row.account_id),
      channel: row.channel,
      locale: latest.locale,
      snapshot: latest.snapshot,
      number: latest.number,
      sealedAt: latest.sealedAt,
      sha256: latest.sha256,
      papers,
      fieldFiles,
      versions: all.map((one, index) => changesOf(one, all[index - 1])),
    };
  }

  /** A file that was part of what was submitted, in the first version or a later one. */
  async file(applicationId: string, fileId: string): Promise<StoredFile | undefined> {
    if (!(await this.versions.holds(applicationId, fileId))) return undefined;
    return (await this.files.findMany([fileId]))[0];
  }

  private async given(latest: AnswerVersion): Promise<Pick<SubmittedView, 'papers' | 'fieldFiles'>> {
    const { bundle } = await this.procedures.version(latest.versionId);
    const ids = latest.files.flatMap((one) => one.files.map((file) => file.id));
    const found = new Map((await this.files.findMany(ids)).map((file) => [file.id, file]));
    const filesIn = (wanted: (slot: string) => boolean): StoredFile[] =>
      latest.files
        .filter(({ slot }) => wanted(slot))
        .flatMap(({ files }) => files.flatMap(({ id }) => found.get(id) ?? []));
    const today = this.forms.of({ bundle }).today(latest.sealedAt);
    const papers = papersOf(bundle, latest.answers, today).map((asked): PaperState => {
      const files = filesIn((slot) => slot === paperSlot(asked.paper.id));
      return { ...asked, files, given: files.length > 0 };
    });
    return {
      papers: papers.filter((one) => one.needed || one.given),
      fieldFiles: filesIn((slot) => slot.startsWith('field:')),
    };
  }
}

function changesOf(version: AnswerVersion, before: AnswerVersion | undefined): SubmittedVersion {
  const { number, sealedAt } = version;
  if (!before) return { number, sealedAt, changed: [], changedPapers: [] };
  const fields = new Set([...Object.keys(before.answers), ...Object.keys(version.answers)]);
  const papers = new Set(
    [...before.files, ...version.files].map((one) => one.slot).filter((slot) => slot.startsWith('paper:')),
  );
  const filesOf = (one: AnswerVersion, slot: string) =>
    canonicalJson(one.files.find((found) => found.slot === slot)?.files ?? []);
  return {
    number,
    sealedAt,
    changed: [...fields].filter((id) => !sameAnswer(before.answers[id], version.answers[id])),
    changedPapers: [...papers]
      .filter((slot) => filesOf(before, slot) !== filesOf(version, slot))
      .map((slot) => slot.slice('paper:'.length)),
  };
}
