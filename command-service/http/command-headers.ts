// The headers of a command, and what they say of who asks.

import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../../platform/http/problem.ts';
import { readTraceparent, traceparentHere } from '../../platform/telemetry/trace-context.ts';
import type { CommandContext } from '../handling/command-context.ts';

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
export function contextOf(request: FastifyRequest): CommandContext {
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
