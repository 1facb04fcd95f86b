import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasChromium } from './browser.js';
import { Life } from './life.js';
import { World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;

browsers('probe', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  }, 90_000);
  afterAll(() => world?.close());

  it('lives', async () => {
    const life = new Life(world, '2.000635', { locale: 'vi', scripts: true });
    await life.submit();
    await life.receive({ fee: '16.000', identity: true });
    await life.act('specialist', 'claim');
    await life.propose();
    await life.decide();
    const { bytes, verifyCode } = await life.download();
    console.log(await life.rows(), verifyCode, bytes.length);
    console.log(await life.verify(verifyCode, bytes));
    expect(world.complaints()).toEqual([]);
  }, 90_000);
});
