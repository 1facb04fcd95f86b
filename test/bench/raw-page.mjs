// The least that a server must do for a service's page: the query, the compiled template, node:http. Nothing else.
import { createServer } from 'node:http';
import pg from 'pg';

const built = (path) => import(`../../dist/src/${path}.js`);
const { CatalogQueries } = await built('catalog/catalog.queries');
const { PublishedProcedures } = await built('catalog/published-procedures.service');
const { CARD_COLUMNS } = await built('catalog/internal/card-row');
const { visitor } = await built('platform/actor');
const { Wording } = await built('platform/i18n/wording');
const { Assets } = await built('platform/views/assets');
const { Views } = await built('platform/views/views');
const { layoutModel } = await built('web/shared/layout');
const { speakIn } = await built('web/shared/speak');
const { serviceModel } = await built('web/public/catalogue/service.model');

const [, , database, code] = process.argv;
const pool = new pg.Pool({ connectionString: database, max: 10 });
const db = { query: async (sql, values) => (await pool.query(sql, values)).rows };
const [wording, assets] = [new Wording(), new Assets()];
const views = new Views(wording, assets);

const service = await new CatalogQueries(db, new PublishedProcedures(db)).service(code, 'vi');
const facts = { locale: 'vi', actor: visitor('vi'), url: `/services/${code}`, title: service.name };
const layout = layoutModel({ ...facts, hasErrors: false, demo: true, saveData: false, options: {} }, wording);
const model = { ...serviceModel({ service, signedIn: false }, speakIn(wording, 'vi')), layout };

const server = createServer(async (request, reply) => {
  await pool.query(`select ${CARD_COLUMNS} from procedures where code = $1`, [code]);
  const html = Buffer.from(views.render('pages/public/service', model, 'vi'));
  reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': html.length });
  reply.end(html);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
