import { Histogram } from 'prom-client';
import { Type } from 'typebox';
import type { Service } from '../http/service.ts';
import type { Metrics } from './registry.ts';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Measures every answer by the pattern of its route. A path with ids would be a series of its own, and may be personal data. */
export function measureHttp(service: Service, metrics: Metrics): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests, until the end of the answer',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers: [metrics],
  });
  service.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
}

/** GET /metrics in the text format of Prometheus. Requests that arrive during a collection share its result. */
export function metricsRoute(service: Service, metrics: Metrics): void {
  let asked: Promise<string> | undefined;
  service.get(
    '/metrics',
    {
      config: { scope: 'open' },
      logLevel: 'warn',
      schema: {
        tags: ['operations'],
        operationId: 'getMetrics',
        summary: 'Metrics for Prometheus',
        response: { 200: { description: 'Text format', content: { 'text/plain': { schema: Type.String() } } } },
      },
    },
    async (_, reply) => {
      asked ??= metrics.metrics().finally(() => {
        asked = undefined;
      });
      return reply
        .type(metrics.contentType)
        .header('cache-control', 'no-store')
        .send(await asked);
    },
  );
}
