import type { AppendExpectedRevision, AppendResult, EventData, EventStoreDBClient } from '@eventstore/db-client';
import { withDeadline } from '../platform/deadline.ts';
import { appendDeadlineMs } from '../platform/event-store.ts';

/** The event store keeps to its deadline by itself, if it still answers. */
const patienceMs = appendDeadlineMs + 500;

/**
 * Appends, or gives up in time: then it is unknown whether the events were recorded.
 * @throws WrongExpectedVersionError, DeadlineExceeded, and the client's other errors
 */
export const append = (
  client: EventStoreDBClient,
  stream: string,
  events: EventData | EventData[],
  expectedRevision: AppendExpectedRevision,
): Promise<AppendResult> =>
  withDeadline(
    client.appendToStream(stream, events, { expectedRevision, deadline: appendDeadlineMs }),
    patienceMs,
    'the append',
  );
