import type { ClosingEvent } from '../../events/closing.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent, BooksEvent } from '../../events/views.ts';
import type { ClosingRow } from './schema.ts';

const isClosing = (event: Recorded<BooksEvent>): event is Recorded<ClosingEvent> => event.stream.startsWith('books-');

/** The events of a batch that close or reopen the books, and those that are booked. */
export function split(batch: readonly Recorded<BooksEvent>[]): {
  closings: Recorded<ClosingEvent>[];
  booked: Recorded<BookedEvent>[];
} {
  const [closings, booked] = [batch.filter(isClosing), batch.filter((event) => !isClosing(event))];
  return { closings, booked: booked as Recorded<BookedEvent>[] };
}

export const closingRow = ({ position, revision, type, data, metadata }: Recorded<ClosingEvent>): ClosingRow => ({
  position: position.toString(),
  revision,
  type,
  closed_through: data.closedThrough ?? null,
  reason: data.reason ?? null,
  recorded_at: new Date(metadata.recordedAt),
  actor: metadata.actor,
  correlation_id: metadata.correlationId,
});
