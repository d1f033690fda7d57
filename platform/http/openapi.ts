import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifySchema, RouteOptions } from 'fastify';
import { scopes } from '../access/scope.ts';
import { ProblemDocument, problemMediaType } from './problem.ts';
import type { Service } from './service.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The problem types of a route beside those of every route, by status, for its documentation. */
    problems?: Readonly<Record<number, string>>;
  }
}

const docsPrefix = '/docs';

/** Whether a URL belongs to the documentation. */
export const isOfDocs = (url: string): boolean => url === docsPrefix || url.startsWith(`${docsPrefix}/`);

export type About = { title: string; description: string; version: string };

/** Serves OpenAPI 3.1 at /docs/json and its page at /docs, from the schemas of the routes. Register it before them. */
export async function serveOpenApi(service: Service, about: About): Promise<void> {
  service.addSchema(ProblemDocument);
  await service.register(swagger, {
    openapi: { openapi: '3.1.0', info: about, components: { securitySchemes: { bearer } } },
    refResolver: { buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? `schema-${index}`) },
    transform: ({ schema, url, route }) => ({
      url,
      schema: {
        ...schema,
        ...(isGuarded(route) && { security: [{ bearer: [String(route.config?.scope)] }] }),
        response: { ...(schema?.response ?? {}), ...problemResponses(problemsOf(route)) },
      },
    }),
  });
  await service.register(swaggerUi, { routePrefix: docsPrefix, logLevel: 'warn', staticCSP: docsPolicy });
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

const problemResponses = (problems: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries({ ...problems, default: 'Any other problem' }).map(([status, description]) => [
      status,
      { description, content: { [problemMediaType]: { schema: { $ref: 'Problem#' } } } },
    ]),
  );
