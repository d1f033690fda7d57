// `npm run config:table`: writes the table of all variables, as their schemas say it, into the README. With --check it says
// whether it is there already.
import { readFileSync, writeFileSync } from 'node:fs';
import { configTable, withTable } from './config-table/table.ts';

const readme = new URL('../README.md', import.meta.url);
const before = readFileSync(readme, 'utf8');
const after = withTable(before, configTable());

if (before === after) console.log('the table of variables is up to date');
else if (process.argv.includes('--check')) {
  console.error('the table of variables in README.md is not what the schemas say: npm run config:table');
  process.exitCode = 1;
} else {
  writeFileSync(readme, after);
  console.log('the table of variables is written');
}
