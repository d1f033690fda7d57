import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../testing/free-port.ts';

const processes: ChildProcess[] = [];
afterEach(() => {
  for (const process of processes) process.kill('SIGKILL');
});

describe('the projection service', () => {
  it('runs without its stores, says which projection waits and why, and ends on a signal', async () => {
    const [port, closed] = [await freePort(), await freePort()];
    const service = start({
      PROJECTION_PORT: String(port),
      EVENT_STORE_URL: `esdb://127.0.0.1:${closed}?tls=false`,
      POSTGRES_URL: `postgres://ledger@127.0.0.1:${closed}/ledger`,
    });
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    await expect.poll(async () => (await get('/readyz'))?.status, { timeout: 10_000 }).toBe(503);
    expect(await (await get('/readyz'))?.json()).toMatchObject({
      status: 'not-ready',
      dependencies: {
        balances: { status: 'down', detail: expect.stringMatching(/at the start.*goes on trying.*ECONNREFUSED/) },
        audit: { status: 'down' },
      },
    });
    expect((await get('/healthz'))?.status).toBe(200);
    const ended = once(service, 'exit');
    service.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

function start(env: Record<string, string>): ChildProcess {
  const main = new URL('main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...env }, stdio: 'ignore' });
  processes.push(child);
  return child;
}
