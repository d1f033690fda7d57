import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { connectEventStore, type EventStore } from '../stores/event-store.ts';
import { lastEventOf, readLogState } from './of-log.ts';
import { type Arrived, subscribe } from './subscription.ts';

let server: TestEventStore;
let store: EventStore;
let event: Arrived;
beforeAll(async () => {
  server = await startEventStore();
  store = connectEventStore(server.url);
  await store.client.appendToStream(`invoice-${randomUUID()}`, jsonEvent({ type: 'InvoiceRegistered', data: {} }));
  for await (const step of subscribe(store.client, ['invoice'], undefined)) {
    if (step.event === undefined) continue;
    event = step.event;
    break;
  }
});
afterAll(async () => {
  await store?.dispose();
  await server?.stop();
});

const stateFor = (lastEvent: string | undefined, position = event.position.commit) =>
  readLogState(store.client, { position, log: undefined, lastEvent });
const named = (change: Partial<Record<'stream' | 'revision' | 'created', unknown>> = {}) =>
  JSON.stringify({ ...JSON.parse(lastEventOf(event)), ...change });

describe('a log', () => {
  it('has the event of a checkpoint, as a subscription sent it', async () =>
    expect(await stateFor(lastEventOf(event))).not.toHaveProperty('lacks'));

  it.each([
    ['was recorded again since', () => ({ created: event.created.getTime() + 1 })],
    ['is of a stream that it does not have', () => ({ stream: `invoice-${randomUUID()}` })],
    ['comes after the end of its stream', () => ({ revision: '1' })],
  ])('does not have an event that %s', async (_, change) =>
    expect(await stateFor(named(change()))).toMatchObject({ lacks: { position: String(event.position.commit) } }),
  );

  it('is not asked for an event at another position than the checkpoint, which an older version of the program moved', async () =>
    expect(await stateFor(named({ created: 0 }), event.position.commit + 1n)).not.toHaveProperty('lacks'));

  it('is not asked for an event if the checkpoint names none', async () =>
    expect(await stateFor(undefined)).not.toHaveProperty('lacks'));
});
