// The version is written in package.json. Documents that cannot read it there agree with it.

import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { version } from '../platform/process/version.ts';

const root = new URL('..', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

it.each(globSync('docs/api/*.json', { cwd: root }))('%s is of this version', (file) => {
  expect(JSON.parse(read(file)).info.version).toBe(version);
});

it.each(
  globSync('deploy/kubernetes/**/kustomization.yaml', { cwd: root }).filter((file) => read(file).includes('newTag')),
)('the images of %s are of this version', (file) => {
  const tags = [...read(file).matchAll(/newTag: ([^ }]+)/g)].map(([, tag]) => tag);
  expect(new Set(tags)).toEqual(new Set([version]));
});

it('CHANGELOG.md has a part for this version', () => {
  expect(read('CHANGELOG.md')).toContain(`## [${version}]`);
});
