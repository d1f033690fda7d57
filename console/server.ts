// The console and both APIs under one origin, as the gateway of a deployment has them:
//
//   /commands/*  ──► command-service, the prefix stripped; a Location that it answers gets it back
//   /queries/*   ──► query-service, likewise; server-sent events pass as they come
//   /assets/*    ──► built files, whose names change with their content
//   all else     ──► index.html, and the page finds its way by the address
import proxy from '@fastify/http-proxy';
import files from '@fastify/static';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { Problem, problemMediaType } from '../platform/http/problem.ts';
import type { Service } from '../platform/http/service.ts';

/** The longest body that is passed on: a batch. */
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
 * @param upstreams which service answers under which prefix
 * @param asksWhoCalls whether the services do; if not, nobody but this machine may reach them through here
 */
export async function createConsole(
  dist: string,
  upstreams: Readonly<Record<'/commands' | '/queries', string>>,
  { level, asksWhoCalls }: { level: string; asksWhoCalls: boolean },
): Promise<Service> {
  const service: Service = Fastify({
    logger: { level, base: { service: 'console' } },
    logController: new LogController({ disableRequestLogging: true }), // the services log what is asked of them
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true, // those who listen to events would keep it open for ever
  }).withTypeProvider<TypeBoxTypeProvider>();

  service.decorate('isLoopbackOnly', () => !asksWhoCalls);
  service.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });
  for (const [prefix, upstream] of Object.entries(upstreams))
    await passOn(service as FastifyInstance, prefix, upstream);

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
    const problem = new Problem({ type: 'no-such-route', status: 404, title: 'Route not found' });
    return reply
      .code(404)
      .type(problemMediaType)
      .send(JSON.stringify(problem.toDocument(request.id)));
  });
  return service;
}

async function passOn(service: FastifyInstance, prefix: string, upstream: string): Promise<void> {
  const name = prefix === '/commands' ? 'command-service' : 'query-service';
  await service.register(proxy, {
    prefix,
    upstream,
    rewritePrefix: '/',
    retryMethods: [], // a 503 is the caller's to know, not to be asked again ten times in its place
    undici: { bodyTimeout: 0, headersTimeout: 60_000, connect: { timeout: 2_000 } },
    replyOptions: {
      // by the name that the browser went to, a service knows pages that are not of this machine (DNS rebinding)
      rewriteRequestHeaders: ({ headers: { host } }, headers) => ({ ...headers, host }),
      onError: (reply, { error }) => {
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
