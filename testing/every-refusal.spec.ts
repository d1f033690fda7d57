// Every reason to refuse a request has an example in a test: the classes and the problem types are found in the sources, the examples
// in the specs. An example is a row `rule: Class`, an expected class, or an expected problem type.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ruleNamed } from '../platform/http/problems/problem.ts';

const root = join(import.meta.dirname, '..');
const folders = '{command-service,console,events,platform,projection-service,query-service}';
const files = globSync(`${folders}/**/*.ts`, { cwd: root, exclude: (path) => path.includes('node_modules') });
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const isSpec = (path: string): boolean => path.endsWith('.spec.ts');
const sources = files.filter((path) => !isSpec(path) && !path.includes('/testing/')).map(read);
const specs = [...files.filter(isSpec), ...globSync('{e2e,scripts}/**/*.spec.ts', { cwd: root })].map(read).join('\n');

/** The classes that extend one of `bases`, and those that extend them. Abstract ones stand for others, and are not among them. */
function classesOf(bases: readonly string[]): string[] {
  const found = sources.flatMap((source) => [...source.matchAll(/(abstract )?class (\w+) extends (\w+)/g)]);
  const below = found.filter(([, , , base = '']) => bases.includes(base));
  if (below.length === 0) return [];
  const concrete = below.flatMap(([, isAbstract, name = '']) => (isAbstract ? [] : [name]));
  return [...concrete, ...classesOf(below.map(([, , name = '']) => name))];
}

/** The errors that command-service/http/problems.ts knows by their class. */
const knownByClass = [...read('command-service/http/problems.ts').matchAll(/(?:^ {2}\[|instanceof )(\w+)/gm)]
  .map(([, name = '']) => name)
  .filter((name) => sources.some((source) => source.includes(`export class ${name} extends Error`)));

const classes = [...classesOf(['Refusal', 'NotAnEInvoice', 'Problem', 'Unavailable']), ...knownByClass];
const internal = ['Unavailable', 'BreakerOpen', 'DeadlineExceeded']; // what they answer is in the literals
const literals = sources.flatMap((source) => [
  ...source.matchAll(/\btype: '([a-z]+(?:-[a-z]+)+)',\s*(?:status|title):/g),
  ...source.matchAll(/\brefused\('([a-z-]+)', \d{3}/g),
]);
const problems = new Set([
  ...classes.filter((name) => !internal.includes(name)).map(ruleNamed),
  ...literals.map(([, type = '']) => type),
]);

const examples = new Set([
  ...[...specs.matchAll(/(?:rule: (?:\w+\.)?|toThrow\(|toBeInstanceOf\()([A-Z]\w+)/g)].map(([, name = '']) =>
    ruleNamed(name),
  ),
  ...[...specs.matchAll(/['/]([a-z]+(?:-[a-z0-9]+)*)'/g)].map(([, type = '']) => type),
]);

it('every refusal and every problem has an example', () => {
  expect(problems.size).toBeGreaterThan(80);
  expect([...problems].filter((problem) => !examples.has(problem)).toSorted()).toEqual([]);
});
