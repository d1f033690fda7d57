import type { AppendExpectedRevision, AppendResult, EventData, EventStoreDBClient } from '@eventstore/db-client';
import { appendDeadlineMs } from '../../platform/stores/guarded-event-store.ts';

/**
 * Appends, or gives up in time: then it is unknown whether the events were recorded.
 * @throws WrongExpectedVersionError, DeadlineExceeded, BreakerOpen, and the client's other errors
 */
export const append = (
  client: EventStoreDBClient,
  stream: string,
  events: EventData | EventData[],
  expectedRevision: AppendExpectedRevision,
): Promise<AppendResult> => client.appendToStream(stream, events, { expectedRevision, deadline: appendDeadlineMs });
