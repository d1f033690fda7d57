import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configTable, withTable } from './table.ts';

const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');

it('docs/configuration.md lists every variable with the description and default of its schema (if not: npm run config:table)', () => {
  expect(page).toBe(withTable(page, configTable()));
});
