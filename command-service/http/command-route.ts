// Makes the route of a command from its declaration: documentation, scope, metric, problems, and the answer with its log position.

import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Scope } from '../../platform/access/scope.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { formatPosition, logPositionHeader } from '../../platform/http/log-position.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import { CommandHeaders, contextOf } from './command-headers.ts';
import { documented, type Rule } from './problems.ts';

/** Media types of text bodies, such as XML, with their schemas for the OpenAPI document. */
export type TextBodies = Readonly<Record<string, { schema: TSchema }>>;

/** A validated request for a command. */
export type CommandRequest<Params, Body> = { context: CommandContext; params: Params; body: Body };

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
 * @template Text the media types of text bodies; undefined if the body is always JSON
 */
export type CommandDeclaration<
  Params extends TSchema,
  Body extends TSchema,
  Text extends TextBodies | undefined,
> = Declaration & {
  /** The default is POST, which answers 201. PUT answers 200. */
  method?: 'PUT';
  params?: Params;
  body: Body;
  text?: Text;
  /** Whether it creates a resource, whose URL is in the answer. */
  creates?: true;
  /** The refusals of this command, besides those of every command. */
  problems: readonly Rule[];
};

/** The type of a validated body: that of its schema, or the text of a document. */
export type BodyOf<Body extends TSchema, Text extends TextBodies | undefined> =
  | Static<Body>
  | (undefined extends Text ? never : string);

/** Adds the route of a command to a service. */
export function commandRoute<
  Params extends TSchema,
  Body extends TSchema,
  Answer extends TSchema,
  Text extends TextBodies | undefined = undefined,
>(
  service: Service,
  declaration: CommandDeclaration<Params, Body, Text> & {
    answer: Answer;
    run(request: CommandRequest<Static<Params>, BodyOf<Body, Text>>): Promise<CommandAnswer<Static<Answer>>>;
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
    body,
    text,
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
    headers: CommandHeaders,
    body: text ? { content: { 'application/json': { schema: body }, ...text } } : body,
    response: { [status]: answer },
  };
  const config = {
    scope,
    problems: documented(...problems),
    answers: ['etag', 'ledger-position', 'idempotent-replayed', ...(creates ? (['location'] as const) : [])],
    command: { name, source: 'http' },
  } as const;
  (service as FastifyInstance).route({ method, url: path, config, schema, handler });

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const target = request.params as Readonly<Record<string, string>>;
    const requested = { context: { ...contextOf(request), target }, params: target, body: request.body };
    const { body, place, location } = await run(requested as CommandRequest<Static<Params>, BodyOf<Body, Text>>);
    if (place.repeated) reply.header('idempotent-replayed', 'true');
    if (location !== undefined) reply.header('location', `/${location.map(encodeURIComponent).join('/')}`);
    return reply.code(status).send({ ...body, ...answerFrom(place, reply) });
  }
}

/** Sets ETag and Ledger-Position, and returns both for the body. */
export function answerFrom({ revision, position }: Place, reply: FastifyReply) {
  reply.header('etag', `"${revision}"`).header(logPositionHeader, formatPosition(position));
  return { revision, position: formatPosition(position) };
}
