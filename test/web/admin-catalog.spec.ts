import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NationalImport } from '../../src/catalog/national-import.service.js';
import { PublishedProcedures } from '../../src/catalog/published-procedures.service.js';
import { DEMO_PASSWORD, demoAddress, makeDemoAccounts } from '../../src/demo/accounts.js';
import { system } from '../../src/platform/actor.js';
import { ROOT } from '../../src/platform/config/root.js';
import { newAccount, PASSWORD } from '../support/accounts.js';
import type { TestApp } from '../support/app.js';
import { hidden } from '../support/applicant.js';
import { startPortal } from '../support/portal.js';
import { Visitor } from '../support/visitor.js';

const CODE = '2.000635';
const PAGE = `/admin/catalog/${CODE}`;
const text = readFileSync(join(ROOT, `src/catalog/procedures/${CODE}/procedure.yaml`), 'utf8');
const dearer = (amount: number): string => text.replace('amount: 8000 * copies', `amount: ${amount} * copies`);

let app: TestApp;
let admin: Visitor;
let colleague: Visitor;

beforeAll(async () => {
  app = await startPortal({ demo: true });
  await makeDemoAccounts(app.nest);
  admin = await signedIn(demoAddress('catalog'));
  const { email } = await newAccount(app, 'catalog_admin');
  colleague = await signedIn(email, PASSWORD);
}, 90_000);
afterAll(() => app?.close());

async function signedIn(login: string, password = DEMO_PASSWORD): Promise<Visitor> {
  const visitor = new Visitor(app);
  await visitor.signIn(login, password);
  return visitor;
}

const upload = (who: Visitor, content: string | Buffer) =>
  who.upload('/admin/catalog/import', 'file', Buffer.from(content), 'thu-tuc.yaml');
const paste = (who: Visitor, content: string) => who.post('/admin/catalog/import', { text: content });
/** What the buttons of the draft's page send. */
async function lookedAt(who: Visitor): Promise<{ revision: string; content: string }> {
  const page = await who.get(`${PAGE}/draft`);
  return { revision: hidden(page.text, 'revision'), content: hidden(page.text, 'content') };
}
const number = async (): Promise<number> => (await app.get(PublishedProcedures).current(CODE)).number;
const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the list of definitions', () => {
  it('names each with its version, finds by words, and links to what stands beside', async () => {
    const list = await admin.get('/admin/catalog');
    expect(list.text).toContain('5 thủ tục');
    expect(plain(list.text)).toContain('2.000635 Phiên bản 1, công bố ngày');
    const found = await admin.get('/admin/catalog?text=trich+luc');
    expect([found.text.includes(PAGE), found.text.includes('/admin/catalog/1.001193')]).toEqual([true, false]);
    expect((await admin.get('/admin/catalog?text=%3Cb%3E')).status).toBe(200);
  });

  it('is for administrators of the catalogue only', async () => {
    const visitor = await new Visitor(app).get('/admin/catalog');
    expect(visitor.headers.location).toContain('/sign-in');
    for (const login of ['citizen', 'reception', 'system']) {
      const other = await signedIn(demoAddress(login));
      for (const path of ['', '/import', '/national', `/${CODE}`, `/${CODE}/definition.yaml`]) {
        expect({ login, path, status: (await other.get(`/admin/catalog${path}`)).status }).toMatchObject({
          status: 403,
        });
      }
      expect((await paste(other, dearer(9000))).status).toBe(403);
    }
  });

  it('hands out the text of the version in use, which reads back as the same', async () => {
    const file = await admin.get(`${PAGE}/definition.yaml`).buffer(true);
    expect(file.headers['content-type']).toContain('yaml');
    expect(file.headers['content-disposition']).toContain('attachment');
    const again = await paste(admin, file.text ?? String(file.body));
    expect(again.headers.location).toBe(`${PAGE}/draft?done=imported`);
    const draft = await admin.get(`${PAGE}/draft`);
    expect(draft.text).toContain('Không có gì để công bố');
    expect((await admin.post(`${PAGE}/draft/publish`, await lookedAt(admin))).status).toBe(409);
    await admin.post(`${PAGE}/draft/discard`, await lookedAt(admin));
    for (const path of ['/draft', '/versions/9', '/versions/x', '/versions/9/definition.yaml']) {
      expect({ path, status: (await admin.get(PAGE + path)).status }).toEqual({ path, status: 404 });
    }
    expect((await admin.get('/admin/catalog/9.999999')).status).toBe(404);
  });
});

describe('a definition', () => {
  it('goes from import over check and comparison to the next version', async () => {
    const changed = dearer(9000)
      .replace('vi: Số điện thoại', 'vi: Số điện thoại di động')
      .replace(/(id: signed\n(?:.*\n)+?) +budget: .*\n/, '$1');
    const imported = await upload(admin, changed);
    expect([imported.status, imported.headers.location]).toEqual([303, `${PAGE}/draft?done=imported`]);
    const page = await admin.get(imported.headers.location ?? '');
    expect(page.text).toContain('Đã nhập bản nháp');
    const said = plain(page.text);
    expect(said).toContain('Số thay đổi so với phiên bản 1: 3.');
    expect(said).toContain('Nên xem lại Quy trình › Bước “Đã ký, chờ vào số” Bước “signed” chưa ấn định thời gian');
    expect(said).toContain('cho “Văn thư (clerk)”. Có thể viết: budget:');
    expect(said).toContain('Mức Trước: 8000 * copies Nay: 9000 * copies');
    expect(said).toContain('Câu hỏi “Số điện thoại di động” › Nhãn › tiếng Việt');
    expect(plain((await admin.get('/admin/catalog')).text)).toContain('Có bản nháp');
    expect((await admin.get(`${PAGE}/draft/definition.yaml`)).status).toBe(200);
    const published = await admin.post(`${PAGE}/draft/publish`, await lookedAt(admin));
    expect(published.headers.location).toBe(`${PAGE}?done=published`);
    expect(await number()).toBe(2);
    const procedure = await admin.get(PAGE);
    expect(procedure.text).toContain('Mẫu Văn Quang');
    expect(plain((await admin.get(`${PAGE}/versions/2`)).text)).toContain('Nay: 9000 * copies');
    expect((await admin.get(`${PAGE}/versions/1`)).text).toContain('phiên bản đầu tiên');
    expect((await admin.get(`${PAGE}/versions/1/definition.yaml`)).status).toBe(200);
    expect((await admin.get(`${PAGE}?lang=en`)).text).toContain('Version 2, published');
    await admin.get(`${PAGE}?lang=vi`);
  });

  it('with errors says where and what, and is not published', async () => {
    await paste(admin, text.replace('to: accepted', 'to: acepted'));
    const page = await admin.get(`${PAGE}/draft`);
    const said = plain(page.text);
    expect(said).toContain('Quy trình › Thao tác “Tiếp nhận hồ sơ” › Bước tiếp theo');
    expect(said).toContain('Quy trình không có bước “acepted”. Có thể viết: accepted');
    expect(page.text).not.toContain('/draft/publish"');
    const refused = await admin.post(`${PAGE}/draft/publish`, await lookedAt(admin));
    expect([refused.status, refused.text.includes('Chưa công bố được bản nháp')]).toEqual([409, true]);
    expect(await number()).toBe(2);
  });
});

describe('what is no definition', () => {
  it('is refused line by line in plain words, and comes back to be mended', async () => {
    const wrong = text.replace('retentionYears: 20', 'retentionYear: 20').replace('code: "2.000635"', 'code: 2.000635');
    const refused = await upload(admin, `${wrong}# <b>ghi chú</b>\n`);
    expect(refused.status).toBe(422);
    const said = plain(refused.text);
    expect(said).toContain('Dòng 2 Mã Đặt “2.000635” trong dấu nháy');
    expect(said).toContain('Có phải bạn muốn viết “retentionYears”?');
    expect(refused.text).toContain('# &lt;b&gt;ghi chú&lt;/b&gt;');
    expect((await paste(admin, wrong)).text).toContain('retentionYear: 20');
  });

  it('is told from a file of another kind', async () => {
    const cases: [string, string | Buffer, string][] = [
      ['nothing', '', 'Chọn tệp định nghĩa'],
      ['a word processor’s file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe]), 'không phải tệp văn bản UTF-8'],
      ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'không phải tệp văn bản UTF-8'],
      ['a long file', Buffer.alloc(4_000_001, 'a'), 'Tệp dài hơn'],
      ['a control sign', text.replace('vi: Hộ tịch', 'vi: "Hộ\\0tịch"'), 'ký tự điều khiển'],
      ['half a sign', text.replace('vi: Hộ tịch', 'vi: "Hộ\\ud800tịch"'), 'ký tự điều khiển'],
      ['words', 'chỉ là chữ', 'Cả tệp'],
    ];
    for (const [what, content, sentence] of cases) {
      const answer = await upload(admin, content);
      expect({ what, status: answer.status, said: answer.text.includes(sentence) }).toMatchObject({
        status: 422,
        said: true,
      });
    }
    expect((await admin.post('/admin/catalog/import', {})).status).toBe(422);
  });

  it('too long for a text field is refused, not cut', async () => {
    const request = admin.upload('/admin/catalog/import', 'file', Buffer.from(''), '');
    const answer = await request.field('text', `${text}${'# dài\n'.repeat(800_000)}`);
    expect(answer.status).toBe(422);
  });
});

describe('two administrators', () => {
  it('do not publish or discard what the other has put in the place of what they saw', async () => {
    await paste(admin, dearer(10_000));
    const seen = await lookedAt(admin);
    await paste(colleague, dearer(11_000));
    for (const what of ['publish', 'discard']) {
      const late = await admin.post(`${PAGE}/draft/${what}`, seen);
      expect(late.status).toBe(409);
      expect(late.text).toContain('Người Mẫu đã nhập một bản nháp khác');
      expect(plain(late.text)).toContain('Nay: 11000 * copies');
    }
    expect(await number()).toBe(2);
  });

  it('tell a new draft from an old one of the same revision', async () => {
    await admin.post(`${PAGE}/draft/discard`, await lookedAt(admin));
    await paste(admin, dearer(12_000));
    const seen = await lookedAt(admin);
    await colleague.post(`${PAGE}/draft/discard`, await lookedAt(colleague));
    await paste(colleague, dearer(13_000));
    expect((await lookedAt(colleague)).revision).toBe(seen.revision);
    expect((await admin.post(`${PAGE}/draft/publish`, seen)).status).toBe(409);
    expect(await number()).toBe(2);
  });

  it('hear that a draft is gone, and that only one of two publishes', async () => {
    const seen = await lookedAt(admin);
    const answers = await Promise.all([admin, colleague].map((who) => who.post(`${PAGE}/draft/publish`, seen)));
    expect(answers.map((one) => one.status).sort()).toEqual([303, 409]);
    expect(answers.find((one) => one.status === 409)?.text).toContain('Có thể bản nháp đã được công bố');
    expect(await number()).toBe(3);
  });
});

describe('the national catalogue', () => {
  it('is shown with the last import, doubts by kind, and what it says otherwise', async () => {
    expect((await admin.get('/admin/catalog/national')).text).toContain('Chưa nhập danh mục quốc gia');
    await app.get(NationalImport).run(system('suite'), lines());
    const page = await admin.get('/admin/catalog/national');
    expect(plain(page.text)).toMatch(/Thêm mới \d+/);
    const kinds = [...page.text.matchAll(/href="(\/admin\/catalog\/national\?kind=[^"]+)">([^<]+)</g)];
    expect(kinds.length).toBeGreaterThan(20);
    // Every kind has words of its own.
    expect(kinds.map((one) => one[2]).filter((name) => /^[a-z]+\.[a-z_]+$/.test(name ?? ''))).toEqual([]);
    for (const [, href = ''] of kinds) expect((await admin.get(href)).text).toContain('app-results__title');
    expect((await admin.get('/admin/catalog/national?kind=nonsense')).status).toBe(200);
    expect(plain((await admin.get('/admin/catalog')).text)).toMatch(/Thủ tục có điểm nghi vấn: \d+/);
  });

  it('stands beside our own definition with its differences', async () => {
    const [line = ''] = readFileSync(join(ROOT, 'test/fixtures/national.ndjson'), 'utf8').slice(1).split('\n');
    const own = JSON.stringify({ ...(JSON.parse(line) as object), ma_thu_tuc: CODE });
    await app.get(NationalImport).run(system('suite'), stream([own]));
    expect(plain((await admin.get(PAGE)).text)).toContain('nói khác định nghĩa ở đây');
  });
});

const lines = (): AsyncGenerator<string> =>
  stream(readFileSync(join(ROOT, 'test/fixtures/national.ndjson'), 'utf8').split('\n'));

async function* stream(all: readonly string[]): AsyncGenerator<string> {
  yield* all;
}
