import type { CalendarDate } from './calendar-date.ts';

/**
 * What is known of an event beside what it says.
 *
 * - `recordedAt`: when the ledger learned of it (RFC 3339, UTC). It travels with the event, so an imported log keeps it.
 * - `effectiveOn`: when it happened in the world.
 * - `keys`: the client's names for the command that caused it, and `digest`: of that command's content. On a command's
 *   first event only; they make a retry answer what the first try answered, and a reuse with other content fail.
 * - `traceparent`: the step of a trace that recorded it (W3C Trace Context), where it was traced.
 */
export type Metadata = {
  recordedAt: string;
  effectiveOn: CalendarDate;
  actor: string;
  correlationId: string;
  causationId?: string;
  traceparent?: string;
  keys?: string[];
  digest?: string;
};

/** An event as the log holds it, upcast to today's shape. `revision` counts a stream's events from 0; `position` orders all of them. */
export type Recorded<Event> = Event & {
  id: string;
  stream: string;
  revision: number;
  position: bigint;
  metadata: Metadata;
};
