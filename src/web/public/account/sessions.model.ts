import type { OpenSession } from '../../../identity/identity.types.js';
import { account } from '../../../paths/account.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { browserAndSystem } from './device.js';

/** Where this person is signed in, the present place named. */
export const sessionsModel = (open: readonly OpenSession[], present: string, speak: Speak): object => ({
  title: speak.t('account.sessions.title'),
  table: {
    head: ['device', 'since', 'seen'].map((name) => ({ text: speak.t(`account.sessions.${name}`) })),
    rows: open.map((one) => [
      { text: deviceText(one, present, speak) },
      { text: formatShortMoment(one.since) },
      { text: formatShortMoment(one.lastSeen) },
    ]),
  },
  action: open.length > 1 ? account.sessions : '',
});

function deviceText({ device, handle }: OpenSession, present: string, speak: Speak): string {
  const { browser, system } = browserAndSystem(device ?? '');
  const name =
    browser === '' || system === ''
      ? browser || system || speak.t('account.sessions.unknown')
      : speak.t('account.sessions.browser_on', { browser, system });
  return handle === present ? speak.t('account.sessions.here', { device: name }) : name;
}
