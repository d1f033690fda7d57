// Many commands in one request, in constant memory:
//
//   NDJSON ─► lines (bounded) ─► validated ─► commands, at most `atOnce` under way ─► one answer a line, in their order
//
// A client that reads slowly holds its own sending back. Every line names what it is about, so a batch may be sent again.

import { Readable } from 'node:stream';
import type { ErrorObject } from 'ajv';
import type { FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { problemOf } from '../../platform/http/http-problems.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { Problem } from '../../platform/http/problem.ts';
import { faultsOf } from '../../platform/http/validation.ts';
import type { CommandContext } from '../handling/command-context.ts';
import { BatchHeaders, contextOf } from './command-headers.ts';
import type { Declaration } from './command-route.ts';
import { parseJson } from './exact-json.ts';
import { type Line, linesOf } from './ndjson-lines.ts';
import { toProblem } from './problems.ts';

const ndjson = 'application/x-ndjson';

/** How many commands of a batch are under way at once. */
const atOnce = 32;
const maxLineLength = 1_048_576;

/** Lets routes take NDJSON as a stream. */
export const acceptNdjson = (service: Service): void =>
  void service.addContentTypeParser(ndjson, async (_request: FastifyRequest, payload: Readable) => payload);

/**
 * Adds a route that runs a command a line and answers a line each: `{line, status}` with what the command answers, or with its problem.
 * For the OpenAPI document neither side is validated as a whole; each line is, by the schema `line`.
 */
export function batchRoute<Line extends TSchema>(
  service: Service,
  {
    path,
    name,
    scope,
    tag,
    summary,
    line,
    run,
  }: Declaration & {
    line: Line;
    run(context: CommandContext, line: Static<Line>): Promise<object>;
  },
): void {
  service.post(
    path,
    {
      config: { scope, problems: batchProblems, command: { name, source: 'batch' } },
      schema: {
        tags: [tag],
        summary,
        headers: BatchHeaders,
        body: { content: { [ndjson]: { schema: Type.Unknown({ description: 'A command a line' }) } } },
        response: {
          200: {
            description: 'A line each, in order: "line", "status", and what the command answers or its "problem"',
            content: { [ndjson]: { schema: Type.Unknown() } },
          },
        },
      },
    },
    async (request, reply) => reply.type(ndjson).send(answerLines(request as FastifyRequest, name, line, run)),
  );
}

/** What a batch as a whole is refused for; a line answers for itself. */
const batchProblems = { 400: '/problems/malformed-etag', 403: '/problems/actor-differs' };

function answerLines<Command>(
  request: FastifyRequest,
  name: string,
  schema: TSchema,
  run: (context: CommandContext, command: Command) => Promise<object>,
): Readable {
  // a key and a revision are for one command; here each line has a name of its own
  const { key, expectedRevision, ...context } = contextOf(request);
  const validate = request.compileValidationSchema(schema, 'body') as unknown as (value: unknown) => {
    error?: ErrorObject[];
  };

  async function answer(line: Line): Promise<string> {
    const place = line.line;
    try {
      const done = await run(
        { ...context, correlationId: `${context.correlationId}:${place}` },
        read<Command>(line, validate),
      );
      request.server.countLine?.(name);
      return toLine({ line: place, status: 201, ...done });
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

function read<Command>(line: Line, validate: (value: unknown) => { error?: ErrorObject[] }): Command {
  if ('fault' in line) throw new Problem(unreadable[line.fault]);
  const value = parse(line.text);
  const { error } = validate(value);
  if (error === undefined) return value as Command;
  const title = 'The line does not have the shape it must have';
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
