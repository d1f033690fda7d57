import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configTable, withTable } from './table.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

it('the README has every variable, as its schema says it (npm run config:table)', () => {
  expect(readme).toBe(withTable(readme, configTable()));
});
