import { once } from 'node:events';
import { EventStoreDBClient, jsonEvent, NotLeaderError, TimeoutError, UnavailableError } from '@eventstore/db-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  describeEmbedded,
  type EventStoreProcess,
  startEventStoreProcess,
} from '../../../testing/servers/event-store.ts';
import { all, newStream, noted, notes, numbers } from '../testing/with-event-store.ts';

let store: EventStoreProcess;
let client: EventStoreDBClient;
beforeAll(async () => {
  store = await startEventStoreProcess({ likeProduction: true });
});
afterAll(() => store.stop());
beforeEach(() => {
  client = EventStoreDBClient.connectionString(store.url);
});
afterEach(() => client.dispose());

const caught = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'no error',
    (error: unknown) => error,
  );

describeEmbedded('an event store like in production', () => {
  it.each([
    ['BatchAppend', {}],
    ['Append', { credentials: { username: 'admin', password: 'changeit' } }],
  ])('is unavailable for the given number of writers and readers, also by %s', async (_name, call) => {
    const stream = newStream();
    await client.appendToStream(stream, noted(0), call);
    await store.fault({ kind: 'unavailable', times: 3 });
    expect(await caught(client.appendToStream(stream, noted(1), call))).toBeInstanceOf(UnavailableError);
    expect(await caught(client.appendToStream(stream, noted(2), call))).toBeInstanceOf(UnavailableError);
    expect(await caught(all(client.readStream(stream)))).toBeInstanceOf(UnavailableError);
    await client.appendToStream(stream, noted(3), { ...call, expectedRevision: 0n });
    expect(numbers(await all(client.readStream(stream)))).toEqual([0, 3]);
  });

  it('is not the leader for one write, and names the leader', async () => {
    const stream = newStream();
    await store.fault({ kind: 'not-leader' });
    const refusal = await caught(client.appendToStream(stream, noted(0)));
    expect(refusal).toBeInstanceOf(NotLeaderError);
    expect(refusal).toMatchObject({ leader: { address: '127.0.0.1', port: store.port } });
    await client.appendToStream(stream, noted(1), { expectedRevision: 'no_stream' });
  });

  it('acknowledges late what it has written at once', async () => {
    const stream = newStream();
    await store.fault({ kind: 'delayed-acknowledgement', ms: 500 });
    const started = performance.now();
    const acknowledged = client.appendToStream(stream, noted(0)).then(() => performance.now() - started);
    const reader = EventStoreDBClient.connectionString(store.url);
    await expect.poll(() => all(reader.readStream(stream)).catch(() => [])).toHaveLength(1);
    expect(await acknowledged).toBeGreaterThan(450);
    await reader.dispose();
  });

  it('breaks a connection before anything is written', async () => {
    const stream = newStream();
    await store.fault({ kind: 'cut-before-commit' });
    expect(await caught(client.appendToStream(stream, noted(0)))).toBeInstanceOf(UnavailableError);
    await client.appendToStream(stream, noted(1), { expectedRevision: 'no_stream' });
  });

  it('breaks a connection after a write; a retry of the append is answered as a success', async () => {
    const stream = newStream();
    const event = noted(0);
    await store.fault({ kind: 'cut-after-commit' });
    const append = () => client.appendToStream(stream, event, { expectedRevision: 'no_stream' });
    expect(await caught(append())).toBeInstanceOf(UnavailableError);
    expect((await append()).nextExpectedRevision).toBe(0n);
    expect(await all(client.readStream(stream))).toHaveLength(1);
  });

  it('ends all readers on demand', async () => {
    const subscription = client.subscribeToAll();
    const ended = caught(all(subscription));
    await once(subscription, 'caughtUp');
    await store.fault({ kind: 'readers-ended' });
    expect(await ended).toBeInstanceOf(TimeoutError); // the official client's word for ABORTED
  });

  it('clears armed faults', async () => {
    await store.fault({ kind: 'unavailable', times: 100 });
    await store.fault({ kind: 'clear' });
    await client.appendToStream(newStream(), noted(0));
  });

  it('ends a live subscriber that does not keep up', async () => {
    const stream = newStream();
    const subscription = client.subscribeToStream(stream, { fromRevision: 'end' });
    await once(subscription, 'caughtUp'); // and nobody reads on
    const text = 'x'.repeat(20_000);
    for (let n = 0; n < 60; n++) {
      await client.appendToStream(
        stream,
        Array.from({ length: 20 }, () => jsonEvent({ type: 'Noted', data: { n, text } })),
      );
    }
    expect(await caught(all(subscription))).toBeInstanceOf(TimeoutError);
  });

  it('recognises a retry of an append that expects any revision only within the latest thousand events', async () => {
    const stream = newStream();
    const event = noted(0);
    await client.appendToStream(stream, event);
    await client.appendToStream(newStream(), notes(500));
    await client.appendToStream(stream, event);
    expect(await all(client.readStream(stream))).toHaveLength(1);
    for (let round = 0; round < 5; round++) await client.appendToStream(newStream(), notes(500));
    await client.appendToStream(stream, event);
    expect(await all(client.readStream(stream))).toHaveLength(2);
  });
});

describeEmbedded('an event store that is not like in production', () => {
  it('accepts no faults', async () => {
    const plain = await startEventStoreProcess();
    await expect(plain.fault({ kind: 'unavailable' })).rejects.toThrow('UNIMPLEMENTED');
    await plain.stop();
  });
});
