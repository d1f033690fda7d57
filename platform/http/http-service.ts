import type { Socket } from 'node:net';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { type DestinationStream, destination, stdTimeFunctions } from 'pino';
import { allowOrigins, secureAnswers, securityHeaders } from '../access/browsers.ts';
import { guard } from '../access/guard.ts';
import { type Access, withoutAuthentication } from '../access/settings.ts';
import { measureHttp, metricsRoute } from '../metrics/http.ts';
import { type Metrics, metricsOf } from '../metrics/registry.ts';
import { type Dependencies, healthRoutes } from '../process/health.ts';
import { errorInLog } from '../process/log-errors.ts';
import { type Bounds, shedLoad } from '../resilience/load-shedding.ts';
import { traceRequests } from '../telemetry/http-spans.ts';
import { varyByAccept } from './accept.ts';
import { methodsByPath } from './addresses.ts';
import { announceDeprecations } from './deprecation.ts';
import { refuseMalformedRequests } from './malformed-requests.ts';
import { refuseOtherMediaTypes } from './media-types.ts';
import { answerNotModified } from './not-modified.ts';
import { type About, serveOpenApi } from './openapi/openapi.ts';
import {
  answerBrokenHttp,
  answerUnknownExpectation,
  answerWithProblem,
  methodNotAllowed,
  noSuchRoute,
  type ToProblem,
} from './problems/http-problems.ts';
import { serveProblemPages } from './problems/problem-pages.ts';
import { correlationId, OneLineARequest } from './request-log.ts';
import type { Service } from './service.ts';
import { endStalledBodies } from './stalled-body.ts';
import { closeUnreadConnections, endUnanswered } from './unanswered.ts';
import { validateRequests } from './validation/validation.ts';

export type { Service };

export type ServiceOptions = About & {
  /** The name in its log lines. */
  name: string;
  log: { level: string; stream?: DestinationStream };
  /** The size limit of a body, in bytes. */
  bodyLimit?: number;
  /** How long a client may take to send a request. */
  requestTimeoutMs?: number;
  dependencies: Dependencies;
  /** Which callers are accepted; if absent, those on this machine. */
  access?: Access;
  /** Whether requests are traced. */
  isTraced?: boolean;
  /** Served at /metrics, together with those of HTTP. */
  metrics?: Metrics;
  /** The bounds of load shedding; if absent, no request is refused. */
  bounds?: Bounds;
  toProblem?: ToProblem;
};

/** A customer id has up to 100 characters, each up to 12 when percent-encoded, and a stream name has a prefix before it. */
const maxParamLength = 1_210;

/**
 * Creates an HTTP service with problems, validation, logs, correlation ids, /docs, /healthz, /readyz and /metrics.
 * The caller adds routes before the service listens.
 */
export async function createHttpService(options: ServiceOptions): Promise<Service> {
  const {
    name,
    log,
    bodyLimit = 1_048_576,
    requestTimeoutMs = 30_000,
    dependencies,
    access = withoutAuthentication,
    metrics = metricsOf(name),
    bounds,
    isTraced = false,
    toProblem = () => undefined,
  } = options;
  const service: Service = Fastify({
    logger: {
      level: log.level,
      base: { service: name },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: errorInLog },
      stream: log.stream ?? destination({ sync: false, minLength: 4_096, periodicFlush: 250 }),
    },
    logController: new OneLineARequest({ requestIdLogLabel: 'correlationId' }),
    genReqId: correlationId,
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    routerOptions: { maxParamLength },
    // While the service closes, requests on open connections are answered, and the connections are closed afterwards.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenHttp,
    http: { requireHostHeader: false }, // Node would answer without a body
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...securityHeaders, 'x-correlation-id': request.id }); // hooks do not run here
      answerWithProblem(toProblem)(error, request, reply);
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

  service.decorateReply('problemType', null);
  service.removeContentTypeParser('text/plain');
  validateRequests(service);
  service.setErrorHandler(answerWithProblem(toProblem));
  service.server.on('checkExpectation', answerUnknownExpectation);
  service.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id);
  });
  announceDeprecations(service);
  endUnanswered(service);
  endStalledBodies(service);
  closeUnreadConnections(service);
  if (isTraced) traceRequests(service);
  measureHttp(service, metrics);
  secureAnswers(service);
  answerNotModified(service);
  await allowOrigins(service, access.origins);
  varyByAccept(service);
  closeConnectionsOfLastAnswers(service);
  closeConnectionsInTime(service);

  refuseMalformedRequests(service);
  refuseUnknownAddresses(service);
  guard(service, access);
  if (bounds) shedLoad(service, bounds, metrics);
  refuseOtherMediaTypes(service);
  const { title, description, version } = options;
  await serveOpenApi(service, { title, description, version });
  serveProblemPages(service);
  healthRoutes(service, dependencies);
  metricsRoute(service, metrics);
  return service;
}

/** Answers 404 and 405 before the body is read. */
function refuseUnknownAddresses(service: Service): void {
  const methodsOf = methodsByPath(service as FastifyInstance);
  service.addHook('onRequest', (request, _reply, done) => {
    if (!request.is404) return done();
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = methodsOf(path);
    const isAllowed = allowed.length === 0 || allowed.includes(request.method);
    done(isAllowed ? noSuchRoute(request.method, path) : methodNotAllowed(request.method, allowed));
  });
}

/** Otherwise the connection of a request in flight would stay open when the service closes, and the service would wait for it. */
function closeConnectionsOfLastAnswers(service: Service): void {
  let closing = false;
  service.addHook('preClose', async () => {
    closing = true;
  });
  service.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** A request that takes longer than this while the service closes, such as that of a slow reader, is cut off. */
const lastMs = 8_000;

/** On close, Node closes idle connections only if they have carried a request, and would wait a minute for the others. */
function closeConnectionsInTime(service: Service): void {
  const unused = new Set<Socket>();
  service.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  service.addHook('onRequest', async ({ raw }) => {
    unused.delete(raw.socket);
  });
  service.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
    const rest = setTimeout(() => service.server.closeAllConnections(), lastMs);
    service.server.once('close', () => clearTimeout(rest));
  });
}
