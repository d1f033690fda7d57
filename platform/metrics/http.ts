import { Histogram } from 'prom-client';
import { Type } from 'typebox';
import type { Service } from '../http/service.ts';
import type { Metrics } from './registry.ts';

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Measures every answer, by the route's pattern: an address with ids in it would be a series of its own, and may be about a person. */
export function measureHttp(service: Service, metrics: Metrics): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, to the end of their answer',
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

/** GET /metrics in Prometheus' text format. However many ask at once, everything is looked at once. */
export function metricsRoute(service: Service, metrics: Metrics): void {
  let asked: Promise<string> | undefined;
  service.get(
    '/metrics',
    {
      config: { scope: 'open' },
      logLevel: 'warn',
      schema: {
        tags: ['operations'],
        summary: 'What it has counted and measured, for Prometheus',
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
