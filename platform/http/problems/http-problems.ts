// Every answer with an error is a problem document, whether a rule, a schema, the router or the HTTP parser refused the request.

import { type RequestListener, STATUS_CODES } from 'node:http';
import type { ErrorObject } from 'ajv';
import type { FastifyError, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { EventUnknown, UnreadableEvent } from '../../../events/upcast.ts';
import { Abandoned } from '../unanswered.ts';
import { faultsOf } from '../validation/validation.ts';
import { Problem, type ProblemContent, problemMediaType, problemType, ruleOf, Unavailable } from './problem.ts';

const internalError = 'internal-error';

/** Maps a service's own errors to problems; undefined for other errors. */
export type ToProblem = (error: Error) => Problem | undefined;

/** fastify's error handler for a service. */
export const answerWithProblem =
  (toProblem: ToProblem) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const problem = isTooLarge(error) ? bodyTooLarge(request) : problemOf(error, toProblem);
    const isFault = problem.content.type === internalError && !(error instanceof Abandoned);
    // nobody was told of a failure that is expected if the client had left before
    const isToBeLogged = reply.unanswered === null ? problem.status >= 500 : isFault;
    if (isToBeLogged) request.log.error(aboutFailure(error, problem), problem.content.title);
    return send(problem, request, reply);
  };

// Expected failures, such as an unavailable store, may occur a thousand times a second: they are logged without a stack.
function aboutFailure(error: unknown, { content, message, cause }: Problem): object {
  if (content.type === internalError) return { err: error };
  return { problem: content.type, detail: message, ...(cause instanceof Error && { cause: cause.message }) };
}

declare module 'fastify' {
  interface FastifyReply {
    /** The type of the problem in the answer, such as "invoice-not-found"; null if it has none. */
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

/** The problem for an error: the error itself, the service's mapping, the framework's meaning, or an internal error. */
export function problemOf(error: unknown, toProblem: ToProblem): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof UnreadableEvent) return unreadable(error);
  return (
    (error instanceof Error ? (toProblem(error) ?? ofFramework(error)) : undefined) ??
    new Problem({ type: internalError, status: 500, title: 'Internal error' })
  );
}

/** An unknown event can be read by a replica of a later version, or once this one is updated. To retry does not mend a broken one. */
function unreadable(error: UnreadableEvent): Problem {
  const { stream, revision, message: detail } = error;
  const content = { type: ruleOf(error), detail, extensions: { stream, revision } };
  if (error instanceof EventUnknown) {
    const title = 'The stream holds an event that this version of the service does not know';
    return new Unavailable({ ...content, title, retryAfterSeconds: 60 }, { cause: error });
  }
  return new Problem({ ...content, status: 409, title: 'The stream holds a broken event' }, { cause: error });
}

const badUrl: ProblemContent = { type: 'malformed-url', status: 400, title: 'The URL is malformed' };

export const malformedUrl = (): Problem => new Problem(badUrl);

const byCode: Readonly<Record<string, ProblemContent>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: malformedJson('The body is not JSON.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: malformedJson('The body is empty.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    type: 'unsupported-media-type',
    status: 415,
    title: 'The media type of the body is not supported',
  },
  FST_ERR_BAD_URL: badUrl,
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && (error as Partial<FastifyError>).code === 'FST_ERR_CTP_BODY_TOO_LARGE';

const bodyTooLarge = ({ routeOptions }: FastifyRequest): Problem =>
  new Problem({
    type: 'body-too-large',
    status: 413,
    title: 'The body is too large',
    detail: `It may have ${routeOptions.bodyLimit} bytes. Send less in one request`,
  });

function malformedJson(detail: string): ProblemContent {
  return { type: 'malformed-json', status: 400, title: 'The body is not well-formed JSON', detail };
}

function ofFramework(error: Error & Partial<FastifyError>): Problem | undefined {
  if (error.validation) {
    const errors = faultsOf(error.validation as ErrorObject[], error.validationContext ?? 'body');
    return new Problem({
      type: 'malformed-request',
      status: 400,
      title: 'The request is malformed',
      errors,
    });
  }
  const known = byCode[error.code ?? ''];
  if (known) return new Problem(known);
  // thrown by JSON.parse, or for a key such as __proto__
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

export const hostMissing = (): Problem => ofStatus(400, 'HTTP/1.1 requires the header Host');

export const noSuchRoute = (method: string, path: string): Problem =>
  new Problem({
    type: 'no-such-route',
    status: 404,
    title: 'No such route',
    detail: `There is no route ${method} ${path}.`,
  });

export const methodNotAllowed = (method: string, allowed: readonly string[]): Problem =>
  new Problem({
    type: 'method-not-allowed',
    status: 405,
    title: 'The method is not allowed here',
    detail: `${method} is not allowed. Allowed: ${allowed.join(', ')}.`,
    headers: { allow: allowed.join(', ') },
  });

/** RFC 9110, section 10.1.1: only "100-continue" is known, which Node answers itself. */
export const answerUnknownExpectation: RequestListener = ({ headers: { expect } }, response) => {
  const { status, content } = ofStatus(417);
  const detail = `Expect: ${expect} is not known. Leave the header out.`;
  response.writeHead(status, { 'content-type': problemMediaType, connection: 'close' });
  response.end(JSON.stringify({ type: problemType(content.type), title: content.title, status, detail }));
};

const byParserCode: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** Answers bytes that are not valid HTTP, or that come too slowly, and closes the connection. There is no request then, only a socket. */
export const answerBrokenHttp: NonNullable<FastifyServerOptions['clientErrorHandler']> = (error, socket) => {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const { status, content } = ofStatus(byParserCode[error.code ?? ''] ?? 400);
  const body = JSON.stringify({ type: problemType(content.type), title: content.title, status });
  socket.write(
    `HTTP/1.1 ${status} ${content.title}\r\nconnection: close\r\ncontent-type: ${problemMediaType}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  socket.destroySoon(); // a half-closed connection would still be the client's
};
