import { SpanKind } from '@opentelemetry/api';
import type { Metadata } from '../../events/recorded.ts';
import { fail, tracer } from './spans.ts';
import { contextOf, isSampled } from './trace-context.ts';

/** `metadata` may be anything: other programs may write to the event store. */
type Projected = { type: string; revision: bigint; created: Date; metadata: unknown };

/** Older events get no span: their traces are over by the time a projection catches up with them. */
const oldestMs = 15 * 60_000;

/**
 * Adds a span for the projection of a batch to the trace of each of its events. Events of unsampled traces cost a look at their
 * metadata only.
 * @param begun when the batch was begun, in ms since 1970
 * @param refusal why the events could not be applied
 */
export function traceProjected(projection: string, batch: readonly Projected[], begun: number, refusal?: Error): void {
  for (const event of batch) {
    const { traceparent } = (event.metadata ?? {}) as Partial<Metadata>;
    if (!isSampled(traceparent) || begun - event.created.getTime() > oldestMs) continue;
    const attributes = {
      'ledger.projection': projection,
      'ledger.event.type': event.type,
      'ledger.event.revision': Number(event.revision),
      'ledger.batch.size': batch.length,
    };
    const options = { kind: SpanKind.CONSUMER, startTime: begun, attributes };
    const span = tracer.startSpan(`project ${projection}`, options, contextOf(traceparent));
    if (refusal) fail(span, refusal);
    span.end();
  }
}
