// Serves the console and both APIs under one origin, as the reverse proxy of a deployment does:
//
//   /commands/*  ──► command-service, without the prefix; the prefix is added to a Location header in the answer
//   /queries/*   ──► query-service, likewise; server-sent events are not buffered
//   /assets/*    ──► built files, whose names contain a hash of their content
//   all others   ──► index.html, which routes by the address
import proxy from '@fastify/http-proxy';
import files from '@fastify/static';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { answerBrokenHttp, answerWithProblem, noSuchRoute, send } from '../platform/http/problems/http-problems.ts';
import { Problem, problemMediaType } from '../platform/http/problems/problem.ts';
import type { Service } from '../platform/http/service.ts';
import { hideDots } from './dotted-ids.ts';
import { upstreams, watchClient } from './upstream.ts';

/** The largest request body, which is a batch. */
const BODY_BYTES = 1024 ** 3;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * @param dist folder of the built console
 * @param services the URL of the service behind each prefix
 * @param asksWhoCalls whether the services require authentication; if not, the console accepts requests from this machine only
 */
export async function createConsole(
  dist: string,
  services: Readonly<Record<'/commands' | '/queries', string>>,
  { level, asksWhoCalls }: { level: string; asksWhoCalls: boolean },
): Promise<Service> {
  const service: Service = Fastify({
    logger: { level, base: { service: 'console' } },
    logController: new LogController({ disableRequestLogging: true }), // the services log the requests
    bodyLimit: BODY_BYTES,
    rewriteUrl: ({ url = '' }) => hideDots(url),
    clientErrorHandler: answerBrokenHttp,
    frameworkErrors: answerWithProblem(() => undefined),
    forceCloseConnections: true, // otherwise clients of the live events would keep the server open
  }).withTypeProvider<TypeBoxTypeProvider>();

  service.decorateReply('problemType', null);
  service.setErrorHandler(answerWithProblem(() => undefined));
  service.decorate('isLoopbackOnly', () => !asksWhoCalls);
  service.addHook('onRequest', watchClient);
  service.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });
  for (const [prefix, upstream] of Object.entries(services))
    await proxyTo(service as FastifyInstance, prefix, upstream, '/');
  await proxyTo(service as FastifyInstance, '/problems', services['/queries'], '/problems'); // what problem types mean

  await service.register(files, {
    root: dist,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.headers({
        'content-security-policy': contentSecurityPolicy,
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
    },
  });
  service.get('/healthz', async () => ({ status: 'ok' }));
  service.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html');
    if (isPage) return reply.sendFile('index.html');
    return send(noSuchRoute(request.method, request.originalUrl.split('?', 1)[0] ?? ''), request, reply);
  });
  return service;
}

/** @param rewritePrefix what the service has instead of the prefix */
async function proxyTo(
  service: FastifyInstance,
  prefix: string,
  upstream: string,
  rewritePrefix: string,
): Promise<void> {
  const name = prefix === '/commands' ? 'command-service' : 'query-service';
  await service.register(proxy, {
    prefix,
    upstream,
    rewritePrefix,
    retryMethods: [], // the caller decides whether to retry a 503
    undici: upstreams() as never, // its types know only those of undici
    replyOptions: {
      // The services check the Host header against DNS rebinding. "Expect: 100-continue" was answered here (RFC 9110, section 10.1.1).
      rewriteRequestHeaders: ({ headers: { host } }, { expect: _, ...headers }) => ({ ...headers, host }),
      // Those of the service's connection are not those of the client's (RFC 9110, section 7.6.1).
      rewriteHeaders: ({ connection: _, 'keep-alive': __, ...headers }) => headers,
      onError: (reply, { error }) => {
        if (reply.raw.destroyed) return; // the client has left
        const problem = new Problem({
          type: 'service-unavailable',
          status: 503,
          title: 'Service unavailable',
          detail: `${name} is unreachable`,
          extensions: { service: name },
        });
        reply.request.log.warn({ cause: error.message }, `${name} is unreachable`);
        void reply
          .code(503)
          .headers({ 'content-type': problemMediaType, 'retry-after': '1' })
          .send(JSON.stringify(problem.toDocument(reply.request.id)));
      },
    },
  });
}
