// An event as a CloudEvent 1.0 in structured mode: a message is complete without its headers, which sinks, mirrors and dead-letter topics
// tend to lose. docs/integration-events.md describes it for consumers.

import { eventVersions } from '../../events/event-versions.ts';
import { type PublishedEvent, publishedData, subjectOf } from '../../events/published.ts';
import type { Recorded } from '../../events/recorded.ts';

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md; from `partitionkey` on, extensions. */
export type LedgerCloudEvent = {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  dataschema: string;
  /** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/partitioning.md */
  partitionkey: string;
  /** The event's number on its subject, from 0; as an Integer (extensions/sequence.md). */
  sequence: string;
  sequencetype: 'Integer';
  /** The event's position in the log, comparable as an integer. */
  ledgerposition: string;
  effectiveon: string;
  actor: string;
  correlationid: string;
  causationid?: string;
  /** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md */
  traceparent?: string;
  data: object;
};

/** A message of the topic, as the Kafka client expects it, without a timestamp (`messageOf`). */
export type Message = { key: string; value: string; headers: Record<string, string> };

export const structuredMode = 'application/cloudevents+json; charset=UTF-8';

/** @param source of all events of this ledger, an URI reference */
export function cloudEvent(event: Recorded<PublishedEvent>, source: string): LedgerCloudEvent {
  const { recordedAt, effectiveOn, actor, correlationId, causationId, traceparent } = event.metadata;
  const subject = subjectOf(event.stream);
  return {
    specversion: '1.0',
    id: event.id,
    source,
    type: `ledger.${event.type}`,
    subject,
    time: recordedAt,
    datacontenttype: 'application/json',
    dataschema: `urn:invoice-ledger:event:${event.type}:${eventVersions[event.type]}`,
    partitionkey: subject,
    sequence: String(event.revision),
    sequencetype: 'Integer',
    ledgerposition: event.position.toString(),
    effectiveon: effectiveOn,
    actor,
    correlationid: correlationId,
    ...(causationId !== undefined && { causationid: causationId }),
    ...(traceparent !== undefined && { traceparent }),
    data: publishedData(event),
  };
}

/**
 * The key is the subject, so that its events stay in order. The message's timestamp is left to the producer, who gives that of the publication:
 * a broker counts retention from it, and would remove what happened long ago as soon as it is published (`retention.ms`).
 */
export function messageOf(event: Recorded<PublishedEvent>, source: string): Message {
  const content = cloudEvent(event, source);
  return {
    key: content.partitionkey,
    value: JSON.stringify(content),
    headers: {
      'content-type': structuredMode,
      ...(content.traceparent !== undefined && { traceparent: content.traceparent }), // where OpenTelemetry looks for it
    },
  };
}
