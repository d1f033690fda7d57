// A package that a folder imports without declaring it is there on this machine, where npm keeps all packages together, but not in an
// image with the packages of the services only; or it is there in another version.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const folders = ['command-service', 'embedded', 'events', 'platform', 'projection-service', 'query-service'];

/** The packages that the code of a folder imports at run time, apart from its tests. */
function importedBy(folder: string): Set<string> {
  const isCode = (path: string) =>
    !path.includes('node_modules') && !path.includes('/testing/') && !path.endsWith('.spec.ts');
  const code = globSync(`${folder}/**/*.ts`, { cwd: root }).filter(isCode);
  const imports = code.flatMap((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    return [...source.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm)];
  });
  const named = imports
    .map(([, atStart, dynamic]) => atStart ?? dynamic ?? '')
    .filter((name) => !/^(\.|node:)/.test(name));
  return new Set(
    named.map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  );
}

it.each(folders)('%s declares the packages that it imports', (folder) => {
  const manifest = join(root, folder, 'package.json');
  expect(existsSync(manifest)).toBe(true);
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  const declared = new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies)]);
  const imported = importedBy(folder);
  expect(imported.size).toBeGreaterThan(0);
  expect([...imported].filter((name) => !declared.has(name))).toEqual([]);
});
