import type { Service } from '../http/service.ts';

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
