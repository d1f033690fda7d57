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
import { rememberAddresses } from './addresses.ts';
import {
  answerBrokenHttp,
  answerWithProblem,
  methodNotAllowed,
  noSuchRoute,
  send,
  type ToProblem,
} from './http-problems.ts';
import { takeOnlyWhatIsStated } from './media-types.ts';
import { type About, serveOpenApi } from './openapi.ts';
import { correlationId, OneLineARequest } from './request-log.ts';
import type { Service } from './service.ts';
import { schemaCompiler } from './validation.ts';

export type { Service };

export type ServiceOptions = About & {
  /** As it signs its log lines. */
  name: string;
  log: { level: string; stream?: DestinationStream };
  /** The largest body in bytes. */
  bodyLimit?: number;
  /** How long a request may take to arrive. */
  requestTimeoutMs?: number;
  dependencies: Dependencies;
  /** Who may call; without, all who are on this machine. */
  access?: Access;
  /** Whether requests are steps of traces. */
  isTraced?: boolean;
  /** Shown at /metrics, with those of HTTP. */
  metrics?: Metrics;
  /** What it takes on at once; without, all that comes. */
  bounds?: Bounds;
  toProblem?: ToProblem;
};

/** A customer's id has up to 100 characters, and each up to 12 when escaped; its stream is named after it. */
const maxParamLength = 1_210;

/**
 * An HTTP service without routes of its own: problems, validation, logs, correlation ids, /docs, /healthz, /readyz and /metrics.
 * Routes are added before it listens.
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
    // While it closes, what still arrives on open connections is answered, and told to close.
    return503OnClosing: false,
    clientErrorHandler: answerBrokenHttp,
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...securityHeaders, 'x-correlation-id': request.id }); // hooks don't see it
      answerWithProblem(toProblem)(error, request, reply);
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

  service.decorateReply('problemType', null);
  service.removeContentTypeParser('text/plain');
  service.setValidatorCompiler(schemaCompiler());
  service.setErrorHandler(answerWithProblem(toProblem));
  service.addHook('onRequest', async (request, reply) => {
    reply.header('x-correlation-id', request.id);
  });
  if (isTraced) traceRequests(service);
  measureHttp(service, metrics);
  if (bounds) shedLoad(service, bounds, metrics);
  secureAnswers(service);
  await allowOrigins(service, access.origins);
  lastAnswersCloseTheirConnections(service);
  unusedConnectionsEndAtOnce(service);

  const methodsOf = rememberAddresses(service as FastifyInstance);
  service.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = methodsOf(path);
    return send(
      allowed.length > 0 && !allowed.includes(request.method)
        ? methodNotAllowed(request.method, allowed)
        : noSuchRoute(request.method, path),
      request,
      reply,
    );
  });

  guard(service, access);
  takeOnlyWhatIsStated(service);
  const { title, description, version } = options;
  await serveOpenApi(service, { title, description, version });
  healthRoutes(service, dependencies);
  metricsRoute(service, metrics);
  return service;
}

/** Else a request that was in hand when the service closes would leave its connection open, and the service waiting for it. */
function lastAnswersCloseTheirConnections(service: Service): void {
  let closing = false;
  service.addHook('preClose', async () => {
    closing = true;
  });
  service.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}

/** Node takes a connection for idle, and closes it with the service, only when it has carried a request: else it would wait for a minute. */
function unusedConnectionsEndAtOnce(service: Service): void {
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
  });
}
