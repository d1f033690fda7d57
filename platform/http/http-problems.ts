// Every answer that is not a success is a problem document, whoever refused: a rule, a schema, the router, the HTTP parser.

import { STATUS_CODES } from 'node:http';
import type { ErrorObject } from 'ajv';
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { EventUnknown } from '../../events/upcast.ts';
import { Problem, type ProblemContent, problemMediaType, problemType, ruleOf, Unavailable } from './problem.ts';
import { faultsOf } from './validation.ts';

const internalError = 'internal-error';

/** How a service's own errors answer; undefined for those that it doesn't know. */
export type ToProblem = (error: Error) => Problem | undefined;

/** fastify's error handler for a service. */
export const answerWithProblem =
  (toProblem: ToProblem) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = problemOf(error, toProblem);
    if (problem.status >= 500) request.log.error(aboutFailure(error, problem), problem.content.title);
    return send(problem, request, reply);
  };

// What was foreseen (a store is away) may come a thousand times a second: its cause says enough. What was not, shows its stack.
function aboutFailure(error: unknown, { content, message, cause }: Problem): object {
  if (content.type === internalError) return { err: error };
  return { problem: content.type, detail: message, ...(cause instanceof Error && { cause: cause.message }) };
}

declare module 'fastify' {
  interface FastifyReply {
    /** Of the problem that it answers with, "invoice-not-found"; null where it doesn't. */
    problemType: string | null;
  }
}

/** Answers a request with a problem. */
export function send(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.problemType = problem.content.type;
  return reply
    .code(problem.status)
    .headers({ ...problem.content.headers, 'content-type': problemMediaType })
    .send(JSON.stringify(problem.toDocument(request.id)));
}

/** What an error answers: as it says itself, as the service knows it, as the framework means it, or as a fault of ours. */
export function problemOf(error: unknown, toProblem: ToProblem): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof EventUnknown) return unknownEvent(error);
  return (
    (error instanceof Error ? (toProblem(error) ?? ofFramework(error)) : undefined) ??
    new Problem({ type: internalError, status: 500, title: 'Something broke here' })
  );
}

/** A replica of a later version can answer; this one can once it is updated. */
const unknownEvent = (error: EventUnknown): Problem =>
  new Unavailable(
    {
      type: ruleOf(error),
      title: 'The stream holds an event that this version of the service does not know',
      detail: error.message,
      retryAfterSeconds: 60,
    },
    { cause: error },
  );

const byCode: Readonly<Record<string, ProblemContent>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: malformedJson('The body is not JSON'),
  FST_ERR_CTP_EMPTY_JSON_BODY: malformedJson('The body is empty'),
  FST_ERR_CTP_BODY_TOO_LARGE: { type: 'body-too-large', status: 413, title: 'The body is too large' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    type: 'unsupported-media-type',
    status: 415,
    title: 'The body has a media type that is not taken here',
  },
  FST_ERR_BAD_URL: { type: 'malformed-url', status: 400, title: 'The URL is malformed' },
};

function malformedJson(detail: string): ProblemContent {
  return { type: 'malformed-json', status: 400, title: 'The body is not well-formed JSON', detail };
}

function ofFramework(error: Error & Partial<FastifyError>): Problem | undefined {
  if (error.validation) {
    const errors = faultsOf(error.validation as ErrorObject[], error.validationContext ?? 'body');
    return new Problem({
      type: 'malformed-request',
      status: 400,
      title: 'The request does not have the shape it must have',
      errors,
    });
  }
  const known = byCode[error.code ?? ''];
  if (known) return new Problem(known);
  // JSON.parse and the guard against poisoned prototypes
  if (error instanceof SyntaxError && error.statusCode === 400) return new Problem(malformedJson(error.message));
  const { statusCode: status = 500 } = error;
  return status >= 400 && status < 500 ? ofStatus(status, error.message) : undefined;
}

const ofStatus = (status: number, detail?: string): Problem => {
  const title = STATUS_CODES[status] ?? 'Refused';
  return new Problem({
    type: title.toLowerCase().replaceAll(' ', '-'),
    status,
    title,
    ...(detail !== undefined && { detail }),
  });
};

export const noSuchRoute = (method: string, path: string): Problem =>
  new Problem({
    type: 'no-such-route',
    status: 404,
    title: 'There is nothing at this address',
    detail: `${method} ${path}`,
  });

export const methodNotAllowed = (method: string, allowed: readonly string[]): Problem =>
  new Problem({
    type: 'method-not-allowed',
    status: 405,
    title: 'This address does not take the method',
    detail: `${method} is not one of ${allowed.join(', ')}`,
    headers: { allow: allowed.join(', ') },
  });

const byParserCode: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** Answers what is not even HTTP: there is no request yet, only a socket. */
export const answerBrokenHttp: NonNullable<FastifyServerOptions['clientErrorHandler']> = (error, socket) => {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const { status, content } = ofStatus(byParserCode[error.code ?? ''] ?? 400);
  const body = JSON.stringify({ type: problemType(content.type), title: content.title, status });
  socket.end(
    `HTTP/1.1 ${status} ${content.title}\r\nconnection: close\r\ncontent-type: ${problemMediaType}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
};
