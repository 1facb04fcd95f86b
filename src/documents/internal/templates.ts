import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ROOT } from '../../platform/config/root.js';
import type { DocumentKind } from '../documents.types.js';
import { layoutOf, PRINT_VERSION } from './print/print-model.js';

const SLIPS = join(ROOT, 'views/slips');
const LAYOUTS = ['slip', 'register', 'result'] as const;
const SHARED = 'parts.typ';

/** Knows the template files by their hash, read once at start. */
@Injectable()
export class Templates implements OnModuleInit {
  private readonly hashes = new Map<string, string>();

  async onModuleInit(): Promise<void> {
    const shared = await readFile(join(SLIPS, SHARED));
    for (const layout of LAYOUTS) {
      const own = await readFile(join(SLIPS, `${layout}.typ`));
      const hash = createHash('sha256').update(`${PRINT_VERSION}\n`).update(shared).update('\n').update(own);
      this.hashes.set(layout, hash.digest('hex'));
    }
  }

  hash(kind: DocumentKind): string {
    const hash = this.hashes.get(layoutOf(kind));
    if (hash === undefined) throw new Error('The templates have not been read yet');
    return hash;
  }
}
