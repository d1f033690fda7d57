import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { TokenEnded } from '../access/end-with-token.ts';
import { Abandoned } from './unanswered.ts';

/** The correlation id of a request: that of the header x-correlation-id if it cannot forge log lines, else a new one. */
export function correlationId({ headers }: IncomingMessage): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

/** Logs the route and the result of each request, but no ids or query strings: they may be personal data. */
export class OneLineARequest extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(_error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const line = {
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ...(reply.problemType !== null && { problem: reply.problemType }),
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    const { unanswered } = reply;
    if (unanswered instanceof Abandoned) reply.log.info(line, 'request abandoned by its client');
    else if (unanswered instanceof TokenEnded) reply.log.info(line, 'request ended with its token');
    else if (unanswered)
      reply.log.error({ ...line, err: unanswered }, 'request failed after a part of its answer was sent');
    else reply.log.info(line, 'request');
  }
}
