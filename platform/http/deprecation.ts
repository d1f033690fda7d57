// What is to be removed says so in its answers and in the OpenAPI document, long before (docs/versioning.md).

import type { onSendHookHandler } from 'fastify';
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

/** Adds `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a `Link` to each answer of a deprecated route that is added from now on. */
export function announceDeprecations(service: Service): void {
  service.addHook('onRoute', (route) => {
    if (route.config?.deprecated === undefined) return;
    const headers = headersOf(route.config.deprecated);
    const announce: onSendHookHandler = (_request, reply, payload, done) => {
      reply.headers(headers);
      done(null, payload);
    };
    route.onSend = [announce, ...[route.onSend ?? []].flat()];
  });
}

const headersOf = ({ since, sunset, instead }: Deprecated) => ({
  deprecation: `@${Date.parse(since) / 1_000}`,
  ...(sunset !== undefined && { sunset: new Date(sunset).toUTCString() }),
  link: `<${instead}>; rel="deprecation"`,
});
