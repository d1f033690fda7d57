import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf } from './readiness.ts';
import { watchReadiness } from './watch-readiness.ts';

type Down = Record<string, string>;

/** A service whose dependencies are up, except those that `down` names with a reason; without it, the service does not answer. */
let down: Down | undefined = {};
let asked = 0;
const service = createServer((_, response) => {
  asked += 1;
  if (down === undefined) return response.destroy();
  const reasons = { books: undefined, ...down };
  const dependencies = Object.entries(reasons).map(([name, detail]) => [
    name,
    detail === undefined ? { status: 'up' } : { status: 'down', detail },
  ]);
  response.end(JSON.stringify({ status: 'ready', dependencies: Object.fromEntries(dependencies) }));
});
let url: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/readyz`;
});
afterAll(() => service.close());

/** Answers with `now` until it was asked `times` more. */
async function answer(now: Down | undefined, times = 3): Promise<void> {
  down = now;
  const before = asked;
  await expect.poll(() => asked - before, { timeout: 100_000 }).toBeGreaterThanOrEqual(times);
}

it('says once what a service cannot do, what changes of that, and when it works again', async () => {
  const said: string[] = [];
  const hint = (name: string) => `${name}.log`;
  const watch = watchReadiness(
    [{ name: 'projection-service', faults: () => faultsOf(url) }],
    (line) => said.push(line),
    hint,
    5,
  );
  await answer({});
  expect(said).toEqual([]);
  await answer({ audit: 'MongoDB is gone.', 'streams of audit': 'MongoDB is gone.' });
  await answer({ audit: 'MongoDB is still gone.', 'streams of audit': 'MongoDB is still gone.' });
  expect(said).toEqual([
    'projection-service cannot do all its work. audit and streams of audit: MongoDB is gone. See projection-service.log',
  ]);
  await answer({ audit: 'wrong password', books: 'no right' });
  await answer(undefined); // its supervisor says so
  expect(said.slice(1)).toEqual([
    expect.stringContaining('audit: wrong password'),
    'projection-service cannot do all its work. books: no right. audit: wrong password. See projection-service.log',
  ]);
  await answer({});
  expect(said.slice(3)).toEqual(['projection-service does all its work again']);
  await watch[Symbol.asyncDispose]();
});

it('does not tell of what one answer has', async () => {
  const said: string[] = [];
  const watch = watchReadiness(
    [{ name: 'query-service', faults: () => faultsOf(url) }],
    (line) => said.push(line),
    String,
    1_000,
  );
  await answer({ books: 'restarts' }, 1);
  await answer({}, 2);
  expect(said).toEqual([]);
  await watch[Symbol.asyncDispose]();
});
