// Makes the route of a command from its declaration: documented, guarded, counted, and answered with the place in the log.

import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Scope } from '../../platform/access/scope.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { formatPosition, logPositionHeader } from '../../platform/http/log-position.ts';
import type { CommandContext } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import { CommandHeaders, contextOf } from './command-headers.ts';
import { documented, type Rule } from './problems.ts';

/** Media types in which a body may come as text, each with its schema for the OpenAPI document. */
export type TextBodies = Readonly<Record<string, { schema: TSchema }>>;

/** A request for a command, validated. */
export type CommandRequest<Params, Body> = { context: CommandContext; params: Params; body: Body };

/** Where the command's last event is: the revision in its stream, and the position in the log of all events. */
export type Place = Pick<Outcome<unknown>, 'revision' | 'position'>;

/** What a command answers: a body, to which its place is added, and the address of what it made. */
export type CommandAnswer<Body> = { body: Omit<Body, 'revision' | 'position'>; place: Place; location?: string };

/** What a command's route and a batch's have to say of themselves. */
export type Declaration = {
  path: string;
  /** The command's name in the metric ledger_commands_total. */
  name: string;
  scope: Scope;
  /** The group in the OpenAPI document. */
  tag: 'invoices' | 'payments' | 'customers';
  summary: string;
};

/**
 * A command's route, without how the command is run.
 * @template Text its text bodies; undefined where the body is always JSON
 */
export type CommandDeclaration<
  Params extends TSchema,
  Body extends TSchema,
  Text extends TextBodies | undefined,
> = Declaration & {
  /** POST where absent, which answers 201; PUT answers 200. */
  method?: 'PUT';
  params?: Params;
  body: Body;
  text?: Text;
  /** The rules that the command may break, beside those of every command. */
  problems: readonly Rule[];
};

/** The body that a declaration validates: what its schema says, or the text of a document. */
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
  const { path, method = 'POST', name, scope, tag, summary, params, body, text, problems, answer, run } = declaration;
  const status = method === 'PUT' ? 200 : 201;
  const schema: FastifySchema = {
    tags: [tag],
    summary,
    ...(params && { params }),
    headers: CommandHeaders,
    body: text ? { content: { 'application/json': { schema: body }, ...text } } : body,
    response: { [status]: answer },
  };
  const config = { scope, problems: documented(...problems), command: { name, source: 'http' } } as const;
  (service as FastifyInstance).route({ method, url: path, config, schema, handler });

  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const requested = { context: contextOf(request), params: request.params, body: request.body };
    const { body, place, location } = await run(requested as CommandRequest<Static<Params>, BodyOf<Body, Text>>);
    if (location !== undefined) reply.header('location', location);
    return reply.code(status).send({ ...body, ...answerFrom(place, reply) });
  }
}

/** The headers by which a later request refers to this one, and the body's own copy of them. */
export function answerFrom({ revision, position }: Place, reply: FastifyReply) {
  reply.header('etag', `"${revision}"`).header(logPositionHeader, formatPosition(position));
  return { revision, position: formatPosition(position) };
}
