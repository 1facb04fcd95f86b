// Style sheets, scripts, fonts and icons for the pages: dist/assets, each file named after its content.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const OUT = join(ROOT, 'dist/assets');
const STAMP = join(OUT, '.inputs');
const SOURCES = join(ROOT, 'views/assets');
const SCRIPTS = join(ROOT, 'src/web/browser');
const FONTS = join(ROOT, 'node_modules/@fontsource/be-vietnam-pro/files');
const ICONS = join(ROOT, 'node_modules/@tabler/icons/icons/outline');
const BROWSERS = ['chrome80', 'firefox78', 'safari14'];
const COMPRESSED = new Set(['.css', '.js', '.svg']);

const manifest = {};
const inputs = fingerprint();
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputs) process.exit(0);
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
fonts();
pictures();
icons();
await styles();
await scripts();
writeFileSync(join(OUT, 'manifest.json'), JSON.stringify(manifest, undefined, 1));
writeFileSync(STAMP, inputs);

function fonts() {
  for (const subset of ['latin', 'vietnamese']) {
    for (const weight of [400, 600]) {
      const content = readFileSync(join(FONTS, `be-vietnam-pro-${subset}-${weight}-normal.woff2`));
      put(`be-vietnam-pro-${subset}-${weight}.woff2`, content);
    }
  }
}

function pictures() {
  for (const name of readdirSync(SOURCES)) {
    if (['.svg', '.png', '.ico', '.webmanifest'].includes(extname(name))) put(name, readFileSync(join(SOURCES, name)));
  }
}

/** One file with all signs, used as `<use href="…#name">`. */
function icons() {
  const names = readFileSync(join(SOURCES, 'icons/tabler.txt'), 'utf8').split(/\s+/).filter(Boolean);
  const symbols = names.map((name) => {
    const drawing = readFileSync(join(ICONS, `${name}.svg`), 'utf8').replace(/^[\s\S]*?<svg[^>]*>/, '');
    const shapes = drawing.replace('</svg>', '').replace(/<path stroke="none"[^>]*>/, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s*\n\s*/g, '').replaceAll(' />', '/>')}</symbol>`;
  });
  put('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
}

async function styles() {
  const [sass, esbuild] = await Promise.all([import('sass'), import('esbuild')]);
  const { css } = sass.compile(join(SOURCES, 'styles/main.scss'), {
    loadPaths: [join(ROOT, 'node_modules')],
    quietDeps: true,
  });
  const shrink = (code) => esbuild.transformSync(code, { loader: 'css', minify: true, target: BROWSERS }).code;
  put('main.css', shrink(css));
  const faces = readFileSync(join(SOURCES, 'styles/fonts.css'), 'utf8');
  put('fonts.css', shrink(faces.replace(/url\('([^']+)'\)/g, (_, name) => `url('${manifest[name] ?? name}')`)));
}

/** One entry for every page; what only some pages need is loaded by it when they need it. */
async function scripts() {
  const esbuild = await import('esbuild');
  const built = await esbuild.build({
    entryPoints: [join(SCRIPTS, 'main.ts')],
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    legalComments: 'none',
    // Browsers that know modules; older ones get the pages without scripts.
    target: 'es2020',
    outdir: OUT,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    write: false,
  });
  for (const file of built.outputFiles) {
    const name = basename(file.path);
    if (name.startsWith('main-')) manifest['main.js'] = name;
    write(name, file.contents);
  }
}

function put(name, content) {
  const ending = extname(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
  manifest[name] = `${basename(name, ending)}-${hash}${ending}`;
  write(manifest[name], content);
}

function write(name, content) {
  const bytes = Buffer.from(content);
  writeFileSync(join(OUT, name), bytes);
  if (!COMPRESSED.has(extname(name))) return;
  writeFileSync(join(OUT, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  const best = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(join(OUT, `${name}.br`), brotliCompressSync(bytes, { params: best }));
}

/** Changes with every source that is read here; by size and time, so that nothing to do costs nothing. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [
    SOURCES,
    SCRIPTS,
    join(ROOT, 'src/forms'),
    join(ROOT, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ])
    visit(path, hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  if (!existsSync(path)) return;
  const about = statSync(path);
  if (!about.isDirectory()) return void hash.update(`${path} ${about.size} ${about.mtimeMs}\n`);
  for (const name of readdirSync(path).sort()) visit(join(path, name), hash);
}
