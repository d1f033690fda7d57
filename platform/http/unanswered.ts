// A request ends when its answer was sent, or when its connection closes before that. Fastify sees the first only:
//
//   answer sent            ──► 'finish' ──► onResponse
//   connection closed      ──► 'close'  ──► here: status 499, 'error' ──► onResponse
//   a stream that fails    ──► 'close'  ──► here: its error,  'error' ──► onResponse
//
// So whatever is counted from onRequest to onResponse (requests in flight, durations, spans, commands) ends with every request.
//
// A hook may wait, for a key or a body, and the connection may close meanwhile. The request is over then: what is counted afterwards would
// never be given back. So no handler begins, and whoever has waited asks `isOver` or uses `whenOver`.

import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Service } from './service.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Why the answer was not sent, or not to its end; null if it was. */
    unanswered: Error | null;
  }
}

/** The status in logs and metrics of a request whose client has left; nginx's number for "client closed request". It is never sent. */
export const abandonedStatus = 499;

/** The client closed the connection before its answer was sent. */
export class Abandoned extends Error {}

/** The code by which Fastify knows that a stream was closed, and did not fail. */
const prematureClose = Object.assign(new Error('the connection closed'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });

/** Whether the request has ended: its answer was sent, or its connection has closed. */
export const isOver = ({ raw }: FastifyReply): boolean => raw.closed;

/** Calls `end` when the request ends, at once if it has ended. */
export function whenOver(reply: FastifyReply, end: () => void): void {
  if (isOver(reply)) end();
  else reply.raw.once('close', end);
}

/** Ends requests that get no whole answer. Register it before the hooks that count requests. */
export function endUnanswered(service: Service): void {
  service.decorateReply('unanswered', null);
  service.addHook('onRequest', (_request, reply, done) => {
    const { raw } = reply;
    raw.once('close', () => {
      if (raw.writableFinished) return;
      if (reply.unanswered === null) raw.statusCode = abandonedStatus;
      reply.unanswered ??= new Abandoned('the client closed the connection');
      raw.emit('error', prematureClose);
    });
    done();
  });
  service.addHook('preHandler', (_request, reply, done) => {
    if (!isOver(reply)) done();
  });
  service.addHook('onSend', (_request, reply, payload, done) => {
    if (payload instanceof Readable) {
      payload.once('error', (error) => {
        if (reply.raw.headersSent) reply.unanswered = error;
      });
    }
    done(null, payload);
  });
}

/**
 * Closes the connection after a refusal that was sent before the body has come: the rest of the body is not read
 * (RFC 9112, section 9.6).
 */
export function closeUnreadConnections(service: Service): void {
  service.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (reply.statusCode >= 400 && hasBody(raw.headers) && !raw.complete) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** RFC 9112, section 6.3: a request has a body if one of the two headers says so. */
export const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
