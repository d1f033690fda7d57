import { jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../testing/network/free-port.ts';
import { onlyOurs, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { CannotStart } from '../config/cannot-start.ts';
import { connectEventStore } from './event-store.ts';

describe('the connection to the event store', () => {
  it.skipIf(onlyOurs)(
    'passes its check while the store runs, and fails it in time when the store is down',
    async () => {
      const store = await startEventStoreProcess();
      const { client, check, dispose } = connectEventStore(store.url);
      await check();
      const { success } = await client.appendToStream('invoice-1', jsonEvent({ type: 'Tried', data: {} }), {
        expectedRevision: NO_STREAM,
      });
      expect(success).toBe(true);
      await check();
      await store.kill();
      await expect(check(500)).rejects.toThrow();
      await store.restart();
      await expect.poll(() => check().then(() => 'up')).toBe('up');
      await dispose();
      await store.stop();
    },
  );

  it('can be created while no store runs', async () => {
    const { check, dispose } = connectEventStore(`esdb://127.0.0.1:${await freePort()}?tls=false`);
    await expect(check(500)).rejects.toThrow();
    await dispose();
  });

  it('is refused for an invalid address', () => {
    expect(() => connectEventStore('http://127.0.0.1')).toThrow(CannotStart);
    expect(() => connectEventStore('esdb://127.0.0.1?tls=perhaps')).toThrow(
      /^EVENT_STORE_URL is not a valid connection string: .*true or false/,
    );
  });
});
