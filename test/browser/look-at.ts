import type { Page } from 'playwright-core';
import type { Locale } from '../../src/platform/i18n/localised.js';
import { accessibilityProblems, overflow, type Person } from './browser.js';

const WIDTHS = [1280, 320];

/** Everything wrong with the page as it stands, on a wide screen and on a narrow one; each line says where. */
export async function lookAt(page: Page, name: string, locale: Locale): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const at = `${name} [${locale}, ${width}]`;
    found.push(...(await accessibilityProblems(page)).map((problem) => `${at} ${problem}`));
    const wider = await overflow(page);
    if (wider > 0) found.push(`${at} is ${wider} px wider than its window`);
  }
  const lang = await page.getAttribute('html', 'lang');
  if (lang !== locale) found.push(`${name} [${locale}] is in ${lang}`);
  return found;
}

/** Opens an address in one language; answers its status. */
export async function open(person: Person, address: string, locale: Locale): Promise<number> {
  const joined = `${address}${address.includes('?') ? '&' : '?'}lang=${locale}`;
  return (await person.page.goto(joined))?.status() ?? 0;
}

/** Forms that take nothing but an optional word: sent empty they would be taken. */
const TAKES_NOTHING = /\/withdraw$|\/revoke$|\/enable$|\/search$/;

/**
 * Sends the first form that asks for something with nothing in it. True where the page came back with what is wrong;
 * false where there is no such form or the form was taken.
 */
export async function sendEmpty(page: Page): Promise<boolean> {
  const action = await page.evaluate(emptyForm);
  if (action === undefined || TAKES_NOTHING.test(new URL(action).pathname)) return false;
  const [answer] = await Promise.all([page.waitForNavigation(), page.evaluate(sendMarked)]);
  return answer?.status() === 422;
}

function emptyForm(): string | undefined {
  const asks = 'input:not([type="hidden"]), select, textarea';
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method="post"]')];
  const form = forms.find((one) => one.querySelector(asks));
  if (!form) return undefined;
  form.dataset.marked = 'yes';
  for (const input of form.querySelectorAll<HTMLInputElement>(asks)) {
    if (input.type === 'radio' || input.type === 'checkbox') input.checked = false;
    else input.value = '';
  }
  return form.action;
}

function sendMarked(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-marked]');
  form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"]:not([name]):not([formaction])'));
}

/** As if the page had been opened before somebody else did something. */
export async function makeStale(page: Page): Promise<void> {
  await page.evaluate(() => {
    const names = ['case-version', 'version', 'revision'];
    for (const name of names)
      for (const input of document.querySelectorAll<HTMLInputElement>(`main form input[name="${name}"]`))
        input.value = name === 'revision' ? '0' : '1';
  });
}
