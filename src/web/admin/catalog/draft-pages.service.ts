import { Injectable } from '@nestjs/common';
import { CatalogAdminQueries } from '../../../catalog/catalog-admin.queries.js';
import { Definitions } from '../../../catalog/definitions.service.js';
import { PublishedProcedures } from '../../../catalog/published-procedures.service.js';
import type { Draft } from '../../../catalog/definitions.types.js';
import type { Bundle } from '../../../definition/bundle.types.js';
import { admin } from '../../../paths/admin.js';
import { Conflict, type MotcuaError, NotFound, Refused } from '../../../platform/errors/errors.js';
import { type Page, page } from '../../../platform/http/page.js';
import { formatMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { draftModel } from './draft.model.js';
import { Importers } from './importers.service.js';
import { personName, procedureModel } from './procedure.model.js';

/** What a page says besides what it is about. */
export interface Said {
  readonly done?: string;
  /** Why what was asked for was not done. */
  readonly refused?: string;
}

/** The page of a procedure and the page of its draft, as they are shown and as they answer a refusal. */
@Injectable()
export class DraftPages {
  constructor(
    private readonly definitions: Definitions,
    private readonly queries: CatalogAdminQueries,
    private readonly procedures: PublishedProcedures,
    private readonly importers: Importers,
  ) {}

  /** NotFound `catalog.unknown` where there is neither a version nor a draft. */
  async procedure(code: string, speak: Speak, { done = '', refused = '' }: Said): Promise<Page> {
    const procedure = (await this.definitions.list()).find((one) => one.code === code);
    if (!procedure) throw new NotFound('catalog.unknown', { code });
    const versions = await this.queries.versions(code);
    const kept = [...versions.map((one) => one.publishedBy), ...(procedure.draft ? [procedure.draft.importedBy] : [])];
    const names = await this.importers.names(kept);
    const beside = await this.queries.beside(code);
    const model = { ...procedureModel({ procedure, versions, beside, names }, speak), refused };
    return page('pages/admin/catalog-procedure', model, {
      title: procedure.name[speak.locale],
      ...(refused !== '' && { status: 409 }),
      layout: { back: admin.catalog, done },
    });
  }

  /** NotFound `catalog.draft_unknown`. */
  async draft(code: string, speak: Speak, { done = '', refused = '' }: Said): Promise<Page> {
    // The draft first: what is then judged and compared may be newer, and publishing is refused; never the other way round.
    const draft = await this.definitions.draftOf(code);
    const [findings, current, names] = await Promise.all([
      this.definitions.checkDraft(code),
      this.current(draft),
      this.importers.names([draft.importedBy]),
    ]);
    const { changes } = await this.definitions.compareDraft(code);
    const facts = { draft, findings, changes, ...current, by: personName(draft.importedBy, names, speak) };
    const model = { ...draftModel(facts, speak), refused };
    return page('pages/admin/catalog-draft', model, {
      title: speak.t('catalog_admin.draft_title', { name: draft.bundle.name[speak.locale] }),
      ...(refused !== '' && { status: 409 }),
      layout: { back: admin.procedure(code), done },
    });
  }

  /** The page that says why a draft was not published or discarded. Anything that is no such reason is thrown on. */
  async refusal(code: string, error: unknown, speak: Speak): Promise<Page> {
    if (error instanceof Conflict) return this.draft(code, speak, { refused: await this.overtaken(error, speak) });
    if (error instanceof Refused) return this.draft(code, speak, { refused: sentence(error, speak) });
    if (error instanceof NotFound) return this.procedure(code, speak, { refused: sentence(error, speak) });
    throw error;
  }

  private async overtaken({ by, at }: Conflict, speak: Speak): Promise<string> {
    const name = personName(by, await this.importers.names([by]), speak);
    return speak.t('catalog_admin.overtaken', { by: name, at: formatMoment(at, speak.locale) });
  }

  private async current({
    code,
  }: Draft): Promise<{ published?: { readonly number: number; readonly bundle: Bundle } }> {
    try {
      return { published: await this.procedures.current(code) };
    } catch (error) {
      if (error instanceof NotFound) return {};
      throw error;
    }
  }
}

const sentence = ({ code, values }: MotcuaError, speak: Speak): string =>
  speak.find(`errors.${code}`, values) ?? speak.t('errors.http.refused');
