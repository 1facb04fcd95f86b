import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AdministrativeUnits } from '../../../agencies/units.service.js';
import { CaseConversation } from '../../../casework/case-conversation.service.js';
import { CaseQueries } from '../../../casework/case.queries.js';
import type { CaseForOfficer } from '../../../casework/case.types.js';
import { DocumentAccess } from '../../../casework/document-access.service.js';
import { PublishedProcedures } from '../../../catalog/published-procedures.service.js';
import { can } from '../../../identity/permissions.js';
import type { Person } from '../../../platform/actor.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { CaseFacts, CaseTab, Typed } from './case-facts.types.js';

const NOTHING_TYPED: Typed = { text: '', problems: [] };

/** Gathers what the page of a case shows; only what the asked-for part needs. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly cases: CaseQueries,
    private readonly conversation: CaseConversation,
    private readonly documents: DocumentAccess,
    private readonly procedures: PublishedProcedures,
    private readonly units: AdministrativeUnits,
    private readonly wording: Wording,
  ) {}

  /** Errors: NotFound for a case of another office. Opening the messages marks them as read. */
  async open(person: Person, code: string, tab: CaseTab, refused: Typed = NOTHING_TYPED): Promise<CaseFacts> {
    const conversation = tab === 'messages' ? await this.conversation.read(person, code) : [];
    const [view, submitted, documents, notes, units] = await Promise.all([
      this.cases.forOfficer(person, code),
      this.cases.applicationOf(person, code),
      this.documents.list(person, code),
      tab === 'notes' ? this.conversation.notes(person, code) : [],
      this.units.book(),
    ]);
    const { bundle } = await this.procedures.version(view.versionId);
    return {
      ...{ view, submitted, documents, notes, units, bundle, conversation, tab, refused },
      wording: this.wording,
      mayWrite: mayWrite(person, view),
      key: uuid(),
    };
  }
}

const mayWrite = (person: Person, { applicantAccount, agencies }: CaseForOfficer): boolean =>
  applicantAccount !== null && Object.values(agencies).some(({ id }) => can(person, 'case.write', id));
