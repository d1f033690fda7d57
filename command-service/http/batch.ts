// Many commands in one request, in constant memory:
//
//   NDJSON ─► lines (bounded) ─► validated ─► commands, at most `atOnce` concurrently ─► an answer per line, in their order
//
// If a client reads slowly, the service reads slowly too (backpressure). Every line has an id, so a batch may be sent again.

import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ErrorObject } from 'ajv';
import type { FastifyRequest } from 'fastify';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import { costs } from '../../platform/access/cost.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { eachLine } from '../../platform/http/openapi/portable-schema.ts';
import { problemOf } from '../../platform/http/problems/http-problems.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { faultsOf } from '../../platform/http/validation/validation.ts';
import type { CommandContext } from '../handling/command-context.ts';
import { BatchHeaders, contextOf } from './command-headers.ts';
import type { Declaration } from './command-route.ts';
import { parseJson } from './exact-json.ts';
import { type Line, linesOf } from './ndjson-lines.ts';
import { toProblem } from './problems.ts';

const ndjson = 'application/x-ndjson';

/** How many commands of a batch run concurrently. */
const atOnce = 32;
const maxLineLength = 1_048_576;

type Validate = (value: unknown) => { error?: ErrorObject[] };

type LineAnswer = { repeated: boolean; [answer: string]: unknown };

/** Accepts NDJSON bodies, as streams. */
export const acceptNdjson = (service: Service): void =>
  void service.addContentTypeParser(ndjson, async (_request: FastifyRequest, payload: Readable) => payload);

/**
 * Adds a route that runs a command per line and answers with a line for each: `{line, status}` with the command's answer or its problem.
 * Each line is validated by the schema `line`, the body as a whole is not.
 */
export function batchRoute<Line extends TSchema>(
  service: Service,
  {
    path,
    name,
    scope,
    tag,
    operationId,
    summary,
    line,
    answer,
    run,
  }: Declaration & {
    line: Line;
    /** What the answer to a line has if the command was accepted. */
    answer: TProperties;
    /** @returns the answer of the command, and whether it had been handled before */
    run(context: CommandContext, line: Static<Line>): Promise<LineAnswer>;
  },
): void {
  let validate: Validate;
  service.addHook('onReady', async () => {
    validate = service.validatorCompiler?.({ schema: line, method: 'POST', url: path, httpPart: 'body' }) as Validate;
  });
  service.post(
    path,
    {
      config: {
        scope,
        problems: batchProblems,
        command: { name, source: 'batch' },
        verifiesToken: true,
        cost: costs.batch,
      },
      schema: {
        tags: [tag],
        operationId,
        summary,
        headers: BatchHeaders,
        body: {
          content: { [ndjson]: { schema: Type.Unknown({ description: 'One command per line', ...eachLine(line) }) } },
        },
        response: {
          200: {
            description:
              'One line per command, in their order: "line", "status", "replayed" if the command had been handled before, and its answer or its "problem"',
            content: { [ndjson]: { schema: Type.Unknown(eachLine(lineAnswer(answer))) } },
          },
        },
      },
    },
    async (request, reply) => reply.type(ndjson).send(answerLines(request as FastifyRequest, name, validate, run)),
  );
}

/** @param answer what the command answers */
const lineAnswer = (answer: TProperties) =>
  Type.Object({
    line: Type.Integer({ minimum: 1, description: 'The number of the line in the request' }),
    status: Type.Integer({ minimum: 200, maximum: 599, description: '201, or the status of the problem' }),
    replayed: Type.Optional(Type.Literal(true, { description: 'The command had been handled before' })),
    ...Object.fromEntries(Object.entries(answer).map(([name, schema]) => [name, Type.Optional(schema)])),
    problem: Type.Optional(Type.Unsafe({ allOf: [{ $ref: 'Problem#' }], description: 'Why the command was refused' })),
  });

/** Problems of a batch as a whole; a problem of a line is in the answer to that line. */
const batchProblems = { 400: '/problems/malformed-etag', 403: '/problems/actor-differs' };

function answerLines<Command>(
  request: FastifyRequest,
  name: string,
  validate: Validate,
  run: (context: CommandContext, command: Command) => Promise<LineAnswer>,
): Readable {
  // Idempotency-Key and If-Match are about one command; in a batch each line has an id instead
  const { key, expectedRevision, ...context } = contextOf(request);

  let turn: Promise<void> = Promise.resolve();
  /** Each line is read in a turn of the event loop of its own, and handed on in another, so that many hold up no other request for long. */
  const ownTurn = (): Promise<void> => {
    turn = turn.then(() => setImmediate());
    return turn;
  };

  async function answer(line: Line): Promise<string> {
    const place = line.line;
    try {
      await request.verifyToken();
      await ownTurn();
      const command = read<Command>(line, validate);
      await ownTurn();
      const { repeated, ...done } = await run(
        { ...context, correlationId: `${context.correlationId}:${place}` },
        command,
      );
      request.server.countLine?.(name);
      return toLine({ line: place, status: 201, ...(repeated && { replayed: true }), ...done });
    } catch (error) {
      const problem = problemOf(error, toProblem);
      request.server.countLine?.(name, problem);
      if (problem.status >= 500) request.log.error({ err: error, line: place }, problem.content.title);
      return toLine({ line: place, status: problem.status, problem: problem.toDocument(request.id) });
    }
  }

  const lines = Readable.from(linesOf(request.body as Readable, maxLineLength));
  return lines.filter(isNotEmpty).map(answer, { concurrency: atOnce });
}

const isNotEmpty = (line: Line): boolean => !('text' in line) || line.text.trim() !== '';

function read<Command>(line: Line, validate: Validate): Command {
  if ('fault' in line) throw new Problem(unreadable[line.fault]);
  const value = parse(line.text);
  const { error } = validate(value);
  if (error === undefined) return value as Command;
  const title = 'The line does not match its schema';
  throw new Problem({ type: 'malformed-request', status: 400, title, errors: faultsOf(error, 'body') });
}

const unreadable = {
  'too-long': { type: 'line-too-long', status: 413, title: `The line is longer than ${maxLineLength} bytes` },
  'not-utf-8': { type: 'malformed-json', status: 400, title: 'The line is not encoded in UTF-8' },
} as const;

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem({
      type: 'malformed-json',
      status: 400,
      title: 'The line is not well-formed JSON',
      detail: error.message,
    });
  }
}

const toLine = (answer: object): string => `${JSON.stringify(answer)}\n`;
