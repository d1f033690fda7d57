// What is to be removed says so in its answers and in the OpenAPI document, long before (docs/versioning.md).

import type { Service } from './service.ts';

/** That a route is to be removed. */
export type Deprecated = {
  /** The day since which it is deprecated. */
  since: string;
  /** The day from which it may be gone. Absent if none is set yet. */
  sunset?: string;
  /** The address of a page that says what to use instead. */
  instead: string;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    deprecated?: Deprecated;
  }
}

/** Adds `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a `Link` to each answer of a deprecated route. */
export function announceDeprecations(service: Service): void {
  service.addHook('onRequest', async ({ routeOptions }, reply) => {
    const { deprecated } = routeOptions.config;
    if (deprecated === undefined) return;
    const { since, sunset, instead } = deprecated;
    reply.header('deprecation', `@${Date.parse(since) / 1_000}`);
    if (sunset !== undefined) reply.header('sunset', new Date(sunset).toUTCString());
    reply.header('link', `<${instead}>; rel="deprecation"`);
  });
}
