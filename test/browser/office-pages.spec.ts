import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Drafts } from '../../src/applications/drafts.service.js';
import { Definitions } from '../../src/catalog/definitions.service.js';
import { demoPerson } from '../../src/demo/accounts.js';
import { admin } from '../../src/paths/admin.js';
import { frame } from '../../src/paths/frame.js';
import { officer } from '../../src/paths/officer.js';
import { jobsIn } from '../../src/paths/system.js';
import { Jobs } from '../../src/platform/queue/jobs.service.js';
import { QueueAdmin } from '../../src/platform/queue/queue-admin.service.js';
import { PRUNE_LIMITS } from '../../src/platform/ratelimit/rate-limits.service.js';
import { until } from '../modules/platform/machinery.js';
import { hasChromium } from './browser.js';
import { fillPage } from './fill-page.js';
import { makeStale } from './look-at.js';
import { Round } from './round.js';
import { pageTemplates, watchTemplates } from './templates-seen.js';
import { follow, World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;
const PATIENCE = 600_000;

jest.setTimeout(PATIENCE);

browsers('every page of officers and administrators', () => {
  const round = new Round();
  let world: World;
  let seen: ReadonlySet<string>;

  beforeAll(async () => {
    world = await World.full();
    seen = watchTemplates(world.app);
  });
  afterAll(() => world?.close());

  const walk = async (login: string, ...from: string[]): Promise<string[]> =>
    round.of(await world.signedIn(login), from, /^\/(officer|admin)(\/|\?|$)/);

  const codeIn = async (state: string): Promise<string> => {
    const sql = `select c.code from case_files c join agencies a on a.id = c.held_at
      where c.state = $1 and a.code = 'H57.21' limit 1`;
    return (await world.app.database.query<{ code: string }>(sql, [state]))[0]?.code ?? '';
  };

  it('is accessible and stays in its window at the front desk', async () => {
    const person = await demoPerson(world.app.nest, 'reception');
    const draft = await world.app.get(Drafts).start(person, '1.001612', 'counter');
    const searches = ['mau', 'khong-co-ho-so-nay'].map((words) => `${officer.search}?q=${words}`);
    expect(await walk('reception', officer.queue, officer.counterDraft(draft), ...searches)).toEqual([]);
  });

  it.each(['specialist', 'leader', 'clerk'])('is accessible and stays in its window for a %s', async (login) => {
    expect(await walk(login, officer.queue, ...['all', 'closed'].map((tab) => `${officer.queue}?tab=${tab}`))).toEqual(
      [],
    );
  });

  it('is so for the administrator of the catalogue, with a definition that changes and one that is wrong', async () => {
    const [definitions, person] = [world.app.get(Definitions), await demoPerson(world.app.nest, 'catalog')];
    const [changed, wrong] = await Promise.all(['1.004873', '2.000635'].map((code) => definitions.textOf(code)));
    await definitions.importDraft(person, (changed ?? '').replaceAll('loan', 'credit'));
    await definitions.importDraft(person, (wrong ?? '').replace('H57.02', 'H57.99'));
    expect(await walk('catalog', frame.catalog, admin.importDefinition)).toEqual([]);
  });

  it('is so for the administrator of the system', async () => {
    await world.app.get(Jobs).add(PRUNE_LIMITS, 'not what it takes' as never, 'broken');
    const isFailed = async () => (await world.app.get(QueueAdmin).find('upkeep', 'broken')).state === 'failed';
    await until('a job has failed', isFailed, 30_000);
    expect(await walk('system', frame.system, frame.staff, frame.audit, jobsIn('upkeep', 'failed'))).toEqual([]);
  });

  it('is so when somebody else was faster, or the act is not to be had', async () => {
    const leader = await world.signedIn('leader');
    const extend = officer.act(await codeIn('in_examination'), 'extend');
    const late = async (page: Page): Promise<void> => {
      await fillPage(page, { amount: 2, unit: 'working_days', reason: 'Sổ gốc đang được tu sửa.' });
      await makeStale(page);
      await follow(page, `form[action="${extend}"] button[type="submit"]`);
    };
    expect(await round.look(leader, { address: extend, status: 409, arrive: late })).toEqual([]);
    const over = officer.act(await codeIn('returned'), 'extend');
    expect(await round.look(leader, { address: over, status: 409 })).toEqual([]);
  });

  it('has left out no template', () => {
    const all = ['pages/officer', 'pages/admin'].flatMap(pageTemplates);
    expect(all.filter((name) => !seen.has(name))).toEqual([]);
  });
});
