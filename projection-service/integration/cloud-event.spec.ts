import { describe, expect, it } from 'vitest';
import { recorded } from '../../testing/servers/event-log.ts';
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
    expect(cloudEvent(paid, 'urn:acme:ledger')).toEqual({
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

  it('has attribute names of lower-case letters and digits, as CloudEvents requires', () => {
    expect(Object.keys(cloudEvent(paid, 'urn:x')).filter((name) => !/^[a-z0-9]{1,20}$/.test(name))).toEqual([]);
  });

  it('is one message with its invoice as key, complete without its headers', () => {
    const { key, value, headers } = messageOf(paid, 'urn:x');
    expect(key).toBe(invoiceId);
    expect(JSON.parse(value)).toEqual(cloudEvent(paid, 'urn:x'));
    expect(headers).toEqual({ 'content-type': 'application/cloudevents+json; charset=UTF-8' });
  });

  it('has the trace in which it was recorded, also in the header that OpenTelemetry reads', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const traced = { ...paid, metadata: { ...paid.metadata, traceparent } };
    const { value, headers } = messageOf(traced, 'urn:x');
    expect(JSON.parse(value)).toEqual({ ...cloudEvent(paid, 'urn:x'), traceparent });
    expect(headers).toMatchObject({ traceparent });
  });
});
