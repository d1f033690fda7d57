import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { derivedId } from '../../events/streams.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readTraceparent, traceparentHere } from '../../platform/telemetry/trace-context.ts';
import { digestOf, type Envelope } from '../handling/handle-command.ts';

const actor = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    pattern: '^[\\x20-\\x7e]+$',
    description: 'Who acts, for the audit; with authentication it is the subject of the token',
  }),
);

/** The headers that a batch takes. */
export const BatchHeaders = Type.Object({ 'ledger-actor': actor });

/** The headers that every command takes. */
export const CommandHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'A retry with the same key and content answers what the first try answered',
    }),
  ),
  'if-match': Type.Optional(
    Type.String({ description: 'The ETag that was read: refused with 412 where it has changed since' }),
  ),
  'ledger-actor': actor,
});

/** Where a request's time and dates come from: the instant, and the seller's calendar. */
export type Clock = { now: () => Date; dateOf: (instant: Date) => CalendarDate };

/** The calendar date that it is where the seller is. */
export const today = ({ now, dateOf }: Clock): CalendarDate => dateOf(now());

/** Who asks, and by which name it may ask again. */
export type Asker = {
  actor: string;
  correlationId: string;
  /** The step of a trace in which it is asked. */
  traceparent?: string;
  /** The client's name for the command (Idempotency-Key). */
  key?: string;
  /** The revision that the client has seen (If-Match). */
  expectedRevision?: number;
};

/** Somebody says to be another than the token does. */
export class ActorDiffers extends Problem {
  constructor(subject: string) {
    super({
      type: 'actor-differs',
      status: 403,
      title: 'The actor is the subject of the token',
      detail: `The token is that of ${subject}: leave the header ledger-actor away`,
    });
  }
}

/** Who acts: with authentication the token's subject and nobody else. @throws ActorDiffers */
function actorOf(request: FastifyRequest): string {
  const said = header(request, 'ledger-actor');
  const { caller } = request;
  if (caller === null) return said ?? 'anonymous';
  if (said !== undefined && said !== caller.subject) throw new ActorDiffers(caller.subject);
  return caller.subject;
}

/** @throws ActorDiffers; Problem 400 where If-Match is not an ETag of ours */
export function askerOf(request: FastifyRequest): Asker {
  const key = header(request, 'idempotency-key');
  const ifMatch = header(request, 'if-match');
  // where nothing is traced here, the caller's trace goes on all the same
  const traceparent = traceparentHere() ?? readTraceparent(request.headers.traceparent);
  return {
    actor: actorOf(request),
    correlationId: request.id,
    ...(traceparent !== undefined && { traceparent }),
    ...(key !== undefined && { key }),
    ...(ifMatch !== undefined && ifMatch !== '*' && { expectedRevision: revisionOf(ifMatch) }),
  };
}

/**
 * What names a thing that the client gave no name (a payment, a credit note): the same for the same Idempotency-Key, new for each
 * request where there is none.
 */
export const nameFor = ({ key, correlationId }: Asker, ...about: string[]): string =>
  derivedId(...about, key === undefined ? 'request' : 'key', key ?? correlationId);

/**
 * What travels with a command beside what it says.
 * @param entityKey names what the command is about; known again when it is repeated under another Idempotency-Key, or none
 * @param content what the client sent
 */
export function envelope(
  asker: Asker,
  clock: Clock,
  { entityKey, content, effectiveOn }: { entityKey: string; content: unknown; effectiveOn: CalendarDate },
): Envelope {
  const { key, expectedRevision } = asker;
  return {
    metadata: metadata(clock, asker, effectiveOn),
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

const header = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

function revisionOf(etag: string): number {
  const revision = /^"(\d{1,15})"$/.exec(etag)?.[1];
  if (revision !== undefined) return Number(revision);
  throw new Problem({
    type: 'malformed-etag',
    status: 400,
    title: 'If-Match is not an ETag that was given here',
    errors: [{ in: 'header', pointer: '/if-match', detail: 'must be "<revision>" with its quotes, or *' }],
  });
}
