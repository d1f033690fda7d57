// Reads a CloudEvent 1.0 from a Kafka message: all of it in the value (structured mode), or its attributes in headers `ce_…` and its
// data in the value (binary mode). https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md

import { Problem } from '../../platform/http/problems/problem.ts';
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
  /** Whether a ledger published it: what it says is recorded there already. */
  isOfLedger: boolean;
};

/** @throws Problem not-a-cloud-event, malformed-json, tombstone */
export function readCloudEvent({ value, headers }: ReceivedMessage): CloudEvent {
  const content = jsonIn(value);
  const isBinary = headers.ce_specversion !== undefined;
  const attributes = isBinary ? withoutPrefix(headers) : isObject(content) ? content : {};
  const { id, source, type, actor, correlationid } = attributes;
  const traceparent = readTraceparent(attributes.traceparent) ?? readTraceparent(headers.traceparent?.toString());
  if (!/^1\.\d+$/.test(String(attributes.specversion))) throw notACloudEvent('/specversion', 'must be 1.0');
  if (!isText(id)) throw notACloudEvent('/id', id === undefined ? 'is missing' : mustBeText);
  if (!isText(source)) throw notACloudEvent('/source', source === undefined ? 'is missing' : mustBeText);
  if (!isText(type)) throw notACloudEvent('/type', type === undefined ? 'is missing' : mustBeText);
  if (actor != null && !isText(actor)) throw notACloudEvent('/actor', mustBeText);
  if (correlationid != null && !isText(correlationid)) throw notACloudEvent('/correlationid', mustBeText);
  return {
    id,
    source,
    type,
    data: isBinary ? content : dataOf(attributes),
    isOfLedger: attributes.ledgerposition != null,
    ...(actor != null && { actor }),
    ...(correlationid != null && { correlationid }),
    ...(traceparent !== undefined && { traceparent }),
  };
}

/** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md, 3.1. @throws Problem not-a-cloud-event, malformed-json */
function dataOf({ data, data_base64: encoded }: { data?: unknown; data_base64?: unknown }): unknown {
  if (encoded == null) return data;
  if (data != null) throw notACloudEvent('/data_base64', 'must not be there beside /data');
  if (typeof encoded !== 'string' || !base64.test(encoded)) {
    throw notACloudEvent(
      '/data_base64',
      'must be a text in base64 (RFC 4648, section 4), padded and without line breaks',
    );
  }
  return jsonIn(Buffer.from(encoded, 'base64'), parseJson, 'data_base64');
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Throws a TypeError if bytes are not UTF-8. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A message without a value deletes its key from a compacted topic. A payment is not deleted by one. */
export class Tombstone extends Problem {
  constructor() {
    super({
      status: 400,
      title: 'The message is a tombstone: it has a key and no value',
      detail: 'A payment cannot be deleted. To take one back, reverse it: POST /payments/{paymentId}/reversal.',
    });
  }
}

/** @param what is in the title of the problem. @throws Tombstone; Problem malformed-json */
export function jsonIn(value: Buffer | null, parse: (text: string) => unknown = parseJson, what = 'message'): unknown {
  if (value === null) throw new Tombstone();
  try {
    return parse(utf8.decode(value));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw new Problem({
      type: 'malformed-json',
      status: 400,
      title: `The ${what} is not well-formed JSON`,
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

/** CloudEvents 1.0.2, type String: no control characters, and no half of a surrogate pair. No store of the views keeps U+0000. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(value);
const mustBeText = 'must be a text of 1 to 200 characters, without control characters and halves of surrogate pairs';

const notACloudEvent = (pointer: string, detail: string): Problem =>
  new Problem({
    type: 'not-a-cloud-event',
    status: 400,
    title: 'The message is not a CloudEvent 1.0',
    errors: [{ pointer, detail }],
  });
