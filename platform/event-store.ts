import { EventStoreDBClient, isCommandError, StreamNotFoundError } from '@eventstore/db-client';
import { CannotStart } from './cannot-start.ts';
import { withDeadline } from './deadline.ts';

/** How long an append may take before its outcome counts as unknown. The client alone would wait for the keep-alive. */
export const appendDeadlineMs = 5_000;

// A server that vanished without a word is noticed after interval + timeout. The client objects to intervals below 10 s.
const connectionDefaults = { keepAliveInterval: 10_000, keepAliveTimeout: 3_000, defaultDeadline: appendDeadlineMs };

export type EventStore = {
  client: EventStoreDBClient;
  /** Resolves when the store answers a read. @throws what the client throws when it doesn't, within `deadlineMs` */
  check(deadlineMs?: number): Promise<void>;
  dispose(): Promise<void>;
};

/**
 * The event store of a connection string (esdb://…). Connects when it is first used; a store that is away is no reason not to start.
 * @throws CannotStart where the connection string can't be read
 */
export function connectEventStore(connectionString: string): EventStore {
  const client = clientFor(connectionString);
  return {
    client,
    check: (deadlineMs = 1_500) => check(client, deadlineMs),
    dispose: () => client.dispose(),
  };
}

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

async function check(client: EventStoreDBClient, deadlineMs: number): Promise<void> {
  const read = client.readStream('no-such-stream', { maxCount: 1 });
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

/**
 * Whether an error is the event store's, or of the way to it: one of the client's own, or one of gRPC that the client lets
 * through as it is (it does while a connection is being made).
 */
export const isEventStoreError = (error: unknown): boolean =>
  error instanceof Error &&
  (isCommandError(error) || ('code' in error && typeof error.code === 'number' && 'metadata' in error));
