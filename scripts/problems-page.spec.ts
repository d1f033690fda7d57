import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ruleNamed } from '../platform/http/problems/problem.ts';
import { problemMembers } from '../platform/http/problems/problem-members.ts';

const textOf = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The problem types in the OpenAPI document of an API, of which its checked-in types repeat the descriptions. */
function documented(api: 'command' | 'query'): string[] {
  const answers = textOf(`console/src/api/${api}.d.ts`).matchAll(/@description (.*) \*\/\s+[45]\d\d: \{/g);
  return [...answers].flatMap(([, types = '']) => types.replaceAll('/problems/', '').split(', '));
}

/** Problems of any request, which no route documents. */
const ofNoRoute = [
  ...['malformed-log-position', 'malformed-url', 'no-such-route', 'method-not-allowed', 'internal-error'],
  ...['not-this-machine', 'service-unavailable', 'refused-by-gateway'],
  ...['test-clock-back', 'test-clock-too-far'], // of a route that only a test ledger has
  ...['bad-request', 'request-timeout', 'request-header-fields-too-large', 'line-too-long'],
];

/** The status and the problem types of each line of the page. */
const lines = [...textOf('docs/problems.md').matchAll(/^\| (`[^|]+) \| (\d{3}) \|/gm)];
const explained = lines.flatMap(([, types = '']) => types.replaceAll('`', '').split(', '));

it.each(['command', 'query'] as const)('docs/problems.md explains each problem of the %s service', (api) => {
  const types = new Set(documented(api));
  expect(types.size).toBeGreaterThan(20);
  expect([...types].filter((type) => /^[a-z\d-]+$/.test(type) && !explained.includes(type))).toEqual([]);
});

it('docs/problems.md explains each problem once', () => {
  expect(explained.filter((type, index) => explained.indexOf(type) !== index)).toEqual([]);
});

it('docs/problems.md explains no problem that neither service has', () => {
  const known = new Set([...documented('command'), ...documented('query'), ...ofNoRoute]);
  expect(explained.filter((type) => !known.has(type))).toEqual([]);
});

it('each member of a problem has a schema', () => {
  const sources = globSync('{events,command-service}/**/*.ts', { exclude: ['**/node_modules/**', '**/*.spec.ts'] });
  const classes = sources.flatMap((file) => [
    ...textOf(file).matchAll(/^export (?:abstract )?class (\w+) extends [\s\S]*?^\}/gm),
  ]);
  const members = classes
    .filter(([, name = '']) => explained.includes(ruleNamed(name)))
    .flatMap(([body]) => [...body.matchAll(/^ {2}readonly (\w+)\??: /gm)].map(([, member = '']) => member));
  expect(members.length).toBeGreaterThan(20);
  expect(members.filter((member) => !(member in problemMembers))).toEqual([]);
});

it('docs/problems.md explains each problem that the sources name', () => {
  const sources = globSync('{platform,query-service,command-service}/**/*.ts', {
    exclude: ['**/node_modules/**', '**/*.spec.ts', '**/testing/**', 'command-service/kafka/**'], // dead letters have others
  }).map(textOf);
  const named = sources.flatMap((source) => [
    ...[...source.matchAll(/^export class (\w+) extends (?:Problem|Unavailable) /gm)].map(([, name = '']) =>
      ruleNamed(name),
    ),
    ...[...source.matchAll(/ type: '([a-z-]+)',\s+status: /g)].map(([, type = '']) => type),
  ]);
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((type) => type !== 'unavailable' && !explained.includes(type))).toEqual([]);
});
