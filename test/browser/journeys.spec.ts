import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locale } from '../../src/platform/i18n/localised.js';
import { citizen } from '../../src/paths/citizen.js';
import { hasChromium } from './browser.js';
import { Life } from './life.js';
import { World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;
const PATIENCE = 600_000;

jest.setTimeout(PATIENCE);

browsers('the whole life of each procedure, from the first page to the result', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.close());

  const begin = (procedure: string, locale: Locale): Life => new Life(world, procedure, { locale, scripts: true });

  /** The downloaded file is the one we made, a changed one is not, and nothing went wrong in any browser. */
  async function holdsResult(life: Life, locale: Locale): Promise<void> {
    const { bytes, verifyCode } = await life.download();
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await life.verify(verifyCode, bytes)).toContain(world.say(locale, 'verify.verdicts.file_same'));
    const changed = Buffer.concat([bytes, Buffer.from('\n')]);
    expect(await life.verify(verifyCode, changed)).toContain(world.say(locale, 'verify.verdicts.file_different'));
    expect(world.complaints()).toEqual([]);
  }

  it('copies a civil-status extract, downloaded and rated', async () => {
    const life = begin('2.000635', 'vi');
    await life.submit();
    await life.receive({ fee: '16.000', identity: true });
    await life.act('specialist', 'claim');
    await life.propose();
    await life.decide();
    await holdsResult(life, 'vi');
    await life.say(citizen.rating(life.code), { score: '5', comment: 'Nhanh và rõ ràng.' });
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'payment_recorded', 'identity_recorded', 'accepted', 'handed_over'],
        ...['claimed', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
  });

  it('registers a birth, handed over at the counter', async () => {
    const life = begin('1.001193', 'en');
    await life.submit();
    await life.receive({ identity: true });
    await life.act('specialist', 'claim');
    await life.propose();
    await life.decide();
    await life.handOver();
    await holdsResult(life, 'en');
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'identity_recorded', 'accepted', 'handed_over'],
        ...['claimed', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
  });

  it('certifies a marital status, drafted twice', async () => {
    const life = begin('1.004873', 'vi');
    await life.submit();
    await life.receive({ identity: true });
    await life.act('specialist', 'claim');
    await life.propose();
    await life.act('leader', 'send-back', { comment: 'Ghi rõ từ ngày nào.' });
    await life.propose();
    await life.decide();
    await holdsResult(life, 'vi');
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'identity_recorded', 'accepted', 'handed_over', 'claimed'],
        ...['proposed', 'sent_back', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
  });

  it('registers a household business, for a fee', async () => {
    const life = begin('1.001612', 'en');
    await life.submit();
    await life.receive({ fee: '150,000' });
    await life.act('specialist', 'claim');
    await life.propose();
    await life.decide();
    await holdsResult(life, 'en');
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'payment_recorded', 'accepted', 'handed_over'],
        ...['claimed', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
  });

  it('permits a house, assigned by the leader', async () => {
    const life = begin('1.013225', 'vi');
    await life.submit();
    await life.receive({});
    await life.assign('distribute');
    await life.propose();
    await life.decide();
    await life.handOver();
    await holdsResult(life, 'vi');
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'accepted', 'handed_over'],
        ...['assigned', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
  });
});
