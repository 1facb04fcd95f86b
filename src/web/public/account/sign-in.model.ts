import { account } from '../../../paths/account.js';
import { frame } from '../../../paths/frame.js';
import { localPath } from '../../../platform/http/page.js';
import { askPassword, askSimply, type SimpleForm, summaryOf } from '../../shared/simple-form.js';
import { DEMO_PASSWORD, type DEMO_LOGINS } from './demo-sign-in.js';

/** Signing in, with the ways out for whoever cannot; in a demo, with the persons one can be. */
export function signInModel(form: SimpleForm, demo: readonly (typeof DEMO_LOGINS)[number][]): object {
  const { speak, typed, problems } = form;
  const next = localPath(typed.next, '');
  return {
    title: speak.t('account.sign_in.title'),
    summary: summaryOf(form, ['login', 'password']),
    action: account.signIn,
    next,
    login: askSimply(form, 'login', { autocomplete: 'username', spellcheck: false, autocapitalize: 'none' }),
    password: askPassword(form, 'password', 'current-password'),
    resend: problems.some(({ code }) => code === 'identity.email_unverified') ? account.resend : '',
    forgot: account.forgot,
    register: `${account.register}?next=${encodeURIComponent(next === '' ? frame.home : next)}`,
    demo: demo.map(({ login, who }) => ({ login, who: speak.t(`account.demo.${who}`) })),
    demoPassword: DEMO_PASSWORD,
  };
}
