import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { CatalogQueries } from '../../src/catalog/catalog.queries.js';
import { NationalImport } from '../../src/catalog/national-import.service.js';
import { Documents } from '../../src/documents/documents.service.js';
import { SAMPLES } from '../../src/documents/internal/print/samples.js';
import { Verifications } from '../../src/documents/verifications.service.js';
import { system } from '../../src/platform/actor.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { newAccount, PASSWORD } from '../support/accounts.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { untilQuiet } from '../support/quiet.js';
import { Visitor } from '../support/visitor.js';

const NATIONAL = {
  ma_thu_tuc: '1.999001',
  detail_url: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/mau',
  ten_thu_tuc: 'Cấp giấy phép <mẫu> cho cơ sở nuôi ong',
  so_quyet_dinh: '877/QĐ-MAU',
  cap_thuc_hien: 'Cấp tỉnh',
  loai_thu_tuc: 'TTHC được luật giao quy định chi tiết',
  linh_vuc: 'Kiểm lâm',
  doi_tuong_thuc_hien: 'Công dân Việt Nam, Doanh nghiệp',
  co_quan_co_tham_quyen: 'Chi cục Mẫu',
  dia_chi_tiep_nhan: '1 đường Mẫu',
  co_quan_duoc_uy_quyen: '',
  co_quan_phoi_hop: '',
  thu_tuc_lien_quan: 'Không có thông tin',
  trinh_tu_thuc_hien: 'Bước 1: Nộp hồ sơ.\nBước 2: Nhận kết quả.',
  cach_thuc_thuc_hien:
    'Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến7 Ngày làm việcMiễn phíTrực tiếp7 Ngày làm việcMiễn phí',
  thanh_phan_ho_so: '--Tên giấy tờMẫu đơn, tờ khaiSố lượngĐơn đề nghị theo mẫu1 bản chính',
  can_cu_phap_ly: 'Tên văn bản pháp lýMã văn bảnLuật Lâm nghiệp16/2017/QH14',
  co_quan_thuc_hien: 'Chi cục Mẫu',
  yeu_cau_dieu_kien: 'Có cơ sở nuôi.',
  ket_qua_xu_ly: 'Giấy phép',
  bo_nganh: 'bo-nong-nghiep-mt',
};

let app: TestApp;
let visitor: Visitor;

beforeAll(async () => {
  app = await startPortal({ role: 'all' });
  visitor = new Visitor(app);
});
afterAll(() => app?.close());

const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
const titlesOf = (html: string): string[] =>
  [...html.matchAll(/app-results__title"><a [^>]*>([^<]*)</g)].map((match) => match[1] ?? '');

describe('the first page', () => {
  it('asks what one needs, before anything else, and offers what can be done at once', async () => {
    const main = mainOf((await visitor.get('/')).text);
    expect(main.indexOf('<h1')).toBeLessThan(main.indexOf('<h2'));
    expect(main).toContain('Bạn cần làm gì?');
    expect(main).toContain('href="/services/1.001193"');
    expect(main).toContain('href="/services?event=having_a_child"');
    expect((await new Visitor(app).get('/?lang=en')).text).toContain('What do you need to do?');
  });

  it('names every event of life that a service belongs to', async () => {
    const { lifeEvents } = await app.get(CatalogQueries).facets('vi');
    const main = mainOf((await visitor.get('/')).text);
    for (const { id } of lifeEvents) expect(main).toContain(`/services?event=${id}"`);
  });
});

describe('the list of services', () => {
  it('finds without accents and in everyday words, and says enough to choose', async () => {
    const { text } = await visitor.get('/services?q=khai+sinh');
    expect(titlesOf(text)[0]).toBe('Đăng ký khai sinh');
    expect(text).toContain('Không thu phí');
    expect(titlesOf((await visitor.get('/services?q=giay+doc+than')).text)[0]).toContain('tình trạng hôn nhân');
  });

  it('filters by sector, level, event and what can be applied for', async () => {
    const titles = async (query: string) => titlesOf((await visitor.get(`/services?${query}`)).text);
    expect(await titles('event=having_a_child')).toContain('Đăng ký khai sinh');
    expect(await titles('event=having_a_child&online=yes&sector=construction')).toEqual([]);
    expect((await titles('online=yes')).length).toBe(5);
    expect(await titles('sector=nonsense')).toEqual([]);
    expect((await titles('sector=%27;drop&level=<b>&after=x')).length).toBeGreaterThan(0);
    const nothing = await visitor.get('/services?q=zzzzqqqq%3Cb%3E');
    expect([nothing.status, nothing.text.includes('zzzzqqqq&lt;b&gt;')]).toEqual([200, true]);
  });

  it('takes a case code for what it is', async () => {
    const answer = await visitor.get('/services?q=h57.21-261124-0001');
    expect([answer.status, answer.headers.location]).toEqual([303, '/track?code=H57.21-261124-0001']);
  });

  it('reads on without showing anything twice', async () => {
    const lines = Array.from({ length: 45 }, (_, at) =>
      JSON.stringify({
        ...NATIONAL,
        ma_thu_tuc: `1.8${String(at).padStart(5, '0')}`,
        ten_thu_tuc: `Thủ tục mẫu số ${at}`,
      }),
    );
    await app.get(NationalImport).run(system('suite'), asStream(lines));
    const seen: string[] = [];
    for (let path: string | undefined = '/services'; path !== undefined;) {
      const { text } = await visitor.get(path);
      seen.push(...titlesOf(text));
      path = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen.length).toBe(50);
    expect(new Set(seen).size).toBe(50);
  });
});

async function* asStream(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

describe('the page of a service', () => {
  it('says what it is for, what it takes, and has one button to begin', async () => {
    for (const lang of ['vi', 'en']) {
      for (const code of ['1.001193', '1.001612', '1.004873', '1.013225', '2.000635']) {
        const { status, text } = await new Visitor(app).get(`/services/${code}?lang=${lang}`);
        expect([code, status]).toEqual([code, 200]);
        expect(text.split('govuk-button--start').length).toBe(2);
        expect(text).toContain(`method="post" action="/services/${code}/apply"`);
      }
    }
    const main = mainOf((await visitor.get('/services/1.001193')).text);
    for (const words of ['Trong ngày làm việc', 'Bạn cần chuẩn bị', 'Ai nộp được', 'Luật Hộ tịch – 60/2014/QH13']) {
      expect(main).toContain(words);
    }
  });

  it('tells where to go with what cannot be applied for here, and where that is from', async () => {
    await app.get(NationalImport).run(system('suite'), asStream([JSON.stringify(NATIONAL)]));
    const main = mainOf((await visitor.get('/services/1.999001')).text);
    for (const words of ['Cấp giấy phép &lt;mẫu&gt;', 'chưa nộp được tại cổng này', 'Chi cục Mẫu', '1 đường Mẫu']) {
      expect(main).toContain(words);
    }
    expect(main).toContain('Danh mục thủ tục hành chính quốc gia, nhập ngày');
    expect(main).toContain('href="https://dichvucong.gov.vn/thu-tuc-hanh-chinh/mau"');
    expect(main).not.toContain('/apply');
    expect((await new Visitor(app).get('/services/1.999001?lang=en')).text).toContain(
      '<h1 class="govuk-heading-xl" lang="vi">',
    );
  });

  it('is not there for a code that nobody knows', async () => {
    expect((await visitor.get('/services/9.999999')).status).toBe(404);
    expect((await visitor.get('/services/%3Cb%3E')).status).toBe(404);
  });
});

describe('following a case', () => {
  it('fills in the code of a link and says what is missing', async () => {
    expect((await visitor.get('/track?code=H57.21-261124-0001')).text).toContain('value="H57.21-261124-0001"');
    const empty = await visitor.post('/track', { code: ' ', digits: '12' });
    expect(empty.status).toBe(422);
    for (const id of ['code', 'digits']) expect(empty.text).toContain(`href="#${id}"`);
  });

  it('answers the same for a code that does not exist, again and again, until it is too often', async () => {
    const ask = () => visitor.post('/track', { code: 'H57.21-261124-9999', digits: '1234' });
    const first = await ask();
    expect([first.status, first.text.includes('value="H57.21-261124-9999"')]).toEqual([422, true]);
    for (let i = 0; i < 4; i++) expect((await ask()).status).toBe(422);
    expect((await ask()).status).toBe(429);
  });
});

describe('verifying a document', () => {
  it('tells a genuine one, a changed one, a withdrawn one and an unknown one apart', async () => {
    const documents = app.get(Documents);
    const order = { kind: 'slip-01' as const, subject: { kind: 'case', id: uuid() }, data: SAMPLES['slip-01'] };
    const { id, verificationCode: code } = await app.get(Transactions).run((tx) => documents.order(tx, order));
    expect((await visitor.get(`/verify/${code}`)).status).toBe(404);
    await untilQuiet(app);

    const typed = encodeURIComponent(code.toLowerCase().replaceAll('-', ' '));
    expect((await visitor.get(`/verify?code=${typed}`)).headers.location).toBe(`/verify/${code}`);
    const genuine = await visitor.get(`/verify/${code}`);
    expect(genuine.text).toContain('Mã này là của một văn bản thật');
    expect(genuine.text).toContain('Giấy tiếp nhận hồ sơ và hẹn trả kết quả');

    const bytes = await buffer((await documents.content(id)).stream);
    const compare = async (content: Buffer) =>
      (await visitor.upload(`/verify/${code}`, 'file', content, 'giay-hen.pdf')).text;
    expect(createHash('sha256').update(bytes).digest('hex')).toBe((await documents.view(id)).sha256);
    expect(await compare(bytes)).toContain('Tệp này đúng là bản gốc');
    expect(await compare(Buffer.concat([bytes, Buffer.from(' ')]))).toContain('Tệp này không giống bản gốc');
    const files = await app.database.query('select 1 from files');
    expect(files).toEqual([]);

    await app.get(Transactions).run((tx) => app.get(Verifications).withdraw(tx, id));
    expect((await visitor.get(`/verify/${code}`)).text).toContain('Văn bản này đã bị thu hồi');
    expect(await compare(bytes)).toContain('Văn bản này đã bị thu hồi');

    const unknown = await visitor.get('/verify/7K2M-9QXD-4TVB');
    expect([unknown.status, unknown.text.includes('Không có văn bản nào mang mã này')]).toEqual([404, true]);
  });

  it('asks again for what is no code and for a file that was not chosen', async () => {
    const wrong = await visitor.get('/verify?code=%3Cscript%3E');
    expect([wrong.status, wrong.text.includes('href="#code"')]).toEqual([422, true]);
    expect(wrong.text).not.toContain('<script>');
    expect((await visitor.get('/verify')).status).toBe(200);
    expect((await visitor.post('/verify/7K2M-9QXD-4TVB')).status).toBe(422);
    expect((await visitor.upload('/verify/7K2M-9QXD-4TVB', 'file', Buffer.alloc(0), 'x.pdf')).status).toBe(422);
  });
});

describe('the inbox', () => {
  it('shows a person’s own notices, marks one as read on opening it, and all at once', async () => {
    expect((await visitor.get('/inbox')).headers.location).toBe('/sign-in?next=%2Finbox');
    const [own, other] = [await somebody(), await somebody()];
    expect((await own.visitor.get('/inbox')).text).toContain('Chưa có thông báo nào');
    const ids = [];
    for (let i = 0; i < 27; i++) ids.push(await notice(own.id, `H57.21-261124-${String(i).padStart(4, '0')}`));
    const list = await own.visitor.get('/inbox');
    expect(list.text).toContain('27 thông báo chưa đọc');
    const next = /href="([^"]+)" rel="next"/.exec(list.text)?.[1];
    expect((await own.visitor.get(next ?? '')).text).toContain('H57.21-261124-0000');

    const opened = await own.visitor.get(`/inbox/${ids[26]}`);
    expect(opened.headers.location).toBe('/cases/H57.21-261124-0026');
    expect((await own.visitor.get('/inbox')).text).toContain('26 thông báo chưa đọc');
    expect((await other.visitor.get(`/inbox/${ids[0]}`)).status).toBe(404);
    expect((await own.visitor.get('/inbox/nonsense')).status).toBe(404);
    await own.visitor.post('/inbox/read');
    expect((await own.visitor.get('/inbox')).text).not.toContain('chưa đọc');
  });
});

describe('an address that nobody types in earnest', () => {
  it.each(['/services/%00', '/cases/%00', '/cases/%00/messages', '/applications?after=2zzzzzzzzz~' + uuid()])(
    'is no such page, and no failure of ours: %s',
    async (path) => {
      const { visitor: own } = await somebody();
      expect((await own.get(path)).status).toBeLessThan(500);
    },
  );

  it('is no failure either where it comes with a form', async () => {
    const { visitor: own } = await somebody();
    const profile = { name: 'Mẫu Thị Lan', phone: '', language: 'vi', revision: '99999999999' };
    expect((await own.post('/profile', profile)).status).toBe(422);
  });
});

async function somebody(): Promise<{ readonly id: string; readonly visitor: Visitor }> {
  const { id, email } = await newAccount(app);
  const own = new Visitor(app);
  await own.signIn(email, PASSWORD);
  return { id, visitor: own };
}

let minute = 0;
async function notice(accountId: string, code: string): Promise<string> {
  const id = uuid();
  const at = new Date(app.clock.now().getTime() + minute++ * 60_000);
  const facts = { procedure: { vi: 'Đăng ký khai sinh', en: 'Birth registration' }, due: null };
  await app.database.query(
    `insert into notices (id, account_id, kind, case_id, case_code, facts, message_id, created_at)
     values ($1, $2, 'submitted', $3, $4, $5, $6, $7)`,
    [id, accountId, uuid(), code, JSON.stringify(facts), uuid(), at],
  );
  return id;
}
