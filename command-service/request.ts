import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type CalendarDate, calendarDateAt } from '../events/calendar-date.ts';
import { schemaVersion } from '../events/recorded.ts';
import { Problem } from '../platform/problem.ts';
import { digestOf, type Envelope } from './handle-command.ts';

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
  'ledger-actor': Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, pattern: '^[\\x20-\\x7e]+$', description: 'Who acts, for the audit' }),
  ),
});

/** Where a request's time and dates come from. */
export type Clock = { now: () => Date; timeZone: string };

/** The calendar date that it is where the seller is. */
export const today = ({ now, timeZone }: Clock): CalendarDate => calendarDateAt(now(), timeZone);

/** The client's own name for this request, if it gave one. */
export const idempotencyKey = (request: FastifyRequest): string | undefined => header(request, 'idempotency-key');

/**
 * What travels with a command beside what it says.
 * @param entityKey names what the command is about; known again when it is repeated under another Idempotency-Key, or none
 * @param content what the client sent
 * @throws Problem 400 where If-Match is not an ETag of ours
 */
export function envelope(
  request: FastifyRequest,
  clock: Clock,
  { entityKey, content, effectiveOn }: { entityKey: string; content: unknown; effectiveOn: CalendarDate },
): Envelope {
  const key = idempotencyKey(request);
  const ifMatch = header(request, 'if-match');
  return {
    metadata: {
      schema: schemaVersion,
      recordedAt: clock.now().toISOString(),
      effectiveOn,
      actor: header(request, 'ledger-actor') ?? 'anonymous',
      correlationId: request.id,
    },
    keys: key === undefined ? [entityKey] : [entityKey, `key:${key}`],
    digest: digestOf(content),
    ...(ifMatch !== undefined && ifMatch !== '*' && { expectedRevision: revisionOf(ifMatch) }),
  };
}

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
