import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ROOT } from '../config/root.js';

/** Addresses of style sheets, scripts, fonts and pictures; each name carries a hash of its content. */
@Injectable()
export class Assets {
  private readonly manifest: Readonly<Record<string, string>> | undefined;

  constructor() {
    const path = join(ROOT, 'dist/assets/manifest.json');
    this.manifest = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : undefined;
  }

  /** `main.css` → `/assets/main-1a2b3c4d.css`. Throws for a name that was not built; before any build names stay as they are. */
  url(name: string): string {
    const file = this.manifest ? this.manifest[name] : name;
    if (file === undefined) throw new Error(`There is no asset "${name}"`);
    return `/assets/${file}`;
  }
}
