import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { it, expect } from '@jest/globals';
import { linesOf } from '../../src/cli/lines.js';
import { NationalImport } from '../../src/catalog/national-import.service.js';
import { CatalogQueries } from '../../src/catalog/catalog.queries.js';
import { ShippedProcedures } from '../../src/catalog/shipped-procedures.service.js';
import { system } from '../../src/platform/actor.js';
import { startCatalog } from '../support/catalog.js';
it('x', async () => {
  const c = await startCatalog();
  await c.get(ShippedProcedures).publishMissing(system('x'));
  const run = () => c.get(NationalImport).run(system('x'), linesOf(createReadStream('/work/shared/data/national-procedures.ndjson.gz').pipe(createGunzip())));
  for (const n of [1]) { const t = Date.now(); const r = await run(); console.log(n, Date.now()-t, r.lines, r.added, r.changed, r.unchanged, r.refused, 0 && r.besideOurs.map(o=>o.code+': '+o.differences.map(d=>d.what+' '+d.ours.slice(0,40)+' | '+d.national.slice(0,60)).join('; ')), 0 && r.doubts.map(d=>`${d.kind} ${d.count} ${d.codes.length}`)); }
  for (const q of ['sổ đỏ','khai sinh','giay phep xay dung','so do','ho chieu','giây phép lái xe','mở quán','đất','dang ki ket hon','the can cuoc', 'bằng lái','tôi muốn ly hôn']) {
    const t = performance.now(); const p = await c.get(CatalogQueries).search(q, {limit:5}, 'vi');
    console.log(q, Math.round(performance.now()-t)+'ms', p.total, p.items.map(i=>i.code+' '+i.name.slice(0,70)));
  }
  for (let i=0;i<3;i++) { const t=performance.now(); await c.get(CatalogQueries).search('sổ đỏ',{},'vi'); console.log('again', performance.now()-t); }
  await c.close(); expect(1).toBe(1);
}, 240000);
