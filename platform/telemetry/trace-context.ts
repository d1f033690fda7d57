// Which trace something belongs to, as text that travels: W3C traceparent (https://www.w3.org/TR/trace-context/), in the header of a
// request, in an event's metadata beside its correlation id, in a CloudEvent and in a Kafka message.

import { type Context, ROOT_CONTEXT, type SpanContext, TraceFlags, trace } from '@opentelemetry/api';

const pattern = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** A traceparent as somebody else gave it; undefined where it isn't one. */
export function readTraceparent(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  const [, traceId, spanId, flags] = pattern.exec(given) ?? [];
  return traceId && `00-${traceId}-${spanId}-${flags}`;
}

/** Whether whoever began the trace keeps it. */
export const isSampled = (traceparent: string | undefined): traceparent is string =>
  traceparent !== undefined &&
  (Number.parseInt(traceparent.slice(53, 55), 16) & TraceFlags.SAMPLED) === TraceFlags.SAMPLED;

/** The context whose spans continue a trace; that of a new trace where there is none. */
export function contextOf(traceparent: string | undefined): Context {
  const [, traceId, spanId, flags] = pattern.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  const parent: SpanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, parent);
}

/** The traceparent of the span that is being worked on; undefined where nothing is traced. */
export function traceparentHere(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  return span && `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`;
}

/** What a log line says of the trace that it belongs to. */
export const traceInLog = (traceparent: string | undefined): { trace_id?: string } =>
  traceparent === undefined ? {} : { trace_id: traceparent.slice(3, 35) };
