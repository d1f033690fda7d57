// What travels with a command beside what it says: who asks, when, by which names it may be asked again, and what caused it.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { derivedId } from '../../events/streams.ts';
import { traceparentHere } from '../../platform/telemetry/trace-context.ts';
import { digestOf, type Envelope } from './handle-command.ts';

/** Where a command's time and dates come from: the instant, and the seller's calendar. */
export type Clock = { now: () => Date; dateOf: (instant: Date) => CalendarDate };

/** The calendar date that it is where the seller is. */
export const today = ({ now, dateOf }: Clock): CalendarDate => dateOf(now());

/** Who asks, and by which name it may ask again. */
export type CommandContext = {
  actor: string;
  correlationId: string;
  /** The step of a trace in which it is asked. */
  traceparent?: string;
  /** The client's name for the command (Idempotency-Key). */
  key?: string;
  /** The revision that the client has seen (If-Match). */
  expectedRevision?: number;
};

/**
 * What names a thing that the client gave no name (a payment, a credit note): the same for the same Idempotency-Key, new for each
 * request where there is none.
 */
export const nameFor = ({ key, correlationId }: CommandContext, ...about: string[]): string =>
  derivedId(...about, key === undefined ? 'request' : 'key', key ?? correlationId);

/**
 * What travels with a command beside what it says.
 * @param entityKey names what the command is about; known again when it is repeated under another Idempotency-Key, or none
 * @param content what the client sent
 */
export function envelope(
  context: CommandContext,
  clock: Clock,
  { entityKey, content, effectiveOn }: { entityKey: string; content: unknown; effectiveOn: CalendarDate },
): Envelope {
  const { key, expectedRevision } = context;
  return {
    metadata: metadata(clock, context, effectiveOn),
    keys: key === undefined ? [entityKey] : [entityKey, `key:${key}`],
    digest: digestOf(content),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}

/** Who or what a process acts for: that of the event, or the request, that set it off. */
export type Cause = Pick<Metadata, 'actor' | 'correlationId' | 'causationId' | 'traceparent'>;

/** What an event sets off: in its name, in the step of its trace that is at hand, or else the one that recorded it. */
export function causedBy({ id, metadata }: Pick<Recorded<unknown>, 'id' | 'metadata'>): Cause {
  const { actor, correlationId, traceparent = undefined } = metadata;
  const step = traceparentHere() ?? traceparent;
  return { actor, correlationId, causationId: id, ...(step !== undefined && { traceparent: step }) };
}

/**
 * The envelope of a step of a process. Its key and content follow from the process alone, so a step that is done again after a
 * crash is known as done.
 */
export const stepEnvelope = (
  clock: Clock,
  cause: Cause,
  { key, content, effectiveOn = today(clock) }: { key: string; content: unknown; effectiveOn?: CalendarDate },
): Envelope => ({ metadata: metadata(clock, cause, effectiveOn), keys: [key], digest: digestOf(content) });

/** What travels with an event that nobody may ask for again. */
export const metadata = (
  clock: Clock,
  { actor, correlationId, causationId, traceparent }: Cause,
  effectiveOn: CalendarDate,
): Metadata => ({
  recordedAt: clock.now().toISOString(),
  effectiveOn,
  actor,
  correlationId,
  ...(causationId !== undefined && { causationId }),
  ...(traceparent !== undefined && { traceparent }),
});
