// What travels with a command besides its content: the actor, the time, the idempotency keys, the cause.

import { v7 as uuidv7 } from 'uuid';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { derivedId } from '../../events/streams.ts';
import { traceparentHere } from '../../platform/telemetry/trace-context.ts';
import { digestOf, digestsInCapitals } from './digest.ts';
import type { Envelope } from './handle-command.ts';

/** The current instant, and the seller's calendar date of an instant. */
export type Clock = { now: () => Date; dateOf: (instant: Date) => CalendarDate };

/** The current calendar date in the seller's time zone. */
export const today = ({ now, dateOf }: Clock): CalendarDate => dateOf(now());

/** Who sends a command, and how a retry of it is recognised. */
export type CommandContext = {
  actor: string;
  correlationId: string;
  /** The W3C trace context of the request. */
  traceparent?: string;
  /** What the command acts on: the parameters of its path. */
  target?: Readonly<Record<string, string>>;
  /** The Idempotency-Key header. */
  key?: string;
  /** The client says that it sends neither an id nor a key on purpose: the header Ledger-Unrepeatable. */
  isUnrepeatable?: boolean;
  /** The revision that the client expects (If-Match). */
  expectedRevision?: number;
};

/**
 * The id of a payment, credit note … for which the client sent none: the same id for the same Idempotency-Key, a new one each time if
 * there is no key. It does not follow from the correlation id: clients choose that, and give several requests the same.
 */
export const nameFor = ({ key }: CommandContext, ...about: string[]): string =>
  key === undefined ? uuidv7() : derivedId(...about, 'key', key);

/** The request has neither an id of its own nor an Idempotency-Key: sent again after a broken connection, it would move the money twice. */
export class IdempotencyKeyMissing extends Error {
  /** @param field the id that the client may choose */
  constructor(field: string) {
    super(
      `Nothing tells a retry of this request from a second one. Send ${field} or the header Idempotency-Key, and the same with each retry. If the request is never sent again, say so with the header Ledger-Unrepeatable: true.`,
    );
  }
}

/** `nameFor` of what moves money. @param field the id that the client may choose @throws IdempotencyKeyMissing */
export function repeatableName(context: CommandContext, field: string, ...about: string[]): string {
  refuseUnrepeatable(context, field);
  return nameFor(context, ...about);
}

/**
 * The name of a command that takes all that is left of a payment if it has no amount. Without an id and a key, that happens once: who means
 * it again, because more is left now, sends one.
 * @param id the one that the client sent
 * @param whole what is taken
 * @throws IdempotencyKeyMissing for a part
 */
export function nameOfPart(
  context: CommandContext,
  { id, amount, field, whole }: { id: string | undefined; amount: number | undefined; field: string; whole: string },
  ...about: string[]
): { name: string; isOnce: boolean } {
  if (id !== undefined) return { name: id, isOnce: false };
  if (amount === undefined && context.key === undefined)
    return { name: derivedId(...about, whole, 'whole'), isOnce: true };
  return { name: repeatableName(context, field, ...about), isOnce: false };
}

/** @param field the id that the client may choose, and has not sent @throws IdempotencyKeyMissing */
export function refuseUnrepeatable({ key, isUnrepeatable = false }: CommandContext, field: string): void {
  if (key === undefined && !isUnrepeatable) throw new IdempotencyKeyMissing(field);
}

/** A client's command, as far as a retry of it is recognised by it. */
export type Requested = {
  /** What the command is and creates, so that a retry with another Idempotency-Key, or none, is recognised. */
  entityKey: string;
  /** Set if what the command does can happen to its target only once, so that `entityKey` has no id that a client chose. */
  isOnce?: boolean;
  /** Names the command in its digest where `entityKey` depends on the state, so that a retry has the same digest in each state. */
  commandKey?: string;
  /** The request body. */
  content: unknown;
  effectiveOn: CalendarDate;
};

/** The key of a command by its Idempotency-Key header. */
export const keyOf = (header: string): string => `key:${header}`;

/** The envelope of a client's command. */
export function envelope(
  context: CommandContext,
  clock: Clock,
  { entityKey, isOnce = false, commandKey = entityKey, content, effectiveOn }: Requested,
): Envelope {
  const { target = {}, key, expectedRevision } = context;
  const command = { entityKey: commandKey, target, content };
  return {
    metadata: metadata(clock, context, effectiveOn),
    keys: key === undefined ? [entityKey] : [entityKey, keyOf(key)],
    isOnce,
    digest: digestOf(command),
    *earlierDigests() {
      yield digestOf(content); // of the body alone
      yield* digestsInCapitals(command);
      yield* digestsInCapitals(content);
    },
    today: today(clock),
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
}

/** On whose behalf a process acts: the actor of the event or request that caused it. */
export type Cause = Pick<Metadata, 'actor' | 'correlationId' | 'causationId' | 'traceparent'>;

/** The cause of what an event triggers: its actor, and the current trace, or else the trace that recorded the event. */
export function causedBy({ id, metadata }: Pick<Recorded<unknown>, 'id' | 'metadata'>): Cause {
  const { actor, correlationId, traceparent = undefined } = metadata;
  const step = traceparentHere() ?? traceparent;
  return { actor, correlationId, causationId: id, ...(step !== undefined && { traceparent: step }) };
}

/**
 * The envelope of a step of a process. Its key and content follow from the process alone, so a step that is repeated after a crash
 * is recognised as done. Its effective date is that of the command that set it off: money moves on the same day on each stream.
 */
export const stepEnvelope = (
  clock: Clock,
  cause: Cause,
  { key, content, effectiveOn }: { key: string; content: unknown; effectiveOn: CalendarDate },
): Envelope => ({
  metadata: metadata(clock, cause, effectiveOn),
  keys: [key],
  digest: digestOf(content),
  earlierDigests: () => digestsInCapitals(content),
});

/** The metadata of an event without idempotency keys. */
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
