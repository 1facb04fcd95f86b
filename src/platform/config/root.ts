import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder: the nearest one above this file that holds `package.json` and `views`. */
export const ROOT = findRoot(import.meta.dirname);

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'views'))) return from;
  const above = dirname(from);
  if (above === from) throw new Error('The folder with package.json and views was not found');
  return findRoot(above);
}
