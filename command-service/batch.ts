// Many commands in one request, in constant memory:
//
//   NDJSON ─► lines (bounded) ─► validated ─► commands, at most `atOnce` under way ─► one answer a line, in their order
//
// A client that reads slowly holds its own sending back. Every line names what it is about, so a batch may be sent again.

import { Readable } from 'node:stream';
import type { ErrorObject } from 'ajv';
import type { FastifyRequest } from 'fastify';
import split2 from 'split2';
import { type TSchema, Type } from 'typebox';
import { problemOf } from '../platform/http-problems.ts';
import type { Service } from '../platform/http-service.ts';
import { Problem } from '../platform/problem.ts';
import { faultsOf } from '../platform/validation.ts';
import { parseJson } from './exact-json.ts';
import { toProblem } from './problems.ts';
import { type Asker, askerOf } from './request.ts';

export const ndjson = 'application/x-ndjson';

/** What a route says of its batches, for the OpenAPI document: neither side is validated as a whole, each line is. */
export const batchSchema = {
  consumes: [ndjson],
  response: {
    200: {
      description: 'A line each, in order: "line", "status", and what the command answers or its "problem"',
      content: { [ndjson]: { schema: Type.Unknown() } },
    },
  },
};

/** How many commands of a batch are under way at once. */
const atOnce = 32;
const maxLineLength = 1_048_576;

/** Lets routes take NDJSON as a stream. */
export const acceptNdjson = (service: Service): void =>
  void service.addContentTypeParser(ndjson, async (_request: FastifyRequest, payload: Readable) => payload);

/**
 * Runs a command a line and answers a line each: `{line, status}` with what the command answers, or with its problem.
 * @param schema of a line
 */
export function answerBatch<Line>(
  request: FastifyRequest,
  schema: TSchema,
  run: (asker: Asker, line: Line) => Promise<object>,
): Readable {
  const { key, ...asker } = askerOf(request); // a key is for one command; here each line has a name of its own
  const validate = request.compileValidationSchema(schema, 'body') as unknown as (value: unknown) => {
    error?: ErrorObject[];
  };

  async function answer({ line, text }: NumberedLine): Promise<string> {
    try {
      const done = await run({ ...asker, correlationId: `${asker.correlationId}:${line}` }, read<Line>(text, validate));
      return toLine({ line, status: 201, ...done });
    } catch (error) {
      const problem = problemOf(error, toProblem);
      if (problem.status >= 500) request.log.error({ err: error, line }, problem.content.title);
      return toLine({ line, status: problem.status, problem: problem.toDocument(request.id) });
    }
  }

  const lines = Readable.from(numbered(request.body as Readable));
  return lines.map(answer, { concurrency: atOnce });
}

/** `text` is an error where the line could not be read whole. */
type NumberedLine = { line: number; text: string | Error };

async function* numbered(body: Readable): AsyncGenerator<NumberedLine> {
  let line = 0;
  try {
    for await (const text of body.pipe(split2({ maxLength: maxLineLength }))) {
      line += 1;
      if (text !== '') yield { line, text };
    }
  } catch (error) {
    yield { line: line + 1, text: error instanceof Error ? error : new Error(String(error)) };
  }
}

function read<Line>(text: string | Error, validate: (value: unknown) => { error?: ErrorObject[] }): Line {
  if (text instanceof Error) {
    throw new Problem({
      type: 'line-too-long',
      status: 413,
      title: 'This line is too long; it and what follows was not read',
      detail: text.message,
    });
  }
  const value = parse(text);
  const { error } = validate(value);
  if (error === undefined) return value as Line;
  const title = 'The line does not have the shape it must have';
  throw new Problem({ type: 'malformed-request', status: 400, title, errors: faultsOf(error, 'body') });
}

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
