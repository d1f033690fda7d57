import type { InvoiceView } from '../../events/invoice-view.ts';
import { toMajor } from '../../events/money/money.ts';
import type { Balance, History } from './ledger.ts';

/** The cells of a row by the title of their column. Numbers are aligned right. */
type Row = Record<string, string | { right: string }>;

export function invoices(views: InvoiceView[]): Row[] {
  return views.map(({ number, invoiceId, customer, currency, totals, paid, amountDue, state }) => ({
    Invoice: number ?? invoiceId,
    Customer: customer.name,
    Amount: { right: toMajor(totals.payable, currency) },
    Paid: { right: toMajor(paid, currency) },
    'Amount due': { right: toMajor(amountDue, currency) },
    '': currency,
    State: state,
  }));
}

export function balances(customers: Balance[]): Row[] {
  return customers.flatMap(({ customer, balances }) =>
    balances.map(({ currency, invoiced, paid, due, openInvoices }) => ({
      Customer: customer.name,
      Invoiced: { right: toMajor(invoiced, currency) },
      Paid: { right: toMajor(paid, currency) },
      Due: { right: toMajor(due, currency) },
      '': currency,
      'Open invoices': { right: String(openInvoices) },
    })),
  );
}

/** @param currency of the invoice */
export function history({ events }: History, currency: string): Row[] {
  return events.map(({ revision, type, recordedAt, before, after }) => ({
    Revision: { right: String(revision) },
    Event: type,
    'Due before': { right: toMajor(before.amountDue, currency) },
    'Due after': { right: toMajor(after.amountDue, currency) },
    State: after.state,
    Recorded: recordedAt,
  }));
}

/** A table with a title, and columns as wide as their widest cell. */
export function printed(title: string, rows: Row[]): string {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const cells = rows.map((row) => row[name] ?? '');
    const isRight = cells.some((cell) => typeof cell !== 'string');
    const texts = [name, ...cells.map((cell) => (typeof cell === 'string' ? cell : cell.right))];
    const width = Math.max(...texts.map((text) => text.length));
    return texts.map((text) => (isRight ? text.padStart(width) : text.padEnd(width)));
  });
  const lines = [0, ...rows.keys().map((i) => i + 1)].map((i) =>
    columns
      .map((texts) => texts[i])
      .join('  ')
      .trimEnd(),
  );
  return `${title}\n\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}
