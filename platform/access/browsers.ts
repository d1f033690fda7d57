// What browsers may do with the API: the origins whose pages may call it (CORS), and the security headers of its answers.

import cors from '@fastify/cors';
import { logPositionHeader } from '../http/log-position.ts';
import type { Service } from '../http/service.ts';

/** Allows pages of these origins to call. Register it before the routes. */
export async function allowOrigins(service: Service, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await service.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    exposedHeaders: [
      'etag',
      'idempotent-replayed',
      'location',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'www-authenticate',
      'x-correlation-id',
      logPositionHeader,
    ],
    maxAge: 600,
    hideOptionsRoute: true,
  });
}

// They forbid a browser to guess the type of an answer, to execute, frame or cache it, and to send its URL to others.
// OWASP REST Security Cheat Sheet, "Security Headers".
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Sets security headers on every answer. A route may override them. */
export function secureAnswers(service: Service): void {
  service.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders);
    done();
  });
}
