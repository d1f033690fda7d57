import { type Static, Type } from 'typebox';
import { day, text } from './event-data.ts';

/**
 * The metadata of an event.
 *
 * - `recordedAt`: the recording time (RFC 3339, UTC). It is part of the event, so an imported log keeps it.
 * - `effectiveOn`: the effective date, on which it happened in the world.
 * - `keys`: the idempotency keys of the command that caused the event, and `digest`: the hash of that command's content. Only the
 *   first event of a command has them. A retry gets the first answer; a reuse of a key with other content is refused.
 * - `traceparent`: the span that recorded the event (W3C Trace Context), if it was traced.
 */
export const Metadata = Type.Object({
  recordedAt: Type.String({ format: 'date-time' }),
  effectiveOn: day,
  actor: text,
  correlationId: text,
  causationId: Type.Optional(text),
  traceparent: Type.Optional(text),
  keys: Type.Optional(Type.Array(text)),
  digest: Type.Optional(text),
});
export type Metadata = Static<typeof Metadata>;

/** An event of the log in today's shape. `revision` numbers the events of a stream from 0; `position` orders the events of all streams. */
export type Recorded<Event> = Event & {
  id: string;
  stream: string;
  revision: number;
  position: bigint;
  metadata: Metadata;
};
