import { Injectable } from '@nestjs/common';
import { publicPaths } from '../../paths/public.js';
import { Config } from '../../platform/config/config.js';
import type { Locale } from '../../platform/i18n/localised.js';
import { Wording } from '../../platform/i18n/wording.js';
import { Threads } from '../../platform/threads/threads.service.js';
import type { DocumentData, DocumentKind } from '../documents.types.js';
import { printModel } from './print/print-model.js';
import { printWords } from './print/words.js';
import type { RenderInput } from './render.task.js';

const TASK = new URL('./render.task.js', import.meta.url);
const LIMITS = { timeoutMs: 30_000, memoryMb: 512 };

export interface PrintRun {
  readonly locale: Locale;
  readonly code: string;
  /** Written into the PDF as its time of making. */
  readonly at: Date;
  readonly draft: boolean;
}

/** Sets a form from its data and nothing else: the same data and templates make the same bytes. */
@Injectable()
export class Printer {
  constructor(
    private readonly threads: Threads,
    private readonly wording: Wording,
    private readonly config: Config,
  ) {}

  async print<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind], run: PrintRun): Promise<Uint8Array> {
    const model = await printModel(kind, data, {
      words: printWords(this.wording, run.locale),
      timeZone: this.config.timeZone,
      verification: { code: run.code, url: this.config.baseUrl + publicPaths.verify },
      draft: run.draft,
    });
    const input: RenderInput = { model, createdAt: Math.floor(run.at.getTime() / 1000) };
    return this.threads.run<Uint8Array>(TASK, input, LIMITS);
  }
}
