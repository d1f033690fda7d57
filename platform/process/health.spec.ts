import { describe, expect, it } from 'vitest';
import { createHttpService } from '../http/http-service.ts';
import type { Dependencies } from './health.ts';

const up = async () => undefined;
const down = async () => {
  throw new Error('connection refused');
};

const aService = (dependencies: Dependencies) =>
  createHttpService({
    name: 'test',
    title: 'Test',
    description: '',
    version: '1',
    log: { level: 'silent' },
    dependencies,
  });

async function ready(dependencies: Dependencies) {
  const answer = await (await aService(dependencies)).inject('/readyz');
  return { status: answer.statusCode, body: answer.json() };
}

describe('a service', () => {
  it('is ready when all it leans on is up, and shows what the checks tell', async () => {
    expect(await ready({ balances: { required: true, check: async () => ({ lag: 3 }) } })).toEqual({
      status: 200,
      body: { status: 'ready', dependencies: { balances: { status: 'up', required: true, lag: 3 } } },
    });
  });

  it('is not ready when something is down that it needs', async () => {
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

  it('is degraded, and goes on, when something is down that only a part of it needs', async () => {
    const answer = await ready({ balances: { required: true, check: up }, audit: { required: false, check: down } });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'degraded', dependencies: { audit: { status: 'down' } } },
    });
  });

  it('counts what does not answer in time as down', async () => {
    const answer = await ready({ balances: { required: true, check: () => new Promise(() => {}) } });
    expect(answer).toMatchObject({
      status: 503,
      body: { dependencies: { balances: { detail: 'balances took longer than 2000 ms' } } },
    });
  });

  it('asks its dependencies once, however many want to know', async () => {
    let asked = 0;
    const check = async () => {
      asked++;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return undefined;
    };
    const service = await aService({ balances: { required: true, check } });
    await Promise.all(Array.from({ length: 10 }, () => service.inject('/readyz')));
    expect(asked).toBe(1);
    await service.inject('/readyz');
    expect(asked).toBe(2);
  });

  it('lives even when nothing that it leans on does', async () => {
    const service = await aService({ balances: { required: true, check: down } });
    expect((await service.inject('/healthz')).statusCode).toBe(200);
  });
});
