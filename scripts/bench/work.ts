import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { HttpConnection } from './http-connection.ts';

const CREATED = 201;
/** Of one customer alone, many index events would fit into one append, which flatters the ledger. */
const CUSTOMERS = 1_000;

/** A typical invoice: two lines, an allowance, two rates of tax. */
export const invoice: InvoiceContent = {
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  dueOn: '2026-12-22',
  lines: [
    { description: 'Consulting', quantity: '12.5', unitPrice: '8000', tax: { category: 'S', rate: '19' } },
    { description: 'A book on ledgers', quantity: '3', unitPrice: '2499', tax: { category: 'S', rate: '7' } },
  ],
  allowances: [{ amount: 5000, reason: 'loyalty', tax: { category: 'S', rate: '19' } }],
};

/** Registers a new invoice of any customer, without a number, and adds its id to those that can be paid. */
export async function register(connection: HttpConnection, registered: string[], more = {}): Promise<void> {
  const invoiceId = randomUUID();
  const customer = { ...invoice.customer, id: `customer-${Math.floor(Math.random() * CUSTOMERS)}` };
  await created(connection, '/invoices', { invoiceId, ...invoice, customer, ...more });
  registered.push(invoiceId);
}

/** The same with a number, which no other invoice may have. */
export const registerNumbered = (connection: HttpConnection, registered: string[]): Promise<void> =>
  register(connection, registered, { number: `INV-${randomUUID()}` });

/** Records a payment of 1.00 on the next invoice. Clients share `registered` and its cursor, so that each pays another invoice. */
export function payInTurn(registered: string[]): (connection: HttpConnection) => Promise<void> {
  let next = 0;
  return (connection) =>
    created(connection, `/invoices/${registered[next++ % registered.length]}/payments`, payment(randomUUID(), 100));
}

/** A payment. @param amount in cents */
export const payment = (paymentId: string, amount: number) => ({
  paymentId,
  amount,
  currency: 'EUR',
  receivedOn: '2026-11-24',
  method: 'credit-transfer',
});

/** Appends the same document to a new stream, as a registration does, without the service. */
export async function bareAppend(client: EventStoreDBClient): Promise<void> {
  const id = randomUUID();
  const event = jsonEvent({ type: 'InvoiceRegistered', data: { invoiceId: id, number: `INV-${id}`, ...invoice } });
  await client.appendToStream(`bench-${id}`, event, { expectedRevision: NO_STREAM });
}

async function created(connection: HttpConnection, path: string, body: object): Promise<void> {
  const status = await connection.post(path, JSON.stringify(body));
  if (status !== CREATED) throw new Error(`${path} was answered with ${status}`);
}
