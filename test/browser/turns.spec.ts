import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locale } from '../../src/platform/i18n/localised.js';
import { citizen } from '../../src/paths/citizen.js';
import { hasChromium } from './browser.js';
import { Life } from './life.js';
import { World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;
const PATIENCE = 600_000;

jest.setTimeout(PATIENCE);

browsers('lives that take a turn', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.close());

  const begin = (procedure: string, locale: Locale, scripts = true): Life =>
    new Life(world, procedure, { locale, scripts });

  it('a birth whose paper could not be read: asked for, given again, registered', async () => {
    const life = begin('1.001193', 'vi');
    await life.submit();
    await life.receive({ identity: true });
    await life.act('specialist', 'claim');
    await life.act('specialist', 'request-supplement', {
      'tick-paper-birth_attestation': 'yes',
      'reason-paper-birth_attestation': 'Bản chụp mờ, không đọc được.',
      'tick-field-birth_place': 'yes',
      'reason-field-birth_place': 'Ghi đủ tên bệnh viện.',
    });
    expect((await life.rows()).phase).toBe('awaiting_applicant');
    expect(await life.reads(citizen.supplement(life.code))).toContain('Bản chụp mờ, không đọc được.');
    await life.supplement(['birth_attestation'], { birth_place: 'Bệnh viện mẫu số 2, thành phố Huế' });
    await life.propose();
    await life.decide();
    await life.handOver();
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'identity_recorded', 'accepted', 'handed_over', 'claimed', 'supplement_requested'],
        ...['supplement_answered', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
    expect(world.complaints()).toEqual([]);
  });

  it('a certificate that is refused: the reasons are the result', async () => {
    const life = begin('1.004873', 'en');
    await life.submit();
    await life.receive({ identity: true });
    await life.act('specialist', 'claim');
    const reason = 'Sổ hộ tịch ghi đã đăng ký kết hôn năm 2019.';
    await life.act('specialist', 'propose', { 'proposal-outcome': 'refused', 'proposal-reason': reason });
    await life.decide();
    expect(await life.reads(citizen.case(life.code))).toContain(reason);
    const { bytes, verifyCode } = await life.download();
    expect(await life.verify(verifyCode, bytes)).toContain(world.say('en', 'verify.verdicts.file_same'));
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'identity_recorded', 'accepted', 'handed_over'],
        ...['claimed', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
    expect(world.complaints()).toEqual([]);
  });

  it('a business that its founder gives up: asked for, granted', async () => {
    const life = begin('1.001612', 'en');
    await life.submit();
    await life.receive({ fee: '150,000' });
    await life.act('specialist', 'claim');
    await life.say(citizen.withdraw(life.code), { reason: 'I will not open the shop.' });
    expect((await life.rows()).phase).toBe('in_progress');
    await life.act('leader', 'grant-withdrawal', { reason: 'At the request of the applicant.' });
    expect(await life.rows()).toEqual({
      phase: 'withdrawn',
      closed: true,
      events: [...['submitted', 'payment_recorded', 'accepted', 'handed_over'], ...['claimed', 'withdrawn', 'stopped']],
    });
    expect(world.complaints()).toEqual([]);
  });

  it('a house, with JavaScript switched off in every browser', async () => {
    const life = begin('1.013225', 'en', false);
    await life.submit();
    await life.receive({});
    await life.assign('distribute');
    await life.propose();
    await life.decide();
    await life.handOver();
    const { bytes, verifyCode } = await life.download();
    expect(await life.verify(verifyCode, bytes)).toContain(world.say('en', 'verify.verdicts.file_same'));
    expect(await life.rows()).toEqual({
      phase: 'closed',
      closed: true,
      events: [
        ...['submitted', 'accepted', 'handed_over'],
        ...['assigned', 'proposed', 'signed', 'issued', 'result_returned'],
      ],
    });
    expect(world.complaints()).toEqual([]);
  });
});
