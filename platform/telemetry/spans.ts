// Spans. Without tracing, or in a trace that is not sampled, the work is done without one.

import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { ruleOf } from '../http/problems/problem.ts';
import { contextOf, isSampled } from './trace-context.ts';

export type { Attributes } from '@opentelemetry/api';

export const tracer = trace.getTracer('invoice-ledger');

/** Does work in a span of the current trace. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (trace.getActiveSpan()?.isRecording() !== true) return work();
  return within(context.active(), name, SpanKind.CLIENT, attributes, work);
}

/** Does the work that an event causes, in a span of the event's trace. */
export function continueTrace<T>(
  traceparent: string | undefined,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  if (!isSampled(traceparent)) return work();
  return within(contextOf(traceparent), name, SpanKind.CONSUMER, attributes, work);
}

/** Handles a message in a span of its trace, or of a new trace if it has none. */
export const receive = <T>(
  traceparent: string | undefined,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> => within(contextOf(traceparent), name, SpanKind.CONSUMER, attributes, work);

function within<T>(
  parent: Context,
  name: string,
  kind: SpanKind,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { kind, attributes }, parent, async (span) => {
    try {
      return await work();
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Marks a span as failed, with the class of the error only: its message may hold personal data. The log has the rest. */
export function fail(span: Span, error: unknown): void {
  const type = error instanceof Error ? ruleOf(error) : 'unknown';
  span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR, message: type });
}
