import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { ROOT } from '../../platform/config/root.js';
import type { PrintModel } from './print/model.types.js';

/** What the worker thread is given. Everything in it is data; the templates are files of the project. */
export interface RenderInput {
  readonly model: PrintModel;
  /** Seconds since 1970, written into the PDF as its time of making: the same input gives the same bytes. */
  readonly createdAt: number;
}

const SLIPS = join(ROOT, 'views/slips');
const FONTS = join(ROOT, 'node_modules/@expo-google-fonts/tinos');

let compiler: NodeCompiler | undefined;

/** Sets a form as a tagged PDF (PDF/UA-1). Runs in a worker thread: it takes time and foreign memory. */
export default async function render({ model, createdAt }: RenderInput): Promise<Uint8Array> {
  compiler ??= NodeCompiler.create({ workspace: SLIPS, fontArgs: [{ fontPaths: await fontFolders() }] });
  const made = compiler.compile({
    mainFilePath: join(SLIPS, `${model.layout}.typ`),
    inputs: { model: JSON.stringify(model) },
  });
  const document = made.result;
  if (!document) {
    const error = made.takeError();
    const reasons: unknown = error ? compiler.fetchDiagnostics(error) : [];
    throw new Error(`The form "${model.layout}" could not be set: ${JSON.stringify(reasons)}`);
  }
  const bytes = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: createdAt });
  compiler.evictCache(10);
  return new Uint8Array(bytes);
}

async function fontFolders(): Promise<string[]> {
  const entries = await readdir(FONTS, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(FONTS, entry.name));
}
