// Builds the static files in a temporary folder, which then replaces the old one, so that the console is never served half built.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { build as viteBuild } from 'vite';
import { firstView, type Manifest } from './first-view.ts';
import { dist, isBuilt, sourcesDigest, stamp } from './sources-digest.ts';

const FIRST_VIEW_BYTES = 150_000;

/** The JavaScript that the first view needs has grown beyond its limit. */
export class FirstViewTooLarge extends Error {
  constructor(bytes: number) {
    super(`the first view needs ${bytes} bytes of compressed JavaScript; the limit is ${FIRST_VIEW_BYTES}`);
  }
}

/**
 * Builds the console. @returns the folder of the static files
 * @param log receives a line with the size of the first view
 * @throws FirstViewTooLarge
 */
export async function buildConsole(log: (line: string) => void): Promise<string> {
  process.env.NODE_ENV = 'production'; // selects React's production build; tests set it to another value
  const digest = sourcesDigest();
  const folder = join(import.meta.dirname, `.dist-${process.pid}`);
  const old = `${folder}-old`;
  try {
    await viteBuild({
      configFile: join(import.meta.dirname, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true },
    });
    compress(join(folder, 'assets'));
    const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
    const { entry, page, bytes } = firstView(manifest, (file) => readFileSync(join(folder, `${file}.gz`)).length);
    log(`first view: ${bytes} bytes of compressed JavaScript (${entry} for the frame; the largest page is ${page})`);
    if (bytes > FIRST_VIEW_BYTES) throw new FirstViewTooLarge(bytes);
    writeFileSync(join(folder, stamp), digest);
    keepPrevious(folder);
    rmSync(old, { recursive: true, force: true });
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(folder, dist);
  } finally {
    for (const left of [folder, old]) rmSync(left, { recursive: true, force: true });
  }
  return dist;
}

/** Keeps the files of the previous build, because open pages may still load them. */
function keepPrevious(folder: string): void {
  const made = join(dist, '.vite/manifest.json');
  if (!existsSync(made)) return;
  for (const { file, css = [] } of Object.values(JSON.parse(readFileSync(made, 'utf8')) as Manifest)) {
    for (const name of [file, ...css].flatMap((one) => [one, `${one}.gz`])) {
      const [from, to] = [join(dist, name), join(folder, name)];
      if (existsSync(from) && !existsSync(to)) copyFileSync(from, to);
    }
  }
}

/** Writes a gzip file beside each file. Browsers get the gzip file. */
function compress(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
  }
}

if (process.argv[1] === import.meta.filename && !isBuilt())
  await buildConsole((line) => process.stdout.write(`${line}\n`));
