import { BACKWARDS, END, EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client';
import { CannotStart } from '../config/config.ts';
import { type Breaker, breakerFor } from '../resilience/breaker.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { contain } from './contained-client.ts';
import { damagedEventIn } from './damaged-event.ts';
import { appendDeadlineMs, type EventStoreCalls, guardCalls, isEventStoreUnavailable } from './guarded-event-store.ts';
import { type StoreClock, storeClock } from './store-clock.ts';

// A vanished server is noticed after interval + timeout. The client does not accept intervals below 10 s.
const connectionDefaults = { keepAliveInterval: 10_000, keepAliveTimeout: 3_000, defaultDeadline: appendDeadlineMs };

export type EventStore = {
  /** The official client. Its appends and reads go through the breaker, and have deadlines. */
  client: EventStoreDBClient;
  breaker: Breaker;
  /** Its clock, compared with this process's. */
  clock: StoreClock;
  /** Resolves if the store answers a read within `deadlineMs`. @throws what the client throws, DeadlineExceeded */
  check(deadlineMs?: number): Promise<void>;
  dispose(): Promise<void>;
};

/**
 * Creates a client for a connection string (esdb://…). It connects at the first call, so a service starts without its event store.
 * @param calls is called for every append and read
 * @param warn is called when the event store's clock differs from this process's
 * @throws CannotStart if the connection string is invalid
 */
export function connectEventStore(
  connectionString: string,
  calls: EventStoreCalls = unmeasured,
  warn: (message: string) => void = () => {},
): EventStore {
  const client = clientFor(connectionString);
  contain(client);
  const breaker = breakerFor('EventStoreDB', isEventStoreUnavailable);
  const read: EventStoreDBClient['readStream'] = client.readStream.bind(client); // a check does not go through the breaker
  const clock = storeClock(warn);
  guardCalls(client, breaker, calls, clock);
  return {
    client,
    breaker,
    clock,
    check: (deadlineMs = 1_500) => check(read, deadlineMs),
    dispose: () => client.dispose(),
  };
}

const unmeasured: EventStoreCalls = { appended() {}, read() {} };

function clientFor(connectionString: string): EventStoreDBClient {
  const [address = '', settings] = connectionString.split('?', 2);
  const defaults = Object.entries(connectionDefaults).map(([name, value]) => `${name}=${value}`);
  try {
    // if a setting is given twice, the last one applies
    return EventStoreDBClient.connectionString([address, [...defaults, settings].filter(Boolean).join('&')].join('?'));
  } catch (error) {
    throw new CannotStart(
      `EVENT_STORE_URL is not a valid connection string: ${error instanceof Error ? error.message : error}`,
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
  try {
    // read to its end: a read that is left before keeps the client from closing
    for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })) {
      position = event?.position.commit;
    }
  } catch (error) {
    position = damagedEventIn(error)?.position.commit;
    if (position === undefined) throw error;
  }
  return position;
}
