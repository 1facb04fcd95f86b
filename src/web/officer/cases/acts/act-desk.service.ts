import { Injectable } from '@nestjs/common';
import { CaseActs } from '../../../../casework/case-acts.service.js';
import { DocumentAccess } from '../../../../casework/document-access.service.js';
import { officer } from '../../../../paths/officer.js';
import type { Person } from '../../../../platform/actor.js';
import { Conflict, Forbidden, Invalid, Refused } from '../../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../../platform/http/page.js';
import { formatMoment } from '../../../../platform/i18n/format.js';
import type { Locale } from '../../../../platform/i18n/localised.js';
import { Wording } from '../../../../platform/i18n/wording.js';
import type { Posted } from '../../../shared/fields.types.js';
import { speakIn } from '../../../shared/speak.js';
import { eventText } from '../case-history.model.js';
import type { ActFacts } from './act-form.types.js';
import { ActGround } from './act-ground.service.js';
import { actModel, type Notice, placed, refusedModel, type Sent } from './act.model.js';
import { FORMS } from './forms.js';
import { typed } from './parts.js';

/** Who wants to do what to which case. */
export interface AskedFor {
  readonly person: Person;
  readonly code: string;
  readonly action: string;
  readonly locale: Locale;
}

/** Shows the form of an act and performs it; whatever goes wrong, nothing typed is lost. */
@Injectable()
export class ActDesk {
  constructor(
    private readonly ground: ActGround,
    private readonly acts: CaseActs,
    private readonly documents: DocumentAccess,
    private readonly wording: Wording,
  ) {}

  async form(asked: AskedFor): Promise<Page> {
    const facts = await this.facts(asked);
    return isOffered(facts) ? this.formPage(facts) : this.refusedPage(facts, this.notNow(facts), {});
  }

  async perform(asked: AskedFor, posted: Posted): Promise<Page | Redirect> {
    const { person, code, action } = asked;
    const facts = await this.facts(asked);
    const { input, problems } = FORMS[facts.action.kind].read(posted, facts);
    if (problems.length > 0) return this.formPage(facts, { posted, problems });
    try {
      const [version, idempotencyKey] = [Number(typed(posted, 'case-version')), typed(posted, 'case-key')];
      await this.acts.act(person, { code, action, version, input, ...(idempotencyKey !== '' && { idempotencyKey }) });
      return redirect(officer.caseAfter(code, action));
    } catch (error) {
      return this.failed(error, asked, posted, input);
    }
  }

  /** What was typed, as it would be printed; the form again where it cannot be. */
  async preview(asked: AskedFor, posted: Posted): Promise<Page | Uint8Array> {
    const facts = await this.facts(asked);
    const { input, problems } = FORMS[facts.action.kind].read(posted, facts);
    if (problems.length > 0) return this.formPage(facts, { posted, problems });
    try {
      return await this.documents.previewDecision(asked.person, asked.code, input);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return this.formPage(facts, { posted, problems: placed(facts, error.problems, input) });
    }
  }

  private async facts({ person, code, action, locale }: AskedFor): Promise<ActFacts> {
    const { units, ...ground } = await this.ground.of(person, code, action, speakIn(this.wording, locale));
    return { ...ground, setting: { locale, units, wording: this.wording } };
  }

  /** The case is read once more: it may have changed, and the form goes out with its present version. */
  private async failed(error: unknown, asked: AskedFor, posted: Posted, input: unknown): Promise<Page> {
    if (error instanceof Invalid) {
      const facts = await this.facts(asked);
      return this.formPage(facts, { posted, problems: placed(facts, error.problems, input) });
    }
    if (error instanceof Conflict) {
      const facts = await this.facts(asked);
      const notice = this.overtaken(error, facts);
      return isOffered(facts)
        ? this.formPage(facts, { posted, problems: [] }, notice)
        : this.refusedPage(facts, notice, posted);
    }
    if (!(error instanceof Refused) && !(error instanceof Forbidden)) throw error;
    const facts = await this.facts(asked);
    const reason = facts.speak.find(`errors.${error.code}`, error.values) ?? facts.speak.t('acts.not_now.text');
    return this.refusedPage(facts, { title: facts.speak.t('acts.refused.title'), lines: [reason] }, posted);
  }

  private overtaken({ by, at, changes }: Conflict, { speak }: ActFacts): Notice {
    return {
      title: speak.t('acts.overtaken.title'),
      lines: [
        speak.t('acts.overtaken.who', { by, at: formatMoment(at, speak.locale) }),
        speak.t('acts.overtaken.what', { changes: changes.map((word) => eventText(word, speak)).join('; ') }),
        speak.t('acts.overtaken.kept'),
      ],
    };
  }

  private notNow({ speak }: ActFacts): Notice {
    return { title: speak.t('acts.not_now.title'), lines: [speak.t('acts.not_now.text')] };
  }

  private formPage(facts: ActFacts, sent?: Sent, notice?: Notice): Page {
    const hasErrors = (sent?.problems.length ?? 0) > 0;
    return page('pages/officer/act', actModel(facts, sent, notice), {
      title: facts.action.label[facts.speak.locale],
      ...(hasErrors && { hasErrors, status: 422 }),
      ...(notice && { status: 409 }),
      layout: { back: officer.case(facts.view.code) },
    });
  }

  private refusedPage(facts: ActFacts, notice: Notice, posted: Posted): Page {
    return page('pages/officer/act-refused', refusedModel(facts, notice, posted), {
      title: notice.title,
      status: 409,
      layout: { back: officer.case(facts.view.code) },
    });
  }
}

const isOffered = ({ view, action }: ActFacts): boolean => view.actions.some((one) => one.id === action.id);
