import {
  type AppendExpectedRevision,
  type AppendResult,
  type EventStoreDBClient,
  jsonEvent,
} from '@eventstore/db-client';
import { type LedgerEvent, toStored } from '../../events/event-versions.ts';
import type { Metadata } from '../../events/recorded.ts';
import { appendDeadlineMs } from '../../platform/stores/guarded-event-store.ts';

/** An event to be recorded. Without an id, the client generates one. */
export type NewEvent = { event: LedgerEvent; metadata: Metadata; id?: string };

/**
 * Appends with a deadline. After an error other than a conflict it is unknown whether the events were recorded.
 * @throws WrongExpectedVersionError, DeadlineExceeded, BreakerOpen, and the client's other errors
 */
export const append = (
  client: EventStoreDBClient,
  stream: string,
  events: readonly NewEvent[],
  expectedRevision: AppendExpectedRevision,
): Promise<AppendResult> =>
  client.appendToStream(stream, events.map(eventData), { expectedRevision, deadline: appendDeadlineMs });

const eventData = ({ event, metadata, id }: NewEvent) =>
  jsonEvent({ ...toStored(event, metadata), ...(id !== undefined && { id }) });
