// A CloudEvent 1.0 as Kafka carries it: whole in the value (structured mode), or its attributes in headers `ce_…` and its data in
// the value (binary mode). https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md

import { Problem } from '../../platform/http/problem.ts';
import { readTraceparent } from '../../platform/telemetry/trace-context.ts';
import { parseJson } from '../http/exact-json.ts';
import type { Arrived } from './arrived.ts';

export type CloudEvent = {
  id: string;
  source: string;
  type: string;
  data: unknown;
  /** Extensions, by which whoever sends may say who acts, and in which request. */
  actor?: string;
  correlationid?: string;
  /** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md */
  traceparent?: string;
};

/** @throws Problem where it isn't one */
export function readCloudEvent({ value, headers }: Arrived): CloudEvent {
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

/** Throws a TypeError for bytes that are no text. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws Problem where the value is not JSON */
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

const withoutPrefix = (headers: Arrived['headers']): Record<string, unknown> =>
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
