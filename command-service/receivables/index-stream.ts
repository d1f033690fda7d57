import { ANY, type AppendResult, type EventStoreDBClient } from '@eventstore/db-client';
import type { Receivable, ReceivablesIndexed } from '../../events/receivables.ts';
import type { Metadata } from '../../events/recorded.ts';
import type { UnreadableEvent } from '../../events/upcast.ts';
import { readableEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';

/** The entries of an index that can be read, the revision of its last event (-1 without one), and why an event cannot be read. */
export type IndexEntries = { entries: Receivable[]; revision: number; unread: UnreadableEvent | undefined };

/** @throws the client's errors */
export async function indexEntries(client: EventStoreDBClient, stream: string): Promise<IndexEntries> {
  const { events, unread } = await readableEvents<ReceivablesIndexed>(client, stream, {});
  return { entries: events.flatMap(({ data }) => data.entries), revision: events.at(-1)?.revision ?? -1, unread };
}

/** Adds entries to an index, as one event. @throws the client's errors */
export function addEntries(
  client: EventStoreDBClient,
  stream: string,
  entries: Receivable[],
  metadata: Metadata,
): Promise<AppendResult> {
  const event: ReceivablesIndexed = { type: 'ReceivablesIndexed', data: { entries } };
  return append(client, stream, [{ event, metadata }], ANY);
}
