import { describe, expect, it } from 'vitest';
import { Problem } from '../../platform/http/problems/problem.ts';
import { Tombstone } from './cloud-event.ts';
import { paymentInCloudEvent } from './payment-event.ts';
import type { ReceivedMessage } from './received-message.ts';

const payment = {
  paymentId: 'p-1',
  invoiceId: 'i',
  amount: 1,
  currency: 'EUR',
  receivedOn: '2026-11-22',
  method: 'cash',
};
const event = { specversion: '1.0', id: 'e-1', source: 'urn:bank', type: 'ledger.PaymentReceived', data: payment };
const message = (value: unknown, headers: Record<string, string> = {}): ReceivedMessage => ({
  topic: 'ledger.payments',
  partition: 0,
  offset: '0',
  key: null,
  value: Buffer.from(JSON.stringify(value)),
  headers,
});
function refusalOf(value: unknown): Problem['content'] {
  try {
    paymentInCloudEvent(message(value));
  } catch (error) {
    if (error instanceof Problem) return error.content;
    throw error;
  }
  throw new Error('it was not refused');
}
const { data, ...attributes } = event;
const binary = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]));

describe('a payment as a CloudEvent', () => {
  it('is the same in structured and in binary mode', () => {
    expect(paymentInCloudEvent(message(event))).toEqual({ payment });
    expect(paymentInCloudEvent(message(payment, binary))).toEqual({ payment });
  });

  it('may be in base64, as programs send it that treat data as bytes', () => {
    const { data, ...rest } = event;
    const data_base64 = Buffer.from(JSON.stringify(data)).toString('base64');
    expect(paymentInCloudEvent(message({ ...rest, data_base64 }))).toEqual({ payment });
    expect(paymentInCloudEvent(message({ ...rest, data: null, data_base64 }))).toEqual({ payment });
  });

  it.each([
    ['%%%', '/data_base64', 'must be a text in base64'],
    ['eyJ9', undefined, 'The data_base64 is not well-formed JSON'],
    ['eyJ', '/data_base64', 'must be a text in base64'],
    ['eyJh\nIn0=', '/data_base64', 'must be a text in base64'],
    [7, '/data_base64', 'must be a text in base64'],
    [Buffer.from('{"a":1,"a":2}').toString('base64'), undefined, 'is twice in one object'],
    [Buffer.from([0xff]).toString('base64'), undefined, 'The data_base64 is not well-formed JSON'],
  ])('says what is wrong with the base64 %j', (data_base64, pointer, why) => {
    const { data, ...rest } = event;
    const refusal = refusalOf({ ...rest, data_base64 });
    expect(JSON.stringify(refusal)).toContain(why);
    expect(refusal.errors?.[0]?.pointer).toBe(pointer);
  });

  it('is either in data or in data_base64', () =>
    expect(refusalOf({ ...event, data_base64: 'e30=' })).toMatchObject({
      type: 'not-a-cloud-event',
      errors: [{ pointer: '/data_base64', detail: 'must not be there beside /data' }],
    }));

  it('without a paymentId gets one from its source and id', () => {
    const { paymentId, ...unnamed } = payment;
    const nameOf = (of: object) =>
      (paymentInCloudEvent(message({ ...event, data: unnamed, ...of })).payment as { paymentId: string }).paymentId;
    expect(nameOf({})).toBe(nameOf({ time: '2026-11-22T10:00:00Z' }));
    expect(new Set([nameOf({}), nameOf({ id: 'e-2' }), nameOf({ source: 'urn:other' })]).size).toBe(3);
  });

  it('may have a trace context, as an extension or in a header of the message', () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(paymentInCloudEvent(message({ ...event, traceparent }))).toEqual({ payment, traceparent });
    expect(paymentInCloudEvent(message(payment, { ...binary, ce_traceparent: traceparent }))).toMatchObject({
      traceparent,
    });
    expect(paymentInCloudEvent(message(event, { traceparent }))).toMatchObject({ traceparent });
    expect(paymentInCloudEvent(message({ ...event, traceparent: 'none' }))).toEqual({ payment });
  });

  it('may name the actor and the correlation id', () => {
    expect(paymentInCloudEvent(message({ ...event, actor: 'bank', correlationid: 'c-1' }))).toMatchObject({
      actor: 'bank',
      correlationId: 'c-1',
    });
  });

  it('has no text in a header that no store keeps', () => {
    for (const [name, text] of Object.entries({ ce_actor: 'a\u0000', ce_correlationid: 'c\u0000', ce_id: '\u0000' }))
      expect(() => paymentInCloudEvent(message(payment, { ...binary, [name]: text }))).toThrow(
        'The message is not a CloudEvent 1.0',
      );
    expect(paymentInCloudEvent(message(payment, { ...binary, ce_actor: 'Bücher 𝒜' }))).toMatchObject({
      actor: 'Bücher 𝒜',
    });
  });

  it('is not a message without a value, which is a tombstone', () => {
    expect(() => paymentInCloudEvent({ ...message(null), value: null })).toThrow(Tombstone);
  });

  it('has each key once', () => {
    const twice = JSON.stringify(event).replace('"amount":1', '"amount":1,"amount":2');
    expect(() => paymentInCloudEvent({ ...message(null), value: Buffer.from(twice) })).toThrow(
      'The key "amount" is twice in one object',
    );
  });

  it.each([
    [{ ...event, specversion: '0.3' }, 'not-a-cloud-event'],
    [{ ...event, id: undefined }, 'not-a-cloud-event'],
    [{ ...event, source: '' }, 'not-a-cloud-event'],
    [{ ...event, type: 'ledger.PaymentApplied' }, 'not-a-payment'],
    [{ ...event, ledgerposition: '7' }, 'not-a-payment'],
    [{ ...event, actor: 'a\u0000' }, 'malformed-request'],
    [{ ...event, actor: '\ud800' }, 'malformed-request'],
    [{ ...event, 'a\u0000': 1 }, 'malformed-request'],
    [{ ...event, actor: 'a\nb' }, 'not-a-cloud-event'],
    [{ ...event, actor: 'x'.repeat(201) }, 'not-a-cloud-event'],
    [{ ...event, correlationid: 7 }, 'not-a-cloud-event'],
    [null, 'not-a-cloud-event'],
    ['text', 'not-a-cloud-event'],
  ])('is not %j', (value, type) => {
    expect(() => paymentInCloudEvent(message(value))).toThrow(Problem);
    try {
      paymentInCloudEvent(message(value));
    } catch (error) {
      expect((error as Problem).content.type).toBe(type);
    }
  });
});
