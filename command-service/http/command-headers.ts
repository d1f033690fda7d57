// The HTTP headers of a command, and the command context that they make.

import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Problem } from '../../platform/http/problems/problem.ts';
import { readTraceparent, traceparentHere } from '../../platform/telemetry/trace-context.ts';
import type { CommandContext } from '../handling/command-context.ts';

const actor = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 200,
    pattern: '^[ -~]+$',
    description:
      'The actor for the audit. With authentication it is the subject of the token, and this header may be omitted',
  }),
);

/** The headers of a batch. */
export const BatchHeaders = Type.Object({ 'ledger-actor': actor });

/** The headers of every command. */
export const CommandHeaders = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description:
        'Makes a retry safe: a request with the same key and content gets the first answer and is not recorded again',
    }),
  ),
  'ledger-unrepeatable': Type.Optional(
    Type.Enum(['true'], {
      description:
        'The request is never sent again: it may move money with neither an id of its own nor an Idempotency-Key',
    }),
  ),
  'if-match': Type.Optional(
    Type.String({
      description: 'The ETag that was read. If the revision has changed since, the command is refused with 412',
    }),
  ),
  'ledger-actor': actor,
});

/** The header ledger-actor names another actor than the token. */
export class ActorDiffers extends Problem {
  constructor(subject: string) {
    super({
      status: 403,
      title: 'The actor is not the subject of the token',
      detail: `The header ledger-actor must name the subject of the token, ${subject}. Omit the header, or use the token of that actor.`,
    });
  }
}

/** The actor: with authentication the subject of the token. @throws ActorDiffers */
function actorOf(request: FastifyRequest): string {
  const said = header(request, 'ledger-actor');
  const { caller } = request;
  if (caller === null) return said ?? 'anonymous';
  if (said !== undefined && said !== caller.subject) throw new ActorDiffers(caller.subject);
  return caller.subject;
}

/** @throws ActorDiffers; Problem 400 malformed-etag */
export function contextOf(request: FastifyRequest): CommandContext {
  const key = header(request, 'idempotency-key');
  const ifMatch = header(request, 'if-match');
  // without tracing in this process, the caller's trace context is passed on
  const traceparent = traceparentHere() ?? readTraceparent(request.headers.traceparent);
  return {
    actor: actorOf(request),
    correlationId: request.id,
    ...(traceparent !== undefined && { traceparent }),
    ...(key !== undefined && { key }),
    ...(header(request, 'ledger-unrepeatable') !== undefined && { isUnrepeatable: true }),
    ...(ifMatch !== undefined && ifMatch !== '*' && { expectedRevision: revisionOf(ifMatch) }),
  };
}

const header = ({ headers }: FastifyRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
};

function revisionOf(etag: string): number {
  const revision = /^"(-1|\d{1,15})"$/.exec(etag)?.[1]; // -1: of what has no events yet
  if (revision !== undefined) return Number(revision);
  throw new Problem({
    type: 'malformed-etag',
    status: 400,
    title: 'If-Match is not an ETag of this service',
    errors: [{ in: 'header', pointer: '/if-match', detail: 'must be "<revision>" with its quotes, or *' }],
  });
}
