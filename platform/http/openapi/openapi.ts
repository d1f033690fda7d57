import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifySchema, RouteOptions } from 'fastify';
import { Type } from 'typebox';
import { scopes } from '../../access/scope.ts';
import { logPositionHeader } from '../log-position.ts';
import { ProblemDocument, problemMediaType } from '../problems/problem.ts';
import { problemMembers } from '../problems/problem-members.ts';
import { problemPages } from '../problems/problem-pages.ts';
import type { Service } from '../service.ts';
import { withComponents } from './components.ts';
import { inWords } from './field-words.ts';
import { withHeaderComponents } from './header-components.ts';
import { type Json, portable } from './portable-schema.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The problem types of a route beside those of every route, by status, for its documentation. */
    problems?: Readonly<Record<number, string>>;
    /** The headers of its answers of success, for its documentation. */
    answers?: readonly AnswerHeader[];
  }
}

const text = (description: string) => ({ type: 'string', description }) as const;

const answerHeaders = {
  [logPositionHeader]: text(
    'The position in the log that the answer reflects. Send it with a query to wait until its view is as far',
  ),
  'idempotent-replayed': text('"true" if the command had been handled before: this is the first answer once more'),
  etag: text('The revision, in quotes. Send it with If-Match to change nothing that has changed since'),
  location: text('Where what was created is read, in this service; in the query service under the same path'),
  'x-correlation-id': text('The id of the request in logs and events: the one that was sent, or a new one'),
  'ratelimit-policy': text('If requests are limited: q requests in w seconds (draft-ietf-httpapi-ratelimit-headers)'),
  ratelimit: text('If requests are limited: r requests are left now, and all of them in t seconds'),
};
export type AnswerHeader = keyof typeof answerHeaders;
/** Those that answers with a problem may have, too. */
const ofProblems: readonly AnswerHeader[] = [logPositionHeader, 'ratelimit-policy', 'ratelimit', 'x-correlation-id'];

const retryAfter = { 'retry-after': text('After how many seconds to send the request again') };
const authenticate = { 'www-authenticate': text('How to authenticate, or which scope is missing (RFC 6750)') };
const problemHeaders: Readonly<Record<string, object>> = {
  401: authenticate,
  403: authenticate,
  429: retryAfter,
  503: retryAfter,
};

/** The groups of operations. */
const tags = {
  invoices: 'Invoices, and what happens to one',
  payments: 'Payments of one invoice, and across several',
  customers: 'Customers: their balances, credit and statements',
  books: 'The books: journal, reports, closing',
  seller: 'The calendar of the seller',
  live: 'Events as they are recorded',
  operations: 'The state of the service and of the views',
};

const docsPrefix = '/docs';

/** Whether a URL belongs to the documentation. */
export const isOfDocs = (url: string): boolean => url === docsPrefix || url.startsWith(`${docsPrefix}/`);

/** The problem document with all problem types, and the members that some have of their own. */
const documentedProblem = {
  ...ProblemDocument,
  properties: {
    ...ProblemDocument.properties,
    type: Type.Enum(
      [...problemPages.values()].map(({ type }) => type),
      {
        description:
          'The rule that was broken, and the address of a page that says what it means. A later version may have others: go by `status` then',
      },
    ),
    ...problemMembers,
  },
};

export type About = { title: string; description: string; version: string };

/** Serves OpenAPI 3.1 at /docs/json and its page at /docs, from the schemas of the routes. Register it before them. */
export async function serveOpenApi(service: Service, about: About): Promise<void> {
  service.addSchema(documentedProblem);
  await service.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { ...about, license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' } },
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      servers: [{ url: '/', description: 'This service' }],
      components: { securitySchemes: { bearer } },
    },
    refResolver: { buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? `schema-${index}`) },
    transform: ({ schema, url, route }) => ({ url, schema: described(schema, route) }),
    transformObject: (made) =>
      'openapiObject' in made
        ? withHeaderComponents(
            inWords(withComponents(portable(made.openapiObject as Json) as object) as Json) as object,
          )
        : made.swaggerObject,
  });
  await service.register(swaggerUi, { routePrefix: docsPrefix, logLevel: 'warn', staticCSP: docsPolicy });
}

/** The schema of a route as it is documented. */
function described(schema: FastifySchema | undefined, route: RouteOptions): FastifySchema {
  const isConditional = route.method === 'GET' && route.config?.answers?.includes('etag') === true;
  const response = {
    ...successResponses(schema?.response ?? {}, answersOf(route)),
    ...(isConditional && {
      304: {
        type: 'null',
        description: 'Not changed: an ETag in If-None-Match is the current one',
        headers: headersNamed(answersOf(route)),
      },
    }),
    ...problemResponses(problemsOf(route), headersNamed(answersOf(route).filter((name) => ofProblems.includes(name)))),
  };
  const security = isGuarded(route) ? [{ bearer: [String(route.config?.scope)] }] : [];
  const { deprecated } = route.config ?? {};
  return {
    ...schema,
    ...(isConditional && { headers: conditional(schema?.headers) }),
    response,
    security,
    ...(deprecated !== undefined && { deprecated: true }),
  };
}

/** The headers of a request, and If-None-Match. */
const conditional = (headers: unknown = Type.Object({})) => ({
  ...(headers as object),
  properties: {
    ...(headers as { properties: object }).properties,
    'if-none-match': text('ETags that the client has, or *'),
  },
});

/** A route that takes a position answers one, too. */
function answersOf(route: RouteOptions): readonly AnswerHeader[] {
  const { schema, config } = route;
  const { properties = {} } = (schema?.headers ?? {}) as { properties?: object };
  return [
    'x-correlation-id',
    ...(config?.answers ?? []),
    ...(logPositionHeader in properties ? ([logPositionHeader] as const) : []),
    ...(isGuarded(route) ? (['ratelimit-policy', 'ratelimit'] as const) : []),
  ];
}

/** The page may load scripts and send requests from and to its own origin only. */
const docsPolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

const bearer = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: `An access token. Its scopes say what it may do: ${Object.entries(scopes)
    .map(([scope, does]) => `${scope} (${does})`)
    .join(', ')}`,
} as const;

const isGuarded = ({ config }: RouteOptions): boolean => config?.scope !== undefined && config.scope !== 'open';

/** A route's own problems, and those of the hooks that run before it. */
function problemsOf(route: RouteOptions): Record<string, string> {
  const { schema, method } = route;
  const has = (...parts: (keyof FastifySchema)[]) => parts.some((part) => schema?.[part] !== undefined);
  const problems: Record<string, string> = { ...route.config?.problems };
  const add = (status: number, ...types: string[]) => {
    const missing = types.filter((type) => !problems[status]?.includes(type));
    problems[status] = [problems[status], ...missing].filter(Boolean).join(', ');
  };
  if (has('body', 'querystring', 'params', 'headers')) add(400, 'malformed-request');
  if (has('querystring', 'params')) add(400, 'malformed-url');
  if ('cursor' in ((schema?.querystring as { properties?: object } | undefined)?.properties ?? {}))
    add(400, 'malformed-cursor');
  if (method !== 'GET') {
    add(400, 'malformed-json');
    add(413, 'body-too-large');
    add(415, 'unsupported-media-type');
  }
  if (isGuarded(route)) {
    add(401, 'not-authenticated');
    add(403, 'scope-missing');
    add(429, 'too-many-requests, too-many-at-once');
    add(503, 'keys-unavailable', 'overloaded');
  }
  return problems;
}

/** @param headers those that an answer with a problem may have whatever its status */
const problemResponses = (problems: Readonly<Record<string, string>>, headers: object) =>
  Object.fromEntries(
    Object.entries({ ...problems, default: 'Any other problem' }).map(([status, description]) => [
      status,
      {
        description,
        headers: { ...headers, ...problemHeaders[status] },
        content: { [problemMediaType]: { schema: { $ref: 'Problem#' } } },
      },
    ]),
  );

/** What an answer of success is if its schema does not say so. */
const successes: Readonly<Record<string, string>> = {
  200: 'What was asked for',
  201: 'It is recorded, or was by an earlier try',
};

const headersNamed = (names: readonly AnswerHeader[]) =>
  Object.fromEntries(names.map((name) => [name, answerHeaders[name]]));

const successResponses = (responses: object, names: readonly AnswerHeader[]) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      status.startsWith('2') ? { description: successes[status], ...response, headers: headersNamed(names) } : response,
    ]),
  );
