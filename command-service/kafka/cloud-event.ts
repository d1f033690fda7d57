// Reads a CloudEvent 1.0 from a Kafka message: all of it in the value (structured mode), or its attributes in headers `ce_…` and its
// data in the value (binary mode). https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md

import { Problem } from '../../platform/http/problem.ts';
import { readTraceparent } from '../../platform/telemetry/trace-context.ts';
import { parseJson } from '../http/exact-json.ts';
import type { ReceivedMessage } from './received-message.ts';

export type CloudEvent = {
  id: string;
  source: string;
  type: string;
  data: unknown;
  /** Extensions in which the sender may name the actor and the request. */
  actor?: string;
  correlationid?: string;
  /** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md */
  traceparent?: string;
};

/** @throws Problem not-a-cloud-event, malformed-json */
export function readCloudEvent({ value, headers }: ReceivedMessage): CloudEvent {
  const content = jsonIn(value);
  const isBinary = headers.ce_specversion !== undefined;
  const attributes = isBinary ? withoutPrefix(headers) : isObject(content) ? content : {};
  const { id, source, type, actor, correlationid } = attributes;
  const traceparent = readTraceparent(attributes.traceparent) ?? readTraceparent(headers.traceparent?.toString());
  if (!/^1\.\d+$/.test(String(attributes.specversion))) throw notACloudEvent('/specversion', 'must be 1.0');
  if (!isText(id)) throw notACloudEvent('/id', 'is missing');
  if (!isText(source)) throw notACloudEvent('/source', 'is missing');
  if (!isText(type)) throw notACloudEvent('/type', 'is missing');
  return {
    id,
    source,
    type,
    data: isBinary ? content : (attributes as { data?: unknown }).data,
    ...(isText(actor) && { actor }),
    ...(isText(correlationid) && { correlationid }),
    ...(traceparent !== undefined && { traceparent }),
  };
}

/** Throws a TypeError if bytes are not UTF-8. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Problem malformed-json */
export function jsonIn(value: Buffer | null, parse: (text: string) => unknown = parseJson): unknown {
  try {
    return parse(utf8.decode(value ?? new Uint8Array()));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new Problem({
      type: 'malformed-json',
      status: 400,
      title: 'The message is not well-formed JSON',
      detail: error.message,
    });
  }
}

const withoutPrefix = (headers: ReceivedMessage['headers']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith('ce_') ? [[name.slice(3), String(value)]] : [],
    ),
  );

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 200;

const notACloudEvent = (pointer: string, detail: string): Problem =>
  new Problem({
    type: 'not-a-cloud-event',
    status: 400,
    title: 'The message is not a CloudEvent 1.0',
    errors: [{ pointer, detail }],
  });
