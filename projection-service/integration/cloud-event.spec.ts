import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { type PublishedEvent, publishedKinds, streamOfSubject } from '../../events/published.ts';
import type { Recorded } from '../../events/recorded.ts';
import { sampleEvents } from '../../events/samples/read-samples.ts';
import type { NumberAllocated } from '../../events/series.ts';
import { kindOfStream } from '../../events/streams.ts';
import { upcast } from '../../events/upcast.ts';
import { recorded } from '../../testing/servers/event-log.ts';
import { granted, ofCustomer } from '../testing/customer-lives.ts';
import { partPayment, registration } from '../testing/invoice-lives.ts';
import { cloudEvent, messageOf } from './cloud-event.ts';

const invoiceId = '018f0000-0000-7000-8000-000000000001';
const [, paid] = recorded(
  [...registration(invoiceId), ...partPayment('p', 40_000, 60_000)].map((event) => ({ invoiceId, event })),
  2n ** 63n,
);
if (paid === undefined) throw new Error('there are three events');

describe('a published event', () => {
  it('is a CloudEvent with its type, its invoice, its time and its revision', () => {
    expect(cloudEvent(paid, { source: 'urn:acme:ledger' })).toEqual({
      specversion: '1.0',
      id: paid.id,
      source: 'urn:acme:ledger',
      type: 'ledger.PaymentApplied',
      subject: invoiceId,
      time: '2026-11-22T10:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:invoice-ledger:event:PaymentApplied:1',
      partitionkey: invoiceId,
      sequence: '1',
      sequencetype: 'Integer',
      ledgerposition: String(2n ** 63n + 1n),
      effectiveon: '2026-11-22',
      actor: 'a test',
      correlationid: 'c-1',
      data: { paymentId: 'p', amount: 40_000, receivedOn: '2026-11-30', method: 'transfer', amountDue: 60_000 },
    });
  });

  it('of anything but an invoice has the name of its stream as subject and key, with a canonical id', () => {
    const id = '018F0000-0000-7000-8000-00000000000A';
    const [credit] = ofCustomer(id, [granted('EUR', 500, 500)]);
    if (credit === undefined) throw new Error('there is an event');
    const subject = `customer-${id.toLowerCase()}`;
    expect(messageOf(credit, { source: 'urn:x' }).key).toBe(subject);
    const { currency, amount, credit: after } = credit.data as Record<string, unknown>;
    expect(cloudEvent(credit, { source: 'urn:x' })).toMatchObject({
      type: 'ledger.CreditGranted',
      subject,
      partitionkey: subject,
      sequence: '0',
      data: { currency, amount, credit: after },
    });
    expect(streamOfSubject(subject)).toBe(subject);
    expect(streamOfSubject(invoiceId)).toBe(`invoice-${invoiceId}`);
  });

  it('names its schema by the address that answers it, if the query service has a public one', () => {
    const origin = { source: 'urn:x', queryUrl: 'https://ledger.example/queries' };
    expect(cloudEvent(paid, origin).dataschema).toBe('https://ledger.example/queries/schemas/events/PaymentApplied/1');
  });

  it('of a series has the number and its invoice, and neither the keys of the request nor the whole document', () => {
    const number = { invoiceId, sequence: 7, number: 'INV-000007' };
    const content = { ...registration(invoiceId)[0]?.data } as NumberAllocated['data']['content'];
    const data = { ...number, batch: 0, content, digest: 'd', keys: ['key:secret'] };
    const allocated = { ...paid, stream: 'series-INV-', type: 'NumberAllocated', data } as Recorded<NumberAllocated>;
    expect(cloudEvent(allocated, { source: 'urn:x' })).toMatchObject({ subject: 'series-INV-', data: number });
    expect(Object.keys(cloudEvent(allocated, { source: 'urn:x' }).data)).toEqual(Object.keys(number));
  });

  it('is as the AsyncAPI document describes it, whatever the type', () => {
    const { components } = JSON.parse(readFileSync(new URL('../../docs/api/events.json', import.meta.url), 'utf8'));
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    const isDescribed = ajv.compile(components.schemas.CloudEvent);
    const samples = sampleEvents().filter(({ streamId }) =>
      publishedKinds.some((kind) => kind === kindOfStream(streamId)),
    );
    expect(samples.length).toBeGreaterThan(100);
    for (const sample of samples) {
      const event = cloudEvent(upcast<PublishedEvent>(sample), { source: 'urn:x' });
      expect(isDescribed(event) ? [] : isDescribed.errors, event.type).toEqual([]);
      expect(components.messages).toHaveProperty(event.type.replace('ledger.', ''));
    }
  });

  it('has attribute names of lower-case letters and digits, as CloudEvents requires', () => {
    expect(Object.keys(cloudEvent(paid, { source: 'urn:x' })).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual(
      [],
    );
  });

  it('is one message with its invoice as key, complete without its headers', () => {
    const { key, value, headers } = messageOf(paid, { source: 'urn:x' });
    expect(key).toBe(invoiceId);
    expect(JSON.parse(value)).toEqual(cloudEvent(paid, { source: 'urn:x' }));
    expect(headers).toEqual({ 'content-type': 'application/cloudevents+json; charset=UTF-8' });
  });

  it('has the trace in which it was recorded, also in the header that OpenTelemetry reads', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const traced = { ...paid, metadata: { ...paid.metadata, traceparent } };
    const { value, headers } = messageOf(traced, { source: 'urn:x' });
    expect(JSON.parse(value)).toEqual({ ...cloudEvent(paid, { source: 'urn:x' }), traceparent });
    expect(headers).toMatchObject({ traceparent });
  });
});
