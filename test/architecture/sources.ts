import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface Import {
  readonly from: string;
  /** Path below the project for our own files, the package's name for others. */
  readonly to: string;
  readonly own: boolean;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;

/** Every file below a folder that ends so, as paths below the project. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))
    .sort();
}

/** The product's own sources, without the tests beside them. */
export const sources: readonly Source[] = filesBelow('src', '.ts')
  .filter((path) => !path.endsWith('.spec.ts') && !path.endsWith('.oracle.ts'))
  .map(read);

function read(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
}

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    if (!target.startsWith('.')) return { from: path, to: target, own: false };
    const resolved = relative(ROOT, join(ROOT, dirname(path), target)).replace(/\.js$/, '.ts');
    return { from: path, to: resolved, own: true };
  });
}

/** `src/casework/internal/act.ts` belongs to `casework`; files at the root of `src` to themselves. */
export function moduleOf(path: string): string {
  const [, first = '', ...rest] = path.split('/');
  return rest.length === 0 ? `${first}` : first;
}
