import { it } from '@jest/globals';
import { compileExpression } from './expressions.js';
import { parse } from './expressions/parse.js';
import { parser } from 'lezer-feel';
it('x', () => {
  const src = (i: number) => `q${i - 1} != "x${i}" and (q${i - 2} = "a" or q${i - 3} = "a")`;
  const t = (name: string, f: (i: number) => unknown) => { const c = process.cpuUsage(); const b = performance.now(); for (let i = 0; i < 100; i++) f(i); const u = process.cpuUsage(c); console.log(name, performance.now() - b, u.user / 1000); };
  t('lezer cold', (i) => parser.parse(src(i)));
  t('lezer', (i) => parser.parse(src(i + 100)));
  t('lezer', (i) => parser.parse(src(i + 200)));
  t('parse', (i) => parse(src(i + 300)));
  t('parse', (i) => parse(src(i + 400)));
  t('compile', (i) => compileExpression(src(i + 500)));
});
