import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createHash } from 'node:crypto';
import { ROOT } from '../config/root.js';

const compiled = new Map<string, Promise<URL>>();

/**
 * The file that a thread can load. In a built portal that is the module itself; where the sources run uncompiled, as in
 * the suites, its TypeScript is compiled first, into `.cache/`.
 */
export function runnable(module: URL): Promise<URL> {
  const path = fileURLToPath(module);
  if (existsSync(path)) return Promise.resolve(module);
  const known = compiled.get(path);
  if (known) return known;
  const made = compile(path.replace(/\.js$/, '.ts'));
  compiled.set(path, made);
  return made;
}

async function compile(source: string): Promise<URL> {
  const { build } = await import('esbuild');
  const name = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const outfile = join(ROOT, '.cache/threads', `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  return pathToFileURL(outfile);
}
