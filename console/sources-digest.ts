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

/** Where the built console is, and the file in it that says what it was built from. */
export const dist = join(import.meta.dirname, 'dist');
export const stamp = '.built-from';

/** Whether the console has been built from the sources as they are. */
export function isBuilt(): boolean {
  const file = join(dist, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === sourcesDigest();
}

/** Changes when anything changes that the built console follows from. */
export function sourcesDigest(): string {
  const files = globSync(SOURCES, { cwd: ROOT, exclude: (name) => name.endsWith('.spec.ts') }).toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
