import { SpanKind } from '@opentelemetry/api';
import type { Metadata } from '../../events/recorded.ts';
import { fail, tracer } from './spans.ts';
import { contextOf, isSampled } from './trace-context.ts';

type Projected = { type: string; revision: bigint; created: Date; metadata: unknown };

/** A trace is over by then: a projection that catches up with the log would only add to what nobody looks at any more. */
const oldestMs = 15 * 60_000;

/**
 * Makes what a projection did with a batch a step in the trace of each of its events. An event whose trace is sampled out costs a look
 * at its metadata.
 * @param begun when the batch was begun, in ms since 1970
 * @param refusal why the events were not taken in
 */
export function traceProjected(projection: string, batch: readonly Projected[], begun: number, refusal?: Error): void {
  for (const event of batch) {
    const { traceparent } = event.metadata as Partial<Metadata>;
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
