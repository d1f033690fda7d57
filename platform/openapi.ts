import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { ProblemDocument, problemMediaType } from './problem.ts';
import type { Service } from './service.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The problems that a route answers with beside those of every route, by status, in words for its documentation. */
    problems?: Readonly<Record<number, string>>;
  }
}

export type About = { title: string; description: string; version: string };

/** OpenAPI 3.1 at /docs/json and its page at /docs, from the schemas that validate. Register it before the routes. */
export async function serveOpenApi(service: Service, about: About): Promise<void> {
  service.addSchema(ProblemDocument);
  await service.register(swagger, {
    openapi: { openapi: '3.1.0', info: about },
    refResolver: { buildLocalReference: (schema, _base, _fragment, index) => String(schema.$id ?? `schema-${index}`) },
    transform: ({ schema, url, route }) => ({
      url,
      schema: { ...schema, response: { ...(schema?.response ?? {}), ...problemResponses(route.config?.problems) } },
    }),
  });
  await service.register(swaggerUi, { routePrefix: '/docs', logLevel: 'warn' });
}

const problemResponses = (problems: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries({ ...problems, default: 'Any other problem' }).map(([status, description]) => [
      status,
      { description, content: { [problemMediaType]: { schema: { $ref: 'Problem#' } } } },
    ]),
  );
