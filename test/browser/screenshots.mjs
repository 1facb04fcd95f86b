// Pictures for the README: starts the built portal with its demo on a free port, photographs it and ends it again.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from '../../src/cli/prepare.mjs';

const CHROMIUM = '/usr/bin/chromium';
const PASSWORD = 'motcua-demo-2026';
const PICTURES = join(ROOT, 'views/assets/readme');
const LARGEST = 300 * 1024;
const PHONE = { width: 390, height: 780 };
const DESK = { width: 1200, height: 860 };
const START_MS = 600_000;

/** The portal as `npm start` runs it, with everything in a folder of its own. */
async function startPortal() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pictures-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, DEMO: 'yes', LOG_LEVEL: 'error' };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'S3_URL', 'BASE_URL', 'ROLE']) delete env[name];
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/main.js')], { cwd: ROOT, env });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address: `http://127.0.0.1:${port}`, stop };
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const patience = setTimeout(() => reject(new Error(`The portal did not start:\n${said}`)), START_MS);
    const hear = (words) => {
      said += words;
      if (!said.includes('is ready')) return;
      clearTimeout(patience);
      resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      clearTimeout(patience);
      reject(new Error(`The portal ended:\n${said}`));
    });
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** A demo person who has just signed in, with a window of this size. */
async function signedIn(browser, address, login, viewport) {
  const context = await browser.newContext({ baseURL: address, viewport, locale: 'vi-VN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.fill('#login', `${login}@demo.motcua.test`);
  await page.fill('#password', PASSWORD);
  await follow(page, 'main form:has(#login) button[type="submit"]');
  return page;
}

async function follow(page, selector) {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
}

async function shot(page) {
  await page.evaluate(() => document.fonts.ready.then(() => window.scrollTo(0, 0)));
  return page.screenshot({ animations: 'disabled' });
}

/** A service, a page of its form, and a case on its way, as a citizen sees them on a telephone. */
async function photographCitizen(browser, address) {
  const page = await signedIn(browser, address, 'citizen', PHONE);
  await page.goto('/services/1.001193');
  const service = await shot(page);
  await follow(page, 'form[action="/services/1.001193/apply"] button');
  await page.goto(`${page.url()}/sections/child`);
  await page.fill('#child_name', 'Mẫu Gia Bảo');
  const birth = { day: '12', month: '11', year: '2026' };
  for (const [part, value] of Object.entries(birth)) await page.fill(`#child_birth_date-${part}`, value);
  const form = await shot(page);
  await page.goto('/applications');
  await follow(page, 'main a[href^="/cases/"]');
  return [service, form, await shot(page)];
}

/** The queue of a specialist, and the case on top of it. */
async function photographOfficer(browser, address) {
  const page = await signedIn(browser, address, 'specialist', DESK);
  const queue = await shot(page);
  await follow(page, 'main a[href^="/officer/cases/"]');
  return [queue, await shot(page)];
}

/** Puts pictures beside or below each other on one quiet ground. */
async function compose(browser, name, pictures, { width, direction }) {
  const page = await browser.newPage({ viewport: { width, height: 100 } });
  const images = pictures.map((one) => `<img src="data:image/png;base64,${one.toString('base64')}">`).join('');
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: 24px; display: flex; gap: 24px; flex-direction: ${direction}; align-items: start; background: #e8ecef }
    img { flex: none; border-radius: 8px; box-shadow: 0 1px 6px rgb(0 0 0 / 25%) }
  </style>${images}`);
  const path = join(PICTURES, name);
  await page.screenshot({ path, fullPage: true });
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1024)} kB`);
  if (size > LARGEST) throw new Error(`${name} is larger than ${LARGEST / 1024} kB`);
}

async function main() {
  mkdirSync(PICTURES, { recursive: true });
  const portal = await startPortal();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const citizen = await photographCitizen(browser, portal.address);
    await compose(browser, 'citizen.png', citizen, { width: 3 * PHONE.width + 4 * 24, direction: 'row' });
    const officer = await photographOfficer(browser, portal.address);
    await compose(browser, 'officer.png', officer, { width: DESK.width + 2 * 24, direction: 'column' });
  } finally {
    await browser.close();
    await portal.stop();
  }
}

await main();
