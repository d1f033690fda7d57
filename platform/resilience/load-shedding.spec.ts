import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { testService } from '../../testing/http/test-service.ts';
import type { Service } from '../http/service.ts';
import { type Bounds, usualBounds } from './load-shedding.ts';

let service: Service;
afterEach(() => service.close());

/** A service with a route whose answers wait until the test releases them. */
async function aService(bounds: Partial<Bounds>) {
  const held: PromiseWithResolvers<void>[] = [];
  service = await testService({ bounds: { ...usualBounds, ...bounds } });
  service.get('/held', { config: { scope: 'open' } }, async () => {
    const one = Promise.withResolvers<void>();
    held.push(one);
    await one.promise;
    return {};
  });
  service.get('/quick', { config: { scope: 'open' } }, async () => ({}));
  const status = async (url: string) => (await service.inject(url)).statusCode;
  return { held, status, shed: async () => (await service.inject('/metrics')).body };
}

describe('an overloaded service', () => {
  it('refuses new requests, finishes those in flight, and accepts more afterwards', async () => {
    const { held, status, shed } = await aService({ requestsInHand: 3 });
    const taken = [status('/held'), status('/held'), status('/held')];
    await expect.poll(() => held.length).toBe(3);

    const refused = await service.inject('/quick');
    expect(refused.json()).toMatchObject({ status: 503, type: '/problems/overloaded' });
    expect(refused.headers['retry-after']).toBe('1');
    expect(await status('/nowhere')).toBe(404); // it takes no place
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200]);
    expect(await shed()).toMatch(/http_requests_shed_total\{reason="requests-in-hand",service="test"} 1/);
    expect(await shed()).toMatch(/http_requests_in_hand\{service="test"} [45]/); // the operators' own among them

    for (const one of held) one.resolve();
    expect(await Promise.all(taken)).toEqual([200, 200, 200]);
    await expect.poll(() => status('/quick')).toBe(200);
  });

  it('refuses requests while its heap is nearly full', async () => {
    const { status } = await aService({ heapUsed: 0.000_001 });
    await expect.poll(() => status('/quick')).toBe(503);
    expect(await status('/healthz')).toBe(200);
  });

  it('refuses requests while its event loop is delayed again and again, and accepts them afterwards', async () => {
    const { status } = await aService({ eventLoopDelayMs: 150 });
    for (let turn = 0; turn < 4; turn++) {
      for (const end = performance.now() + 450; performance.now() < end; );
      await sleep(0);
    }
    expect(await status('/quick')).toBe(503);
    await expect.poll(() => status('/quick')).toBe(200);
  });
});
