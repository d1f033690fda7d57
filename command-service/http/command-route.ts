// Makes the route of a command from its declaration: documentation, scope, metric, problems, and the answer with its log position.

import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { Static, TObject, TSchema } from 'typebox';
import { costs } from '../../platform/access/cost.ts';
import type { Scope } from '../../platform/access/scope.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { formatPosition, logPositionHeader } from '../../platform/http/log-position.ts';
import { mediaTypeOf } from '../../platform/http/media-types.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import { CommandHeaders, contextOf } from './command-headers.ts';
import { type DocumentBody, pdfType } from './document-body.ts';
import { documented, type Rule } from './problems.ts';

/** Media types of documents, with their schemas for the OpenAPI document. */
export type DocumentBodies = Readonly<Record<string, { schema: TSchema }>>;

/** The parameters after the question mark that a command has. */
export type Query = Readonly<Record<string, string>>;

/** A validated request for a command. */
export type CommandRequest<Params, Body> = { context: CommandContext; params: Params; query: Query; body: Body };

/** The revision of the command's last event in its stream, and its position in the log. */
export type Place = Pick<Outcome<unknown>, 'revision' | 'position'>;

/** The answer to a command: a body, to which revision and position are added, and where what it created is read, as segments of a path. */
export type CommandAnswer<Body> = {
  body: Omit<Body, 'revision' | 'position'>;
  place: Place & Pick<Outcome<unknown>, 'repeated'>;
  location?: readonly string[];
};

/** What the routes of commands and of batches have in common. */
export type Declaration = {
  path: string;
  /** The command's name in the metric ledger_commands_total. */
  name: string;
  scope: Scope;
  /** The group in the OpenAPI document. */
  tag: 'invoices' | 'payments' | 'customers' | 'books';
  /** The name of the operation in the OpenAPI document: generators name their functions by it. */
  operationId: string;
  summary: string;
};

/**
 * The declaration of a command's route, without the function that runs the command.
 * @template Documents the media types of documents; undefined if the body is always JSON
 */
export type CommandDeclaration<
  Params extends TSchema,
  Body extends TSchema,
  Documents extends DocumentBodies | undefined,
> = Declaration & {
  /** The default is POST, which answers 201. PUT answers 200. */
  method?: 'PUT';
  params?: Params;
  query?: TObject;
  body: Body;
  documents?: Documents;
  /** Whether it creates a resource, whose URL is in the answer. */
  creates?: true;
  /** The refusals of this command, besides those of every command. */
  problems: readonly Rule[];
};

/** The type of a body: that of its schema, which has validated it, or a document, which what reads it checks. */
export type BodyOf<Body extends TSchema, Documents extends DocumentBodies | undefined> =
  | Static<Body>
  | (undefined extends Documents ? never : DocumentBody);

/** Adds the route of a command to a service. */
export function commandRoute<
  Params extends TSchema,
  Body extends TSchema,
  Answer extends TSchema,
  Documents extends DocumentBodies | undefined = undefined,
>(
  service: Service,
  declaration: CommandDeclaration<Params, Body, Documents> & {
    answer: Answer;
    run(request: CommandRequest<Static<Params>, BodyOf<Body, Documents>>): Promise<CommandAnswer<Static<Answer>>>;
  },
): void {
  const {
    path,
    method = 'POST',
    name,
    scope,
    tag,
    operationId,
    summary,
    params,
    query,
    body,
    documents,
    problems,
    answer,
    creates,
    run,
  } = declaration;
  const status = method === 'PUT' ? 200 : 201;
  const schema: FastifySchema = {
    tags: [tag],
    operationId,
    summary,
    ...(params && { params }),
    ...(query && { querystring: query }),
    headers: CommandHeaders,
    body: documents ? { content: { 'application/json': { schema: body }, ...documents } } : body,
    response: { [status]: answer },
  };
  const config = {
    scope,
    problems: documented(...problems),
    answers: ['etag', 'ledger-position', 'idempotent-replayed', ...(creates ? (['location'] as const) : [])],
    command: { name, source: 'http' },
    ...(documents && { cost: costOfDocument }),
  } as const;
  (service as FastifyInstance).route({ method, url: path, config, schema, handler });

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const target = request.params as Readonly<Record<string, string>>;
    const requested = {
      context: { ...contextOf(request), target },
      params: target,
      query: request.query,
      body: request.body,
    };
    const { body, place, location } = await run(requested as CommandRequest<Static<Params>, BodyOf<Body, Documents>>);
    if (place.repeated) reply.header('idempotent-replayed', 'true');
    if (location !== undefined) reply.header('location', `/${location.map(encodeURIComponent).join('/')}`);
    return reply.code(status).send({ ...body, ...answerFrom(place, reply) });
  }
}

const costOfDocument = ({ headers: { 'content-type': type = '' } }: FastifyRequest): number =>
  mediaTypeOf(type) === pdfType ? costs.pdfRead : 1;

/** Sets ETag and Ledger-Position, and returns both for the body. */
export function answerFrom({ revision, position }: Place, reply: FastifyReply) {
  reply.header('etag', `"${revision}"`).header(logPositionHeader, formatPosition(position));
  return { revision, position: formatPosition(position) };
}
