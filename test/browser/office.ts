import type { Page } from 'playwright-core';
import type { Answers } from '../../src/forms/form.types.js';
import { officer } from '../../src/paths/officer.js';
import { fillPage } from './fill-page.js';
import { problemsOn } from './apply.js';
import { follow, type Guise, type World } from './world.js';

/** The officers of one agency, all in the same language, each at a browser of their own. */
export class Office {
  constructor(
    private readonly world: World,
    private readonly guise: Guise,
  ) {}

  /** One legal act through its page, and everything that follows from it by itself. */
  async act(login: string, code: string, action: string, given: Answers = {}): Promise<void> {
    const { page } = await this.world.signedIn(login, this.guise);
    const address = officer.act(code, action);
    await page.goto(officer.case(code));
    if ((await page.locator(`form[action="${address}"]`).count()) === 0) {
      await follow(page, `a[href="${address}"]`);
      await unfold(page);
      await fillPage(page, given);
    }
    await follow(page, `form[action="${address}"] button[type="submit"]:not([formaction])`);
    if (new URL(page.url()).searchParams.get('done') !== action) {
      throw new Error(`${login} could not do ${action}: ${(await problemsOn(page)) || page.url()}`);
    }
    await this.world.settle();
  }
}

/** Questions that are rarely needed stand behind their titles. */
async function unfold(page: Page): Promise<void> {
  const folds = page.locator('main form details:not([open]) > summary');
  while ((await folds.count()) > 0) await folds.first().click();
}
