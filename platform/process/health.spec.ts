import { describe, expect, it } from 'vitest';
import { testService } from '../../testing/http/test-service.ts';
import type { Dependencies } from './health.ts';

const up = async () => undefined;
const down = async () => {
  throw new Error('connection refused');
};

async function ready(dependencies: Dependencies) {
  const answer = await (await testService({ dependencies })).inject('/readyz');
  return { status: answer.statusCode, body: answer.json() };
}

describe('a service', () => {
  it('is ready if all its dependencies are up, and shows the results of their checks', async () => {
    expect(await ready({ balances: { required: true, check: async () => ({ lag: 3 }) } })).toEqual({
      status: 200,
      body: { status: 'ready', dependencies: { balances: { status: 'up', required: true, lag: 3 } } },
    });
  });

  it('is not ready if a required dependency is down', async () => {
    expect(await ready({ balances: { required: true, check: down }, audit: { required: false, check: up } })).toEqual({
      status: 503,
      body: {
        status: 'not-ready',
        dependencies: {
          balances: { status: 'down', required: true, detail: 'connection refused' },
          audit: { status: 'up', required: false },
        },
      },
    });
  });

  it('is degraded, but works, if a dependency is down that is not required', async () => {
    const answer = await ready({ balances: { required: true, check: up }, audit: { required: false, check: down } });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'degraded', dependencies: { audit: { status: 'down' } } },
    });
  });

  it('treats a dependency that does not answer in time as down', async () => {
    const answer = await ready({ balances: { required: true, check: () => new Promise(() => {}) } });
    expect(answer).toMatchObject({
      status: 503,
      body: { dependencies: { balances: { detail: 'balances took longer than 2000 ms' } } },
    });
  });

  it('checks its dependencies once for requests that arrive at the same time', async () => {
    let asked = 0;
    const check = async () => {
      asked++;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return undefined;
    };
    const service = await testService({ dependencies: { balances: { required: true, check } } });
    await Promise.all(Array.from({ length: 10 }, () => service.inject('/readyz')));
    expect(asked).toBe(1);
    await service.inject('/readyz');
    expect(asked).toBe(2);
  });

  it('is healthy even if its dependencies are down', async () => {
    const service = await testService({ dependencies: { balances: { required: true, check: down } } });
    expect((await service.inject('/healthz')).statusCode).toBe(200);
  });
});
