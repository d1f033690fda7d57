// Fills the ledger before the fuzzing: invoices in every state, with names that requests then use.

import { hash } from 'node:crypto';
import { post } from '../testing/http/client.ts';
import type { Operation } from './api-document.ts';
import type { Known } from './from-schema.ts';

const customers = ['acme', 'globex', 'umbrella & co'];
const invoiceIds = Array.from({ length: 12 }, (_, i) => `0193a0aa-7c1f-7000-8000-0000000000${10 + i}`);
const payments = ['p-1', 'p-2', 'over-1'];
const creditNotes = ['cn-1'];
const today = '2026-11-22';
/** What is attached to each invoice. */
const file = Buffer.from('hours;what\r\n2;work\r\n');
const attachment = { mediaType: 'text/csv', fileName: 'hours.csv', content: file.toString('base64') };

/** @returns the log position of the last command */
export async function fillLedger(commandUrl: string, headers: Record<string, string>): Promise<string> {
  const command = async (path: string, body: object) => {
    const answer = await post(commandUrl + path, body, headers);
    if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
    return answer;
  };
  for (const [i, invoiceId] of invoiceIds.entries()) {
    await command('/invoices', {
      invoiceId,
      number: `INV-${i}`,
      customer: { id: customers[i % 3], name: 'Name' },
      currency: i === 11 ? 'JPY' : 'EUR',
      issuedOn: today,
      dueOn: i % 2 === 0 ? '2026-11-23' : '2999-12-31',
      lines: [{ description: 'Work', quantity: '2', unitPrice: '50000', tax: { category: 'S', rate: '19' } }],
      supportingDocuments: [{ id: 'hours', attachment }],
    });
  }
  const [paid, partly, over, credited, writtenOff, annulled] = invoiceIds as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const payment = (paymentId: string, amount: number) => ({
    paymentId,
    amount,
    currency: 'EUR',
    receivedOn: today,
    method: 'card',
  });
  await command(`/invoices/${paid}/payments`, payment('p-1', 119_000));
  await command(`/invoices/${partly}/payments`, payment('p-2', 1_000));
  await command(`/invoices/${over}/payments`, payment('p-1', 200_000));
  const note = { creditNoteId: 'cn-1', currency: 'EUR', issuedOn: today, reason: 'returned', amount: 10_000 };
  await command(`/invoices/${credited}/credit-notes`, note);
  await command(`/invoices/${writtenOff}/write-off`, { reason: 'bankrupt' });
  await command(`/invoices/${annulled}/void`, { reason: 'a slip' });
  const last = await command('/payments', { ...payment('over-1', 150_000), customerId: 'acme' });
  return last.headers.get('ledger-position') ?? '0';
}

/** The names that fit a property in requests to an operation. */
export function namesFor({ method, path }: Operation, position: string): Known {
  const often = (values: readonly unknown[], weight = 4) => ({ values, weight });
  return (property) => {
    switch (property) {
      case 'id':
        return path.startsWith('/invoices/') ? often(invoiceIds) : often(customers);
      case 'invoiceId':
        return method === 'POST' && path === '/invoices' ? undefined : often(invoiceIds);
      case 'paymentId':
        return path.includes('{paymentId}') ? often(payments) : undefined;
      case 'creditNoteId':
        return path.includes('{creditNoteId}') ? often(creditNotes) : undefined;
      case 'customerId':
      case 'customer':
        return path === '/invoices' && method === 'POST' ? undefined : often(customers);
      case 'invoice':
        return often(invoiceIds);
      case 'ledger-position':
        return often(['0', '1', position], 400); // with other positions the read waits for 5 s
      case 'idempotency-key':
        return often(['key-1', 'key-2']);
      case 'if-match':
        return often(['"0"', '"1"', '*']);
      case 'at':
        return often([
          '2999-01-01T00:00:00Z',
          '2026-11-23T12:00:00+01:00',
          '2000-01-01T00:00:00Z',
          new Date().toISOString(),
        ]);
      case 'view':
        return often(['balances', 'audit', 'books']);
      case 'sha256':
        return often([hash('sha256', file)]);
      case 'currency':
        return often(['EUR']);
      default:
        return undefined;
    }
  };
}
