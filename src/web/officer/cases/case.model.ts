import { officer } from '../../../paths/officer.js';
import type { Speak } from '../../shared/speak.js';
import { fileModel } from './case-file.model.js';
import { CASE_TABS, type CaseFacts } from './case-facts.types.js';
import { actionsOf, clockOf, identityOf } from './case-head.js';
import { historyModel } from './case-history.model.js';
import { messagesModel, notesModel, talkSummary } from './case-talk.model.js';

/** A case as its officers see it: one page of the file, and beside it what to do next and by when. */
export const caseModel = (facts: CaseFacts, speak: Speak): object => ({
  identity: identityOf(facts.view, speak),
  actions: actionsOf(facts.view, facts.key, speak),
  clock: clockOf(facts.view, speak),
  summary: talkSummary(facts, speak),
  tabs: {
    label: speak.t('officer_case.parts'),
    items: CASE_TABS.map((tab) => ({
      text: speak.t(`officer_case.tabs.${tab}`),
      href: tab === 'file' ? officer.case(facts.view.code) : officer.caseTab(facts.view.code, tab),
      current: tab === facts.tab,
    })),
  },
  file: facts.tab === 'file' ? fileModel(facts, speak) : false,
  messages: facts.tab === 'messages' ? messagesModel(facts, speak) : false,
  notes: facts.tab === 'notes' ? notesModel(facts, speak) : false,
  history: facts.tab === 'history' ? historyModel(facts, speak) : false,
});
