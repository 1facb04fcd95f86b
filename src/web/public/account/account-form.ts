import type { Problem } from '../../../platform/errors/errors.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { Posted } from '../../shared/fields.types.js';
import { askPassword, askSimply, type SimpleForm, summaryOf } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';

/** A question of the page: a name, and the kind of input. */
export type Question = readonly [name: string, kind: 'name' | 'contact' | 'email' | 'password' | 'old_password'];

export interface AccountForm {
  readonly speak: Speak;
  /** Where title, lead, button and labels stand, with the dot: `account.register.`. */
  readonly words: string;
  readonly action: string;
  readonly questions: readonly Question[];
  readonly typed?: Posted;
  readonly problems?: readonly Problem[];
  /** Sent along unseen. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly links?: readonly { readonly lead: string; readonly text: string; readonly href: string }[];
  readonly back?: string;
}

/** A page with a few questions and one button; 422 where something is wrong. */
export function accountForm(given: AccountForm): Page {
  const { speak, words, action, questions, typed = {}, problems = [] } = given;
  const form = { speak, words, typed, problems };
  const title = speak.t(`${words}title`);
  const hasErrors = problems.length > 0;
  const model = {
    title,
    lead: speak.find(`${words}lead`) ?? '',
    summary: summaryOf(
      form,
      questions.map(([name]) => name),
    ),
    action,
    hidden: Object.entries(given.hidden ?? {}).map(([name, value]) => ({ name, value })),
    fields: questions.map((question) => fieldOf(form, question)),
    button: speak.t(`${words}button`),
    links: given.links ?? [],
  };
  const layout = given.back === undefined ? {} : { layout: { back: given.back } };
  return page('pages/public/account-form', model, { title, ...(hasErrors && { status: 422, hasErrors }), ...layout });
}

const LOOKS = {
  name: { autocomplete: 'name', spellcheck: false, autocapitalize: 'words' },
  contact: { autocomplete: 'username', spellcheck: false, autocapitalize: 'none' },
  email: { type: 'email', autocomplete: 'email', spellcheck: false, autocapitalize: 'none' },
} as const;

/** What a template needs to place the question; `template` names the component. */
function fieldOf(form: SimpleForm, [name, kind]: Question): object {
  if (kind !== 'password' && kind !== 'old_password') {
    return { template: 'components/input/input', ...askSimply(form, name, LOOKS[kind]) };
  }
  const completion = kind === 'password' ? 'new-password' : 'current-password';
  return { template: 'components/password-input/password-input', ...askPassword(form, name, completion) };
}
