import type { Page } from 'playwright-core';
import { samplePdf } from '../../src/demo/sample-pdf.js';
import type { Answers } from '../../src/forms/form.types.js';
import { publicPaths } from '../../src/paths/public.js';
import { fillPage } from './fill-page.js';
import { follow } from './world.js';

/** No form has more pages than this; whoever needs more is going round in circles. */
const MOST_PAGES = 40;
const CONTINUE = 'main form button[type="submit"]:not([name])';

/** Goes from the page of a service to the button that hands the application in; answers the code of the case. */
export async function apply(page: Page, procedure: string, answers: Answers, papers: readonly string[]) {
  await page.goto(publicPaths.service(procedure));
  await follow(page, `form[action="${publicPaths.apply(procedure)}"] button`);
  await follow(page, 'main .app-actions a.govuk-button');
  await fillSections(page, answers);
  if (isAt(page, '/papers')) await givePapers(page, papers);
  await page.check('input[name="agree"]');
  await follow(page, 'main form[action$="/submit"] button');
  return codeAt(page);
}

/** A page that comes back asks for more, because of what was just answered; with the same problems it is stuck. */
async function fillSections(page: Page, answers: Answers): Promise<void> {
  let problems = '';
  for (let pages = 0; isAt(page, '/sections/'); pages += 1) {
    await fillPage(page, answers);
    await follow(page, CONTINUE);
    const now = await problemsOn(page);
    if ((now !== '' && now === problems) || pages > MOST_PAGES) throw new Error(`${page.url()}: ${now}`);
    problems = now;
  }
}

async function givePapers(page: Page, papers: readonly string[]): Promise<void> {
  for (const paper of papers) await givePaper(page, paper);
  await follow(page, 'main > .app-actions a.govuk-button:not(.govuk-button--secondary)');
}

/** One file for one paper, through its own little form. */
export async function givePaper(page: Page, paper: string): Promise<void> {
  const file = { name: `${paper}-mau.pdf`, mimeType: 'application/pdf', buffer: samplePdf(paper) };
  await page.setInputFiles(`#${paper}-file`, file);
  await follow(page, `#${paper} form.app-paper__upload button`);
}

/** What the page says is wrong; empty where nothing is. */
export async function problemsOn(page: Page): Promise<string> {
  return (await page.locator('.govuk-error-summary').allInnerTexts()).join(' ');
}

export const isAt = (page: Page, part: string): boolean => new URL(page.url()).pathname.includes(part);

function codeAt(page: Page): string {
  const code = /\/cases\/([^/]+)\/receipt$/.exec(new URL(page.url()).pathname)?.[1];
  if (code === undefined) throw new Error(`The application was not taken: ${page.url()}`);
  return code;
}
