// `npm run config:table` writes the table of all variables into docs/configuration.md, from the services' schemas. With --check
// it only says whether the table is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { configTable, withTable } from './config-table/table.ts';

const page = new URL('../docs/configuration.md', import.meta.url);
const before = readFileSync(page, 'utf8');
const after = withTable(before, configTable());

if (before === after) console.log('The table of variables is up to date.');
else if (process.argv.includes('--check')) {
  console.error('The table of variables in docs/configuration.md differs from the schemas. Run: npm run config:table');
  process.exitCode = 1;
} else {
  writeFileSync(page, after);
  console.log('The table of variables was written to docs/configuration.md.');
}
