import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mutants } from './books-mutants.ts';

const root = join(import.meta.dirname, '../..');

it('each fault changes code that its file has once', () => {
  const places = ({ file, from }: (typeof mutants)[number]) =>
    readFileSync(join(root, file), 'utf8').split(from).length;
  expect(mutants.filter((mutant) => places(mutant) !== 2)).toEqual([]);
});
