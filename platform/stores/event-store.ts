import { BACKWARDS, END, EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client';
import { CannotStart } from '../config/config.ts';
import { type Breaker, breakerFor } from '../resilience/breaker.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { appendDeadlineMs, type EventStoreCalls, guardCalls, isEventStoreAway } from './guarded-event-store.ts';

// A server that vanished without a word is noticed after interval + timeout. The client objects to intervals below 10 s.
const connectionDefaults = { keepAliveInterval: 10_000, keepAliveTimeout: 3_000, defaultDeadline: appendDeadlineMs };

export type EventStore = {
  /** Its appends and reads go through the breaker, and have deadlines. */
  client: EventStoreDBClient;
  breaker: Breaker;
  /** Resolves when the store answers a read. @throws what the client throws when it doesn't, within `deadlineMs` */
  check(deadlineMs?: number): Promise<void>;
  dispose(): Promise<void>;
};

/**
 * The event store of a connection string (esdb://…). Connects when it is first used; a store that is away is no reason not to start.
 * @param calls told of appends and reads
 * @throws CannotStart where the connection string can't be read
 */
export function connectEventStore(connectionString: string, calls: EventStoreCalls = nobody): EventStore {
  const client = clientFor(connectionString);
  const breaker = breakerFor('EventStoreDB', isEventStoreAway);
  const read: EventStoreDBClient['readStream'] = client.readStream.bind(client); // a check asks whatever the breaker says
  guardCalls(client, breaker, calls);
  return {
    client,
    breaker,
    check: (deadlineMs = 1_500) => check(read, deadlineMs),
    dispose: () => client.dispose(),
  };
}

const nobody: EventStoreCalls = { appended() {}, read() {} };

function clientFor(connectionString: string): EventStoreDBClient {
  const [address = '', settings] = connectionString.split('?', 2);
  const defaults = Object.entries(connectionDefaults).map(([name, value]) => `${name}=${value}`);
  try {
    // of a setting that is there twice, the last counts
    return EventStoreDBClient.connectionString([address, [...defaults, settings].filter(Boolean).join('&')].join('?'));
  } catch (error) {
    throw new CannotStart(
      `EVENT_STORE_URL is not a connection string: ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function check(readStream: EventStoreDBClient['readStream'], deadlineMs: number): Promise<void> {
  const read = readStream('no-such-stream', { maxCount: 1 });
  const answer = (async () => {
    try {
      for await (const _ of read);
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
  })();
  try {
    await withDeadline(answer, deadlineMs, 'the event store');
  } finally {
    read.destroy();
  }
}

/** The position of the last event of the log; undefined if the log is empty. */
export async function lastPosition(client: EventStoreDBClient): Promise<bigint | undefined> {
  let position: bigint | undefined;
  // read to its end: a read that is left before keeps the client from closing
  for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })) {
    position = event?.position.commit;
  }
  return position;
}
