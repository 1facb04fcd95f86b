import type { StoredFile } from '../../../documents/files.types.js';
import { formatTime } from '../../../platform/i18n/format.js';
import type { Field } from '../../../forms/form.types.js';
import { askField } from '../ask-field.js';
import { errorSummary, problemOf } from '../error-summary.js';
import type { AskContext, AskModel, Posted } from '../fields.types.js';
import { fromCheck } from './route.js';
import type { SectionFacts, WizardSetting } from './wizard.types.js';

/** One page of the form. */
export function sectionModel(facts: SectionFacts, setting: WizardSetting): object {
  const { draft, sections, section, problems } = facts;
  const { speak, wording, paths } = setting;
  const fields = section.fields.map(({ field }) => field);
  const action = paths.section(draft.id, section.id);
  return {
    title: section.title[speak.locale],
    procedure: draft.version.bundle.name[speak.locale],
    step: speak.t('apply.step', {
      number: sections.findIndex((one) => one.id === section.id) + 1,
      total: sections.length,
    }),
    intro: linesOf(section.intro?.[speak.locale] ?? ''),
    summary: errorSummary(problems, fields, { locale: speak.locale, wording }),
    overtaken: facts.overtakenAt
      ? [
          speak.t('apply.overtaken', { at: formatTime(facts.overtakenAt, speak.locale) }),
          speak.t('apply.overtaken_next'),
        ]
      : [],
    fields: section.fields.map((one) => askOne(one, facts, setting)),
    action: facts.fromCheck ? fromCheck(action) : action,
    multipart: fields.some((field) => field.type === 'file'),
    revision: draft.revision,
    autosave: paths.autosave(draft.id, section.id),
    // The script puts the time in.
    autosaved: speak.t('apply.autosaved', { time: '{time}' }),
  };
}

function askOne(
  { field, required }: SectionFacts['section']['fields'][number],
  facts: SectionFacts,
  { speak, wording, units, paths }: WizardSetting,
): AskModel {
  const { draft, problems } = facts;
  const posted = facts.posted ?? typedFor(field, draft.typed);
  const problem = problemOf(field.id, problems);
  const answer = draft.answers[field.id];
  const context: AskContext = {
    locale: speak.locale,
    wording,
    units,
    required,
    ...(posted && { posted }),
    ...(problem && { problem }),
    ...(answer !== undefined && { answer }),
    ...(field.type === 'file' && { files: filesFor(draft.files.get(`field:${field.id}`) ?? [], draft.id, paths) }),
  };
  return askField(field, context);
}

/** What could not be taken as an answer the last time stands there again as it was typed. */
export function typedFor(field: Field, typed: Posted): Posted | undefined {
  const own = Object.entries(typed).filter(([name]) => name === field.id || name.startsWith(`${field.id}-`));
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

const filesFor = (files: readonly StoredFile[], id: string, paths: WizardSetting['paths']) =>
  files.map((file) => ({ id: file.id, name: file.name, size: file.size, href: paths.file(id, file.id), remove: true }));

const linesOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');
