// Invoices: one by one, in lists, as CSV, and their sums.

import type { Invoice } from '../invoice.ts';
import { balances, type Standing, standing } from '../standing.ts';
import { ask, askCsv, byCurrency, type Inspection, moved, now, someClocks } from './ask.ts';

type Listed = Standing & {
  invoiceId: string;
  number?: string;
  issuedOn: string;
  dueOn: string;
  totals: { payable: number };
  excess?: number;
};
type Details = Listed & {
  overdue: boolean;
  payments: { paymentId: string; kind: string; amount: number; receivedOn: string }[];
  creditNotes: { creditNoteId: string; number?: string; amount: number; excess?: number; issuedOn: string }[];
};

export async function compareInvoices(inspection: Inspection, customer: string): Promise<void> {
  const { accountant, dice, agree } = inspection;
  const invoices = accountant.books.invoicesOf(customer);
  await compareList(inspection, customer, invoices);
  await compareCsv(inspection, customer, invoices);
  await compareSummary(inspection, customer, invoices);
  for (const invoice of invoices) {
    const details = await ask<Details>(inspection, `/invoices/${invoice.id}`);
    agree(`/invoices/${invoice.id}`, details && detailsOf(details), ownDetails(inspection, invoice));
    if (dice.chance(0.5)) await compareThen(inspection, invoice);
  }
}

async function compareThen(inspection: Inspection, invoice: Invoice): Promise<void> {
  const at = someClocks(inspection);
  const path = `/invoices/${invoice.id}?${at.query}`;
  const answer = await ask<Details>(inspection, path);
  const own = standing(inspection.accountant.books, invoice, at);
  const byDay = at.on !== now.on;
  const overdue = own && { overdue: own.amountDue > 0 && invoice.dueOn < at.on };
  inspection.agree(
    path,
    answer && { ...standingOf(answer), ...(byDay && { overdue: answer.overdue }) },
    own && { ...own, ...(byDay && overdue) },
  );
}

const standingOf = ({ state, amountDue, paid, credited, writtenOff, voided, refunded, ...of }: Standing): Standing => ({
  ...{ state, amountDue, paid, credited, writtenOff, voided, refunded },
  ...(of.disputed !== undefined && { disputed: of.disputed }),
  ...(of.disputedOn !== undefined && { disputedOn: of.disputedOn }),
});

const listedOf = ({ invoiceId, number, issuedOn, dueOn, totals: { payable }, excess: owed = 0, ...of }: Listed) => ({
  ...{ invoiceId, issuedOn, dueOn, payable, owed, ...standingOf(of) },
  ...(number !== undefined && { number }),
});

function detailsOf({ payments, creditNotes, ...invoice }: Details) {
  const notes = creditNotes.map(({ creditNoteId, number, amount, excess = 0, issuedOn }) => ({
    ...{ creditNoteId, amount, excess, issuedOn },
    ...(number !== undefined && { number }),
  }));
  return {
    ...listedOf(invoice),
    payments: Object.fromEntries(payments.map(({ paymentId, ...payment }) => [paymentId, paymentOf(payment)])),
    notes,
  };
}

type PaymentShown = {
  kind: string;
  amount: number;
  excess?: number;
  receivedOn: string;
  refunded?: number;
  unapplied?: number;
  reversedAmount?: number;
  withdrawn?: number;
  reversed?: boolean;
};

const paymentOf = ({ kind, amount, receivedOn, ...of }: PaymentShown) => {
  const { excess = 0, refunded = 0, unapplied = 0, reversedAmount = 0, withdrawn = 0, reversed = false } = of;
  return { kind, amount, excess, receivedOn, refunded, unapplied, reversedAmount, withdrawn, reversed };
};

const ownListed = ({ accountant }: Inspection, invoice: Invoice) => ({
  ...{ invoiceId: invoice.id, issuedOn: invoice.issuedOn, dueOn: invoice.dueOn, payable: invoice.total },
  owed: invoice.owed,
  ...standing(accountant.books, invoice, now),
  ...(invoice.number !== undefined && { number: invoice.number }),
});

function ownDetails(inspection: Inspection, invoice: Invoice) {
  const payments = [...invoice.payments].map(([name, { kind, amount, excess, on, ...of }]) => [
    name,
    {
      ...{ kind: kind === 'credit' ? 'credit' : 'money', amount, excess, receivedOn: on },
      ...{
        refunded: of.refunded,
        unapplied: of.unapplied,
        reversedAmount: of.takenBack + of.withdrawn,
        withdrawn: of.withdrawn,
      },
      reversed: of.isReversed,
    },
  ]);
  const notes = [...invoice.notes].map(([creditNoteId, { on: issuedOn, ...note }]) => ({
    creditNoteId,
    issuedOn,
    ...note,
  }));
  return { ...ownListed(inspection, invoice), payments: Object.fromEntries(payments), notes };
}

async function compareList(inspection: Inspection, customer: string, invoices: readonly Invoice[]): Promise<void> {
  type Page = { invoices: Listed[]; next?: string };
  const sort = inspection.dice.pick(['registered', 'dueOn', 'issuedOn', 'payable', 'amountDue', 'number']);
  const path = `/invoices?customer=${customer}&limit=20&sort=${sort}`;
  const told: Listed[] = [];
  let page: Page | undefined;
  do {
    page = await ask<Page>(inspection, page?.next === undefined ? path : `${path}&cursor=${page.next}`);
    told.push(...(page?.invoices ?? []));
  } while (page?.next !== undefined);
  inspection.agree(path, byId(told.map(listedOf)), byId(invoices.map((invoice) => ownListed(inspection, invoice))));
}

const byId = <Of extends { invoiceId: string }>(of: readonly Of[]): Of[] =>
  of.toSorted((one, other) => (one.invoiceId < other.invoiceId ? -1 : 1));

async function compareCsv(inspection: Inspection, customer: string, invoices: readonly Invoice[]): Promise<void> {
  const path = `/invoices?customer=${customer}`;
  const rows = await askCsv(inspection, path);
  const own = invoices.map((invoice) => ({ ...ownListed(inspection, invoice), currency: invoice.currency }));
  const columns = [
    ...['invoiceId', 'number', 'currency', 'issuedOn', 'dueOn', 'payable', 'state', 'amountDue', 'paid', 'credited'],
    ...['writtenOff', 'voided', 'refunded', 'disputed', 'disputedOn'],
  ];
  const shown = (of: object) => ({
    ...{ invoiceId: '' },
    ...Object.fromEntries(columns.map((column) => [column, `${(of as Record<string, unknown>)[column] ?? ''}`])),
  });
  inspection.agree(`${path} as CSV`, byId(rows.map(shown)), byId(own.map(shown)));
}

async function compareSummary(inspection: Inspection, customer: string, invoices: readonly Invoice[]): Promise<void> {
  const { accountant, agree } = inspection;
  const path = `/invoices/summary?customer=${customer}`;
  const summary = await ask<{ count: number; currencies: object[] }>(inspection, path);
  const names = ['count', 'payable', 'paid', 'credited', 'writtenOff', 'voided', 'refunded', 'due', 'openInvoices'];
  const own = Object.entries(balances(accountant.books, [customer], now)).map(([currency, of]) => {
    const { invoiced: payable, credit: _, ...sums } = of;
    return [currency, { count: invoices.filter((one) => one.currency === currency).length, payable, ...sums }] as const;
  });
  const withInvoices = Object.fromEntries(own.filter(([, { count }]) => count > 0));
  agree(path, moved(byCurrency(summary?.currencies, names)), moved(withInvoices));
  agree(`the count of ${path}`, summary?.count ?? 0, invoices.length);
}
