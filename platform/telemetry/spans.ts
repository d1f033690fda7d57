// Steps of a trace. Where nothing is traced, or the trace is sampled out, the work is done and nothing else.

import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { ruleOf } from '../http/problem.ts';
import { contextOf, isSampled } from './trace-context.ts';

export type { Attributes } from '@opentelemetry/api';

export const tracer = trace.getTracer('invoice-ledger');

/** Does work as a step of the trace at hand. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (trace.getActiveSpan()?.isRecording() !== true) return work();
  return within(context.active(), name, SpanKind.CLIENT, attributes, work);
}

/** Does what an event sets off as a step of the trace that the event belongs to. */
export function continueTrace<T>(
  traceparent: string | undefined,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> {
  if (!isSampled(traceparent)) return work();
  return within(contextOf(traceparent), name, SpanKind.CONSUMER, attributes, work);
}

/** Does what a message asks for, in its trace, or in a new one where it brings none. */
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

/** Marks a step as failed. The error's message may be about a person: its class says what went wrong, the log says the rest. */
export function fail(span: Span, error: unknown): void {
  const type = error instanceof Error ? ruleOf(error) : 'unknown';
  span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR, message: type });
}
