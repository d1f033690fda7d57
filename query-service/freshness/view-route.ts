// Makes the route of a query that a view answers from its declaration: documentation, scope, problems, and the wait for Ledger-Position.

import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import type { Scope } from '../../platform/access/scope.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import type { Problem } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { type Read, readView, type View } from './freshness.ts';

/** A validated request, and a function that answers it from the view once the view has reached the position in the request. */
export type ViewRequest<Params, Query> = {
  params: Params;
  query: Query;
  read<Found>(query: () => Promise<Read<Found | Problem>>, from?: View<string>): Promise<Found>;
};

/** Adds a route that a view answers. The problems of every view are added to those of the route. */
export function viewRoute<Query extends TProperties, Answer extends TSchema, Params extends TSchema = TSchema>(
  service: Service,
  view: View<string>,
  route: {
    path: string;
    /** The default is ledger:read. */
    scope?: Scope;
    /** The group in the OpenAPI document. */
    tag: 'invoices' | 'customers' | 'payments' | 'books';
    /** The name of the operation in the OpenAPI document: generators name their functions by it. */
    operationId: string;
    summary: string;
    /** Whether the answer has an ETag: its `revision`. */
    hasEtag?: boolean;
    /** What a request costs, compared with an ordinary one. */
    cost?: number;
    /** The problem types by status. */
    problems?: Readonly<Record<number, string>>;
    params?: Params;
    query: Query;
    answer: Answer;
    run(request: ViewRequest<Static<Params>, Static<ReturnType<typeof Type.Object<Query>>>>): Promise<Static<Answer>>;
  },
): void {
  const {
    path,
    scope = 'ledger:read',
    tag,
    operationId,
    summary,
    hasEtag = false,
    cost = 1,
    problems,
    params,
    query,
    answer,
    run,
  } = route;
  const config = {
    scope,
    cost,
    ...(hasEtag && { answers: ['etag'] as const }),
    problems: { 503: 'view-behind, view-not-of-log, store-unavailable, view-not-built', ...problems },
  };
  const schema: FastifySchema = {
    tags: [tag],
    operationId,
    summary,
    ...(params && { params }),
    querystring: Type.Object(query, { additionalProperties: false }),
    headers: LogPositionHeader,
    response: { 200: answer },
  };
  async function handler(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const found = await run({
      params: request.params as Static<Params>,
      query: request.query as Static<ReturnType<typeof Type.Object<Query>>>,
      read: (found, from = view) => readView(from, request, reply, found),
    });
    if (hasEtag) reply.header('etag', `"${(found as { revision: number }).revision}"`);
    return found;
  }
  (service as FastifyInstance).get(path, { config, schema }, handler);
}
