// What the door (upcast.ts) refuses: each type of event with each fault, made from the samples.

import type { TObject, TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import { eventSchemas, eventVersions, type LedgerEvent } from './event-versions.ts';
import { sampleEvents } from './samples/read-samples.ts';
import { kindOfStream, type StreamKind } from './streams.ts';
import { EventBroken, EventUnknown, type Stored, upcast } from './upcast.ts';

type Data = Record<string, unknown>;
type Sample = Stored & { data: Data; metadata: Data };

const isOfToday = ({ type, metadata }: Sample) => metadata.schema === eventVersions[type as LedgerEvent['type']];
const samples = [...Map.groupBy(sampleEvents() as Sample[], (one) => `${kindOfStream(one.streamId)} ${one.type}`)].map(
  ([name, of]) => [name, of.find(isOfToday) as Sample] as const,
);

const withData = (event: Sample, data: unknown): Stored => ({ ...event, data });
const withField = (event: Sample, field: string, value: unknown) => withData(event, { ...event.data, [field]: value });

/** The schema of the event's data; of several, the one that the sample has the fields of. */
function schemaOf({ streamId, type, data }: Sample): TObject {
  const schema = (eventSchemas[kindOfStream(streamId) as StreamKind] as Record<string, TSchema>)[type];
  const { anyOf = [schema] } = schema as { anyOf?: TSchema[] };
  return anyOf.find((one) => ((one as TObject).required ?? []).every((field) => field in data)) as TObject;
}
const fieldsOf = (event: Sample, type: string): string[] =>
  Object.entries(schemaOf(event).properties).flatMap(([name, field]) =>
    (field as { type?: string }).type === type ? [name] : [],
  );

const refused = (event: Stored, why: string) => {
  expect(() => upcast(event)).toThrow(EventBroken);
  expect(() => upcast(event)).toThrow(`event ${event.revision} of ${event.streamId} (${event.type}) ${why}`);
};

it('there is a sample of each type in each kind of stream that has it', () => {
  const all = Object.entries(eventSchemas).flatMap(([kind, schemas]) =>
    Object.keys(schemas).map((type) => `${kind} ${type}`),
  );
  expect(samples.map(([name]) => name).toSorted()).toEqual(all.toSorted());
});

describe.each(samples)('%s', (_, event) => {
  it('is read as it was written, also with a field that a later version added', () => {
    expect(upcast<LedgerEvent>(event)).toMatchObject({ type: event.type, data: event.data });
    expect(upcast<LedgerEvent>(withField(event, 'addedLater', 1)).data).toMatchObject({ addedLater: 1 });
  });

  it('of a newer version is unknown: the service is to be updated', () => {
    const newer = { ...event, metadata: { ...event.metadata, schema: (event.metadata.schema as number) + 1 } };
    expect(() => upcast(newer)).toThrow(EventUnknown);
    expect(() => upcast(newer)).toThrow(': update the service');
  });

  it.each<[string, unknown]>([
    ['bytes', new TextEncoder().encode('{"amount": 1,')],
    ['text', '{"amount": 1,'],
    ['nothing', null],
    ['a number', 7],
  ])('is broken if its data are %s instead of JSON', (_, data) =>
    refused(withData(event, data), 'has data that are not a JSON object'),
  );

  it('is broken in another kind of stream', () => {
    const elsewhere = kindOfStream(event.streamId) === 'books' ? 'invoice-7' : 'books-closing';
    refused({ ...event, streamId: elsewhere }, 'belongs to another kind of stream');
  });

  it('is broken without a field that it must have', () => {
    for (const field of schemaOf(event).required ?? []) {
      const { [field]: _, ...others } = event.data;
      refused(withData(event, others), 'is broken: its data');
    }
  });

  it('is broken with an amount in text, between two, or too large to be exact', () => {
    for (const field of fieldsOf(event, 'integer')) {
      for (const value of ['100', 0.5, Number.MAX_SAFE_INTEGER + 1, null])
        refused(withField(event, field, value), 'is broken: its data');
    }
  });

  it('is broken with a negative amount, and takes 0 and the largest exact one; credit, rounding and what was prepaid may be below 0', () => {
    for (const field of fieldsOf(event, 'integer')) {
      for (const value of [0, Number.MAX_SAFE_INTEGER])
        expect(() => upcast(withField(event, field, value))).not.toThrow();
      const negative = withField(event, field, -1);
      if (['credit', 'rounding', 'prepaid'].includes(field)) expect(() => upcast(negative)).not.toThrow();
      else refused(negative, 'is broken: its data');
    }
  });

  it('is broken with a date that does not exist, or a text that is none', () => {
    for (const field of fieldsOf(event, 'string')) refused(withField(event, field, 7), 'is broken: its data');
    for (const field of fieldsOf(event, 'string').filter((name) => /On$|^day$|closedThrough/.test(name)))
      refused(
        withField(event, field, '2026-02-29'),
        `is broken: its data/${field} must be a date, and is "2026-02-29"`,
      );
  });

  it.each<[string, object]>([
    ['a date that does not exist', { effectiveOn: '2026-02-29' }],
    ['no actor', { actor: undefined }],
    ['a time that is none', { recordedAt: 'yesterday' }],
    ['a key that is a number', { keys: [7] }],
  ])('is broken if its metadata have %s', (_, more) =>
    refused({ ...event, metadata: { ...event.metadata, ...more } }, 'is broken: its metadata'),
  );
});

describe('the document of an invoice', () => {
  const [, registered] = samples.find(([name]) => name === 'invoice InvoiceRegistered') as (typeof samples)[number];
  const [line] = registered.data.lines as Data[];

  it.each([' 7\u200b'.repeat(100), 'A\u{e0041}'])('keeps texts that a request may no longer have', (text) => {
    expect(() => upcast(withField(registered, 'number', text))).not.toThrow();
    expect(() => upcast(withField(registered, 'customer', { id: text, name: 'Acme' }))).not.toThrow();
  });

  it.each<[string, string, unknown]>([
    ['a total in text', 'totals', { ...(registered.data.totals as Data), payable: '100' }],
    ['a total that is missing', 'totals', {}],
    ['a line without a net amount', 'lines', [{ ...line, net: undefined }]],
    ['a quantity that is none', 'lines', [{ ...line, quantity: 'many' }]],
    ['a currency that is none', 'currency', 'euro'],
    ['a customer without an id', 'customer', { name: 'Acme' }],
  ])('is broken with %s', (_, field, value) =>
    refused(withField(registered, field, value), `is broken: its data/${field}`),
  );
});
