import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { DocumentData, DocumentKind } from '../documents.types.js';
import { printModel } from './print/print-model.js';
import { Wording } from '../../platform/i18n/wording.js';
import { printWords } from './print/words.js';
import render from './render.task.js';
import { SAMPLES } from './print/samples.js';

const wording = new Wording();

async function pdf<Kind extends DocumentKind>(
  kind: Kind,
  data: DocumentData[Kind],
  locale: 'vi' | 'en',
  draft = false,
) {
  const verification = { code: 'ABCD-EFGH-JKMN', url: 'https://motcua.example/verify' };
  const words = printWords(wording, locale);
  const model = await printModel(kind, data, { words, timeZone: 'Asia/Ho_Chi_Minh', verification, draft });
  return render({ model, createdAt: 1_795_500_000 });
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('printed forms', () => {
  for (const [kind, data] of Object.entries(SAMPLES) as [DocumentKind, DocumentData[DocumentKind]][]) {
    it(`${kind} is a tagged PDF in both languages, and the same data give the same bytes`, async () => {
      const one = await pdf(kind, data, 'vi');
      expect(text(one).slice(0, 5)).toBe('%PDF-');
      expect(text(one)).toContain('/MarkInfo');
      expect(Buffer.compare(one, await pdf(kind, data, 'vi'))).toBe(0);
      const english = await pdf(kind, data, 'en');
      expect(Buffer.compare(one, english)).not.toBe(0);
      if (process.env.KEEP_PDF) {
        await writeFile(`${process.env.KEEP_PDF}/${kind}.pdf`, one);
        await writeFile(`${process.env.KEEP_PDF}/${kind}-en.pdf`, await pdf(kind, data, 'en', true));
      }
    });
  }
});
