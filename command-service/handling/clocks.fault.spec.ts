// Command services whose clock is not that of their event store.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get, type Problem, post, postOnce } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { startCommandService, type TestService } from '../testing/service.ts';

const wrongClock = new URL('../../testing/processes/wrong-clock.ts', import.meta.url).href;

describe.skipIf(onlyOurs)(`a command service${onlyOurs ? ` (skipped: ${onlyOurs})` : ''}`, () => {
  let store: TestEventStore;
  const services = new Map<number, TestService>();
  beforeAll(async () => {
    store = await startEventStore();
    const started = [-6, 6, -299, -310].map(async (seconds) => {
      const env = { NODE_OPTIONS: `--import=${wrongClock}`, CLOCK_WRONG_BY_MS: String(seconds * 1_000) };
      services.set(seconds, await startCommandService(store.url, env));
    });
    await Promise.all(started);
  });
  afterAll(async () => {
    await Promise.all([...services.values()].map((service) => service[Symbol.asyncDispose]()));
    await store.stop();
  });
  const serviceWhoseClockIs = (seconds: number): TestService => services.get(seconds) as TestService;
  const eventStoreOf = async ({ url }: TestService) =>
    (await get<{ dependencies: Record<string, object> }>(`${url}/readyz`)).body.dependencies['event-store'];
  const aboutClock = ({ log }: TestService) =>
    log.filter(({ level, msg }) => level === 'warn' && msg.includes('clock'));

  it.each([
    [-6, /^6\.\d s behind the clock of the event store$/],
    [-299, /^(298|299)\.\d s behind the clock of the event store$/],
    [6, /^(5|6)\.\d s ahead of the clock of the event store$/],
  ])('whose clock is wrong by %d s records commands, and says once how wrong it is', async (seconds, clock) => {
    const service = serviceWhoseClockIs(seconds);
    const register = () => postOnce(`${service.url}/invoices`, invoiceOf(10_000));
    await post(`${service.url}/invoices`, invoiceOf(10_000)); // by the first one it learns how wrong its clock is
    const answers = await Promise.all(Array.from({ length: 10 }, register));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));

    await expect
      .poll(async () => {
        await register(); // the clocks are compared by what is recorded
        return eventStoreOf(service);
      })
      .toMatchObject({ status: 'up', breaker: 'closed', clock: expect.stringMatching(clock) });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    const shown = Number(/ledger_event_store_clock_ahead_seconds\{[^}]*} (\S+)/.exec(metrics)?.[1]);
    expect(Math.abs(shown + seconds)).toBeLessThan(1);
    await expect.poll(() => aboutClock(service)).toHaveLength(1);
  });

  it('whose clock is more than five minutes behind refuses commands, says why, and is not ready', async () => {
    const service = serviceWhoseClockIs(-310);
    const refused = await postOnce<Problem>(`${service.url}/invoices`, invoiceOf(10_000));
    expect(refused).toMatchObject({ status: 503, body: { type: '/problems/clock-behind' } });
    expect(refused.body.detail).toContain('The clock of this service is at least 30');
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await eventStoreOf(service)).toMatchObject({ status: 'down', detail: expect.stringContaining('The clock') });
    await expect.poll(() => aboutClock(service)).toHaveLength(1);
  });
});
