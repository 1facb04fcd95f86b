import type { Account } from '../../../identity/identity.types.js';
import { account } from '../../../paths/account.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { LOCALES } from '../../../platform/i18n/localised.js';
import type { Posted } from '../../shared/fields.types.js';
import { askSimply, summaryOf } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';

/** What a person may change about their account, and what is changed elsewhere. */
export function profileModel(
  own: Account,
  { typed, problems = [] }: { readonly typed?: Posted; readonly problems?: readonly Problem[] },
  speak: Speak,
): object {
  const shown = typed ?? { name: own.name, phone: own.phone ?? '', language: own.locale };
  const form = { speak, words: 'account.profile.', typed: shown, problems };
  return {
    title: speak.t('account.profile.title'),
    summary: summaryOf(form, ['name', 'phone']),
    action: account.profile,
    // As it is now: whoever was told of a change in between and saves again means it.
    revision: own.revision,
    name: askSimply(form, 'name', { autocomplete: 'name', spellcheck: false, autocapitalize: 'words' }),
    phone: askSimply(form, 'phone', { type: 'tel', autocomplete: 'tel', classes: 'govuk-input--width-20' }),
    language: {
      name: 'language',
      idPrefix: 'language',
      classes: 'govuk-radios--inline',
      fieldset: { legend: { text: speak.t('account.profile.language'), classes: 'govuk-fieldset__legend--s' } },
      hint: { text: speak.t('account.profile.language_hint') },
      items: LOCALES.map((one) => ({ value: one, text: speak.t(`account.languages.${one}`) })),
      value: shown.language ?? own.locale,
    },
    rows: rowsOf(own, speak),
  };
}

function rowsOf(own: Account, speak: Speak): object[] {
  const row = (name: string, lines: readonly string[], href = '', change = 'common.change'): object => {
    const key = speak.t(`account.profile.${name}`);
    const action = { href, text: speak.t(change), visuallyHiddenText: key.toLowerCase() };
    return { key: { text: key }, value: { lines }, ...(href !== '' && { actions: { items: [action] } }) };
  };
  return [
    row('email', emailLines(own, speak), account.email),
    row('password', [speak.t('account.profile.password_hidden')], account.password),
    row('sessions', [speak.t('account.profile.sessions_text')], account.sessions, 'account.profile.show'),
    row('identification', [speak.t(`account.identification.${own.identification}`)]),
  ];
}

function emailLines({ email, emailVerified, pendingEmail }: Account, speak: Speak): string[] {
  const present = email ?? speak.t('common.not_provided');
  return [
    email !== null && !emailVerified ? speak.t('account.profile.email_unproved', { email: present }) : present,
    ...(pendingEmail === null ? [] : [speak.t('account.profile.email_pending', { email: pendingEmail })]),
  ];
}
