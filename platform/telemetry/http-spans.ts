import { context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Service } from '../http/service.ts';
import { tracer } from './spans.ts';
import { contextOf, readTraceparent } from './trace-context.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The span of the request; null if it is not traced. */
    span: Span | null;
  }
}

/** Gives each request a span in its caller's trace, or in a new one, and its log lines both ids. Requests of operators get none. */
export function traceRequests(service: Service): void {
  service.decorateRequest('span', null);

  service.addHook('onRequest', (request, reply, done) => {
    const { method, headers, routeOptions } = request;
    if (routeOptions.schema?.tags?.includes('operations')) return done();
    const route = routeOptions.url;
    const parent = contextOf(readTraceparent(headers.traceparent));
    const attributes = {
      'http.request.method': method,
      ...(route !== undefined && { 'http.route': route }),
      'ledger.correlation_id': request.id,
    };
    const span = tracer.startSpan(`${method} ${route ?? ''}`.trim(), { kind: SpanKind.SERVER, attributes }, parent);
    request.span = span;
    nameInLog(request, reply, span);
    context.with(trace.setSpan(parent, span), done);
  });

  service.addHook('onResponse', ({ span }, { statusCode }, done) => {
    span?.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}

function nameInLog(request: FastifyRequest, reply: FastifyReply, span: Span): void {
  const { traceId, spanId } = span.spanContext();
  request.log = request.log.child({ trace_id: traceId, span_id: spanId });
  reply.log = request.log;
}
