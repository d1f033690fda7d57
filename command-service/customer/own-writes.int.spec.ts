// Whoever reads with the position of an answer sees the credit that the command moved: its event on the customer's stream is not later.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { type UsedService, useCommandSide } from '../testing/command-side.ts';
import { ledgerOn } from '../testing/ledger.ts';

let service: UsedService;
let opened: ReturnType<typeof ledgerOn>;
beforeAll(async () => {
  const side = await useCommandSide();
  [service] = side.services;
  opened = ledgerOn(side.eventStoreUrl);
});
afterAll(() => opened?.client.dispose());

const reason = 'as it happened';
const customer = newCustomer();
const register = (amount: number) => ({ ...invoiceOf(amount, customer), issuedOn: '2026-01-01' });
const [one, two, three] = [register(10_000), register(10_000), register(10_000)];
const across = { ...paymentOf(25_000), paymentId: crypto.randomUUID(), receivedOn: '2026-01-02' };
const part = `/invoices/${two.invoiceId}/payments/payments%2F${across.paymentId}`;
const allocations = [two, three].map(({ invoiceId }) => ({ invoiceId, amount: 10_000 }));
const note = { creditNoteId: 'n', currency: 'EUR', amount: 1_000, issuedOn: '2026-01-05', reason };
const application = { applicationId: 'a', invoiceId: one.invoiceId, currency: 'EUR', amount: 500 };
const refund = { refundId: 'f', amount: 7_000, currency: 'EUR', method: 'cash', reason };
const on = (path: string) => `/invoices/${one.invoiceId}${path}`;

/** In this order. Those without a name only prepare the next one; each other one moves credit. */
const commands: [string | undefined, string, object][] = [
  ['an overpayment', on('/payments'), { ...paymentOf(15_000), paymentId: 'p', receivedOn: '2026-01-02' }],
  ['a credit note on a paid invoice', on('/credit-notes'), note],
  ['an unapplication', on('/payments/p/unapplication'), { unapplicationId: 'u', amount: 2_000, reason }],
  ['an application', `/customers/${customer}/credit/applications`, application],
  ['the end of an application', on('/payments/credit%2Fa/reversal'), { reason }],
  ['a reversal of a part', on('/payments/p/reversal'), { reversalId: 'r', amount: 1_000, reason }],
  ['a reversal', on('/payments/p/reversal'), { reason }],
  ['a payment across invoices', '/payments', { ...across, customerId: customer, allocations }],
  ['an unapplication of a part of it', `${part}/unapplication`, { amount: 3_000, unappliedOn: '2026-01-02', reason }],
  [undefined, `${part}/refunds`, { ...refund, refundedOn: '2026-01-03' }],
  [undefined, `/invoices/${two.invoiceId}/refunds/f/reversal`, { reversedOn: '2026-01-10', reason }],
  [undefined, `${part}/reversal`, { reversalId: 's', amount: 3_000, reversedOn: '2026-01-10', reason }],
  [
    'a reversal that unapplies what came back later',
    `${part}/reversal`,
    { reversalId: 't', amount: 3_000, reversedOn: '2026-01-05', reason },
  ],
  ['a reversal of a payment across invoices', `/payments/${across.paymentId}/reversal`, { reason }],
];

it('the position of each answer includes the credit that the command moved', async () => {
  for (const invoice of [one, two, three])
    expect(await post(`${service.url}/invoices`, invoice)).toMatchObject({ status: 201 });
  let seen = 0n;
  for (const [what, path, body] of commands) {
    const { status, body: answer } = await post(`${service.url}${path}`, body);
    expect(status, `${path}: ${JSON.stringify(answer)}`).toBe(201);
    const last = await lastOfCustomer();
    if (what !== undefined) expect(last, what).toBeGreaterThan(seen);
    expect(last, what).toBeLessThanOrEqual(BigInt((answer as { position: string }).position));
    seen = last;
  }
});

/** The position of the latest event of the customer. */
async function lastOfCustomer(): Promise<bigint> {
  const [last] = await lastEvents(opened.client, `customer-${customer}`, 1);
  return last?.position ?? 0n;
}
