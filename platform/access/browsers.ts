// What a browser may do with the API: which pages may call it, and what an answer may be used for.

import cors from '@fastify/cors';
import { logPositionHeader } from '../http/log-position.ts';
import type { Service } from '../http/service.ts';

/** Lets pages of these origins call; of none where there are none. Register it before the routes. */
export async function allowOrigins(service: Service, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await service.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    exposedHeaders: ['etag', 'location', 'retry-after', 'www-authenticate', 'x-correlation-id', logPositionHeader],
    maxAge: 600,
    hideOptionsRoute: true,
  });
}

// What a browser shall not do with an answer: guess its type, run or frame it, keep it, tell others where it was.
// OWASP REST Security Cheat Sheet, "Security Headers".
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Security headers on every answer; a route that knows better sets its own. */
export function secureAnswers(service: Service): void {
  service.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
}
