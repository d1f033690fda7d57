// The trace that something belongs to, as a W3C traceparent (https://www.w3.org/TR/trace-context/): in the header of a request, in an
// event's metadata beside its correlation id, in a CloudEvent and in a Kafka message.

import { type Context, ROOT_CONTEXT, type SpanContext, TraceFlags, trace } from '@opentelemetry/api';

const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** Parses a traceparent that was received; undefined if it is invalid. */
export function readTraceparent(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const [, traceId, spanId, flags] = pattern.exec(given) ?? [];
  return traceId && `00-${traceId}-${spanId}-${flags}`;
}

/** Whether the trace is sampled. */
export const isSampled = (traceparent: string | undefined): traceparent is string =>
  traceparent !== undefined &&
  (Number.parseInt(traceparent.slice(53, 55), 16) & TraceFlags.SAMPLED) === TraceFlags.SAMPLED;

/** The context of spans that continue a trace, or begin a new one if there is none. */
export function contextOf(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = pattern.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  const parent: SpanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, parent);
}

/** The traceparent of the current span; undefined without tracing. */
export function traceparentHere(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  return span && `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

/** The fields of a log line that name its trace. */
export const traceInLog = (traceparent: string | undefined): { trace_id?: string } =>
  traceparent === undefined ? {} : { trace_id: traceparent.slice(3, 35) };
