import { describe, expect, it } from 'vitest';
import { oldestDueFirst, openInvoices, type Receivable } from './receivables.ts';

const receivable = (invoiceId: string, more: Partial<Receivable> = {}): Receivable => ({
  invoiceId,
  revision: 0,
  isDue: true,
  currency: 'EUR',
  issuedOn: '2026-11-22',
  ...more,
});
const ids = (invoices: readonly Receivable[]) => invoices.map(({ invoiceId }) => invoiceId);

describe('the open invoices of an index', () => {
  it('are those with an amount due', () =>
    expect(ids(openInvoices([receivable('a'), receivable('b', { isDue: false })]))).toEqual(['a']));

  it('follow from the latest event of each invoice, in whatever order the entries come', () => {
    const open = receivable('a', { revision: 1 });
    const settled = receivable('a', { revision: 2, isDue: false });
    expect(openInvoices([open, settled])).toEqual([]);
    expect(openInvoices([settled, open])).toEqual([]);
  });

  it('are listed once if an entry was written twice, and the first entry counts', () => {
    const entry = receivable('a');
    expect(openInvoices([entry, { ...entry, isDue: false }])).toEqual([entry]);
  });
});

describe('the order in which credit pays invoices', () => {
  it('is the oldest due date first', () => {
    const invoices = [
      receivable('b', { dueOn: '2026-12-20' }),
      receivable('c', { dueOn: '2026-12-01' }),
      receivable('a', { dueOn: '2026-12-31' }),
    ];
    expect(ids(oldestDueFirst(invoices, 'EUR'))).toEqual(['c', 'b', 'a']);
    expect(ids(oldestDueFirst(invoices.toReversed(), 'EUR'))).toEqual(['c', 'b', 'a']);
  });

  it('takes an invoice without a due date as due on the day of its issue', () => {
    const invoices = [
      receivable('a', { issuedOn: '2026-10-01', dueOn: '2026-12-02' }),
      receivable('b', { issuedOn: '2026-12-01' }),
      receivable('c', { issuedOn: '2026-12-03' }),
    ];
    expect(ids(oldestDueFirst(invoices, 'EUR'))).toEqual(['b', 'a', 'c']);
  });

  it('is the order of the invoice ids if they are due on the same day', () => {
    const invoices = ['c', 'a', 'b'].map((id) => receivable(id, { dueOn: '2026-12-01' }));
    expect(ids(oldestDueFirst(invoices, 'EUR'))).toEqual(['a', 'b', 'c']);
    expect(ids(oldestDueFirst(invoices.toReversed(), 'EUR'))).toEqual(['a', 'b', 'c']);
  });

  it('leaves out invoices in other currencies', () =>
    expect(ids(oldestDueFirst([receivable('a', { currency: 'USD' }), receivable('b')], 'EUR'))).toEqual(['b']));
});
