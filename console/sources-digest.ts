import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = [
  'console/{src,public}/**/*.*',
  'console/{index.html,*.ts,package.json}',
  'events/**/*.ts',
  'package-lock.json',
];

/** The folder of the built console, and the file in it that holds the digest of the sources it was built from. */
export const dist = join(import.meta.dirname, 'dist');
export const stamp = '.built-from';

/** Whether the built console matches the current sources. */
export function isBuilt(): boolean {
  const file = join(dist, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === sourcesDigest();
}

/** A digest of everything that the built console depends on. */
export function sourcesDigest(): string {
  const files = globSync(SOURCES, { cwd: ROOT, exclude: (name) => name.endsWith('.spec.ts') }).toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
