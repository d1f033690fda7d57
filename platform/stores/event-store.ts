import { BACKWARDS, END, EventStoreDBClient } from '@eventstore/db-client';
import { CannotStart } from '../config/cannot-start.ts';
import type { Dependency } from '../process/health.ts';
import { type Breaker, breakerFor } from '../resilience/breaker.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { explained, isDenied, RightMissing } from './access-denied.ts';
import { appendInBatches } from './batch-appends.ts';
import { contain } from './contained-client.ts';
import { damagedEventIn, isDataLoss } from './damaged-event.ts';
import { denialOfAppend } from './event-store-rights.ts';
import { appendDeadlineMs, type EventStoreCalls, guardCalls, isEventStoreUnavailable } from './guarded-event-store.ts';
import { decodeReads } from './own-decoding.ts';
import { type StoreClock, storeClock } from './store-clock.ts';

// A vanished server is noticed after interval + timeout. The client does not accept intervals below 10 s.
const connectionDefaults = { keepAliveInterval: 10_000, keepAliveTimeout: 3_000, defaultDeadline: appendDeadlineMs };

export type EventStore = {
  /** The official client. Its appends and reads go through the breaker, and have deadlines. */
  client: EventStoreDBClient;
  breaker: Breaker;
  /** Its clock, compared with this process's. */
  clock: StoreClock;
  /** Resolves if the store answers a read of `$all` within `deadlineMs`. @throws RightMissing, what the client throws, DeadlineExceeded */
  check(deadlineMs?: number): Promise<void>;
  /** Resolves if the user may append. A right that was found is not asked for again. @throws RightMissing, what the client throws */
  checkAppends(): Promise<void>;
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
  appendInBatches(client);
  decodeReads(client);
  const breaker = breakerFor('EventStoreDB', isEventStoreUnavailable);
  // a check does not go through the breaker
  const readAll: EventStoreDBClient['readAll'] = client.readAll.bind(client);
  const clock = storeClock(warn);
  guardCalls(client, breaker, calls, clock);
  return {
    client,
    breaker,
    clock,
    check: (deadlineMs = 1_500) => check(readAll, deadlineMs),
    checkAppends: appendsChecked(client),
    dispose: () => client.dispose(),
  };
}

/** Whether the event store can be read and appended to, which a service that records events needs. */
export const takesAppends = ({ check, checkAppends, breaker, clock }: EventStore): Dependency => ({
  required: true,
  check: async () => {
    await Promise.all([check(), checkAppends()]);
    return { breaker: breaker.state(), ...clock.shown() };
  },
});

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

async function check(readAll: EventStoreDBClient['readAll'], deadlineMs: number): Promise<void> {
  const read = readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 });
  const answer = (async () => {
    try {
      for await (const _ of read);
    } catch (error) {
      if (isDataLoss(error)) return; // the event store is up; only its last event is damaged
      throw isDenied(error) ? new RightMissing('read $all', error) : explained(error);
    }
  })();
  try {
    await withDeadline(answer, deadlineMs, 'the event store');
  } finally {
    read.destroy();
  }
}

/** @param client whose deadlines are corrected: the clocks may differ */
function appendsChecked(client: EventStoreDBClient): () => Promise<void> {
  let isChecked = false;
  return async () => {
    if (isChecked) return;
    const denial = await denialOfAppend(client);
    if (denial !== undefined) throw new RightMissing('append events', denial);
    isChecked = true;
  };
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
