import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const ROOT = join(import.meta.dirname, '../..');

export interface CompiledSources {
  /** Holds `src/` and `migrations/` as JavaScript; packages are found from there, too. */
  readonly folder: string;
  remove(): void;
}

/** The present sources as JavaScript, for suites that start (and kill) processes of their own. */
export function compileSources(): CompiledSources {
  const folder = join(ROOT, `.cache/compiled-${process.pid}-${Date.now()}`);
  for (const part of ['src', 'migrations']) {
    for (const file of readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })) {
      if (file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('web/browser')) {
        compileFile(join(part, file), folder);
      } else if (file.endsWith('.json')) copyFile(join(part, file), folder);
    }
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function compileFile(file: string, folder: string): void {
  const { code } = transformFileSync(join(ROOT, file), {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
      keepClassNames: true,
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  });
  const target = join(folder, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

/** Data that sources import. */
function copyFile(file: string, folder: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  copyFileSync(join(ROOT, file), join(folder, file));
}
