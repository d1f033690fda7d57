import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, type JSONEventType, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { Metadata } from '@grpc/grpc-js';
import { afterAll, beforeAll } from 'vitest';
import { startEventStore, type TestEventStore } from '../../../testing/servers/event-store.ts';
import { shareLog } from '../../../testing/servers/given-servers.ts';

shareLog();

/**
 * The official client of an event store that runs during the tests of a file. Other files may use the same store, so each test uses
 * streams of its own, and relies on the order of positions only.
 */
export function withEventStore(): { client(): EventStoreDBClient } {
  let store: TestEventStore;
  let client: EventStoreDBClient;
  beforeAll(async () => {
    store = await startEventStore();
    client = EventStoreDBClient.connectionString(store.url);
  });
  afterAll(async () => {
    await client.dispose();
    await store.stop();
  });
  return { client: () => client };
}

export type Noted = JSONEventType<'Noted', { n: number }>;

/** A small event with a number. */
export const noted = (n: number, id: string = randomUUID()) => jsonEvent<Noted>({ id, type: 'Noted', data: { n } });

/** Small events numbered from `first`. */
export const notes = (count: number, first = 0) => Array.from({ length: count }, (_, index) => noted(first + index));

/** A name that no other stream has. */
export const newStream = (category = 'contract') => `${category}-${randomUUID()}`;

/** All events of a read. */
export async function all(read: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> {
  const events: ResolvedEvent[] = [];
  for await (const event of read) events.push(event);
  return events;
}

/** The first `count` events of a read or subscription. */
export async function first(count: number, read: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> {
  const events: ResolvedEvent[] = [];
  for await (const event of read) {
    if (events.push(event) === count) break;
  }
  return events;
}

/** The numbers of small events. */
export const numbers = (events: ResolvedEvent[]): number[] =>
  events.map(({ event }) => (event?.data as { n: number } | undefined)?.n ?? Number.NaN);

export const revisions = (events: ResolvedEvent[]): number[] => events.map(({ event }) => Number(event?.revision));

/** The metadata of a call by gRPC itself, without the client that would take them from the connection string. */
export function callMetadata(url: string): Metadata {
  const metadata = new Metadata();
  metadata.set('connection-name', new URL(url).searchParams.get('connectionName') ?? '');
  return metadata;
}
