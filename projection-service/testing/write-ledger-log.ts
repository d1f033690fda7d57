// A log as the command service writes it: its process, asked over HTTP by several clients at once for whatever can happen to
// invoices, credit and payments, and left alone until nothing is under way any more.

import { EventStoreDBClient } from '@eventstore/db-client';
import type { Recorded } from '../../events/recorded.ts';
import { streamPrefix } from '../../events/streams.ts';
import { type Stored, upcast } from '../../events/upcast.ts';
import { type BookedEvent, streamsOf } from '../../events/views.ts';
import { liveALife } from '../../testing/ledger-life/live-a-life.ts';
import { startCommandSide } from '../../testing/processes/command-side.ts';
import { seeded } from '../../testing/random.ts';
import { nothingStored, project } from '../books/project.ts';

/** How many are tried; those that the ledger refuses are none the less a part of the test. */
const commands = 200;
const seed = 3;
const restMs = 60_000;

/** A stored event as JSON can hold it. */
export type Written = Pick<Stored, 'id' | 'streamId' | 'type' | 'data' | 'metadata'> & {
  revision: string;
  position: string;
};

/**
 * Writes a log.
 * @param given EVENT_STORE_URL names an event store to use instead of the embedded one
 * @returns the events of the books, in the order of the log
 */
export async function writeLedgerLog(given: { EVENT_STORE_URL?: string } = {}): Promise<Written[]> {
  await using side = await startCommandSide(1, given);
  const client = EventStoreDBClient.connectionString(side.eventStoreUrl);
  try {
    await liveALife(side.services[0]?.url ?? '', commands, seeded(seed));
    return await atRest(client);
  } finally {
    await client.dispose();
  }
}

/** The event as it is read from the log. */
export const recordedOf = ({ revision, position, ...written }: Written): Recorded<BookedEvent> =>
  upcast({ ...written, revision: BigInt(revision), position: { commit: BigInt(position) } });

/** The log when what is in transit has arrived. @throws where it never does */
async function atRest(client: EventStoreDBClient): Promise<Written[]> {
  const end = Date.now() + restMs;
  for (;;) {
    const events = await booked(client);
    const { entries } = project(events.map(recordedOf), nothingStored);
    const inTransit = Map.groupBy(
      entries.filter(({ account }) => account === 'in-transit'),
      ({ customer_id, currency }) => `${customer_id} ${currency}`,
    );
    const left = [...inTransit].map(([whose, of]) => [whose, of.reduce((sum, { amount }) => sum + amount, 0)] as const);
    const [first] = left.filter(([, amount]) => amount !== 0);
    if (first === undefined) return events;
    if (Date.now() > end) throw new Error(`${first.join(': ')} is in transit for ever`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function booked(client: EventStoreDBClient): Promise<Written[]> {
  const prefixes = streamsOf.books.map(streamPrefix);
  const events: Written[] = [];
  for await (const { event } of client.readAll()) {
    if (event?.position && prefixes.some((prefix) => event.streamId.startsWith(prefix))) {
      const { id, streamId, type, data, metadata, revision, position } = event;
      events.push({ id, streamId, type, data, metadata, revision: `${revision}`, position: `${position.commit}` });
    }
  }
  return events;
}
