// An event as a CloudEvent 1.0 in structured mode: a message is complete without its headers, which sinks, mirrors and dead-letter topics
// tend to lose. docs/integration-events.md describes it for consumers.

import { versionOf } from '../../events/event-versions.ts';
import {
  eventSchemaId,
  eventSchemaPath,
  type PublishedEvent,
  publishedData,
  subjectOf,
} from '../../events/published.ts';
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

/** What all messages of a ledger have in common. */
export type Origin = {
  /** The `source` (CloudEvents), a URI reference. */
  source: string;
  /** The public address of the query service, which answers the schemas; absent if there is none. */
  queryUrl?: string | undefined;
};

export function cloudEvent(event: Recorded<PublishedEvent>, { source, queryUrl }: Origin): LedgerCloudEvent {
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
    dataschema: dataSchema(event, queryUrl),
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

function dataSchema(event: PublishedEvent, queryUrl: string | undefined): string {
  const { type } = event;
  const version = versionOf(event);
  return queryUrl === undefined ? eventSchemaId(type, version) : `${queryUrl}${eventSchemaPath(type, version)}`;
}

/**
 * The key is the subject, so that its events stay in order. The message's timestamp is left to the producer, who gives that of the publication:
 * a broker counts retention from it, and would remove what happened long ago as soon as it is published (`retention.ms`).
 */
export function messageOf(event: Recorded<PublishedEvent>, origin: Origin): Message {
  const content = cloudEvent(event, origin);
  return {
    key: content.partitionkey,
    value: JSON.stringify(content),
    headers: {
      'content-type': structuredMode,
      ...(content.traceparent !== undefined && { traceparent: content.traceparent }), // where OpenTelemetry looks for it
    },
  };
}
