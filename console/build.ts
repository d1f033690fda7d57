// Sources → static files, in a folder beside and then in place of the old one, so that what is served is always whole.
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

/** The JavaScript that has to arrive before something is seen has grown too large. */
export class FirstViewTooLarge extends Error {
  constructor(bytes: number) {
    super(`the first view's JavaScript is ${bytes} bytes compressed; at most ${FIRST_VIEW_BYTES} are allowed`);
  }
}

/**
 * Builds the console. @returns its folder
 * @param say is told how large the first view is
 * @throws FirstViewTooLarge
 */
export async function buildConsole(say: (line: string) => void): Promise<string> {
  process.env.NODE_ENV = 'production'; // which React is built in follows from it, and tests have another
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
    say(
      `first view: ${bytes} bytes of JavaScript, compressed (${entry} of them the frame, the largest page is ${page})`,
    );
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

/** Pages that are open go on with the files of the build before this one. */
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

/** Lays a gzip beside each file, which is what a browser gets. */
function compress(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
  }
}

if (process.argv[1] === import.meta.filename && !isBuilt())
  await buildConsole((line) => process.stdout.write(`${line}\n`));
