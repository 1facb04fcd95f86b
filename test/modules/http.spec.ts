import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post, Req } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import request from 'supertest';
import { Config } from '../../src/platform/config/config.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { ViewsModule } from '../../src/platform/views/views.module.js';
import { LayoutModule } from '../../src/web/shared/layout.module.js';

@Controller()
class Echo {
  @Get('/ping')
  ping() {
    return { ok: true };
  }

  @Get('/from')
  from(@Req() { ip, protocol }: FastifyRequest) {
    return { ip, protocol };
  }

  @Post('/ping')
  post() {
    return { ok: true };
  }
}

const config = new Config({ LOG_LEVEL: 'silent' });

@Module({
  imports: [ConfigModule.of(config), ViewsModule, LayoutModule, HttpModule],
  controllers: [Echo],
})
class EchoModule {}

let app: NestFastifyApplication;
let address: string;

beforeAll(async () => {
  app = await createHttpApp(EchoModule, config, async () => {});
  await app.listen(0, '127.0.0.1');
  address = await app.getUrl();
});

afterAll(() => app?.close());

describe('the web application', () => {
  it('sends its security headers with every answer', async () => {
    const answer = await request(address).get('/ping');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['no header that names where it comes from', {}, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }, 403],
    ['a foreign origin', { origin: 'https://elsewhere.test' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 201],
    ['the address bar', { 'sec-fetch-site': 'none' }, 201],
  ])('answers a POST from %s', async (_name, headers, status) => {
    const answer = await request(address).post('/ping').set(headers).type('form').send('a=1');
    expect(answer.status).toBe(status);
  });

  it('takes a POST from a browser that only names its own origin', async () => {
    const answer = await request(address).post('/ping').set('origin', address).type('form').send('a=1');
    expect(answer.status).toBe(201);
  });

  it.each([
    ['too many fields', Array.from({ length: 500 }, (_, at) => `f${at}=1`).join('&')],
    ['fields nested too deeply', 'a[b][c][d][e][f]=1'],
    ['a body that is too large', `a=${'x'.repeat(300_000)}`],
  ])('refuses %s without reading on', async (_name, body) => {
    const answer = await request(address).post('/ping').set('sec-fetch-site', 'same-origin').type('form').send(body);
    expect([413, 422, 500]).toContain(answer.status);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('who a request comes from', () => {
  const claim = { 'x-forwarded-for': '203.0.113.7, 198.51.100.9', 'x-forwarded-proto': 'https' };

  it('is whoever is connected, whatever the request says of itself', async () => {
    const answer = await request(address).get('/from').set(claim);
    expect(answer.body).toEqual({ ip: '127.0.0.1', protocol: 'http' });
  });

  it('is whom a trusted proxy names last, and nothing that was claimed before', async () => {
    const behind = await createHttpApp(
      EchoModule,
      new Config({ LOG_LEVEL: 'silent', BASE_URL: 'https://a.example' }),
      async () => {},
    );
    try {
      await behind.listen(0, '127.0.0.1');
      const answer = await request(await behind.getUrl())
        .get('/from')
        .set(claim);
      expect(answer.body).toEqual({ ip: '198.51.100.9', protocol: 'https' });
    } finally {
      await behind.close();
    }
  });

  it('needs networks that are some', () => {
    expect(new Config({ TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
    for (const wrong of ['true', '10.0.0.0/33', 'proxy.example', '1', ',']) {
      expect(() => new Config({ TRUSTED_PROXIES: wrong })).toThrow(/TRUSTED_PROXIES must hold/);
    }
  });
});
