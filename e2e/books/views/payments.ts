// Payments: the list, as pages and as CSV, and one by one, with what was taken back of them.

import { partName } from '../commands.ts';
import { type Invoice, type Payment, stillCredit, stillPaying } from '../invoice.ts';
import { paymentOf } from '../settle.ts';
import { ask, askCsv, type Inspection } from './ask.ts';

type Split = { amount: number; applied: number; unapplied: number; refunded: number; reversed: number };
type Listed = Split & {
  paymentId: string;
  invoiceId?: string;
  currency: string;
  receivedOn: string;
  state: 'received' | 'partly-returned' | 'returned';
};
type Details = Listed & {
  left: number;
  invoices: (Split & { invoiceId: string; number?: string; position: string })[];
  reversals: { reversedOn: string; reason: string; amount?: number; invoiceId?: string }[];
  refunds: { refundId: string; invoiceId: string; amount: number; refundedOn: string; cameBackOn?: string }[];
  unapplications: { invoiceId: string; amount: number; unappliedOn: string; reason: string }[];
};

export async function comparePayments(inspection: Inspection, customer: string): Promise<void> {
  const { accountant, agree, dice } = inspection;
  const own = accountant.books.received
    .filter((one) => one.customer === customer)
    .map((one) => ownDetails(inspection, one));
  const listed = own.map(listedOf).reverse();
  const byDay = listed.toSorted((one, other) => (one.receivedOn > other.receivedOn ? -1 : Number(one !== other)));
  const sorts = { recorded: listed, receivedOn: byDay };
  for (const sort of ['recorded', 'receivedOn'] as const) {
    const path = `/payments?customer=${customer}&limit=15&sort=${sort}`;
    const told: Listed[] = [];
    let next: string | undefined;
    do {
      const cursor = next === undefined ? '' : `&cursor=${next}`;
      const page = await ask<{ payments: Listed[]; next?: string }>(inspection, path + cursor);
      told.push(...(page?.payments ?? []));
      next = page?.next;
    } while (next !== undefined);
    agree(path, told.map(listedOf), sorts[sort]);
  }
  const path = `/payments?customer=${customer}`;
  const texts = (of: object) => Object.fromEntries(Object.entries(of).map(([name, value]) => [name, `${value}`]));
  const fromCsv = (await askCsv(inspection, path)).map(({ invoiceId, ...row }) =>
    listedOf({ ...row, ...(invoiceId !== '' && { invoiceId }) } as unknown as Listed),
  );
  agree(`${path} as CSV`, fromCsv, listed.map(texts));
  const state = dice.pick(['received', 'partly-returned', 'returned'] as const);
  const chosen = await ask<{ payments: Listed[] }>(inspection, `${path}&state=${state}&limit=200`);
  const ofState = listed.filter((one) => one.state === state);
  agree(`${path}&state=${state}`, chosen?.payments.map(listedOf), ofState);
  for (const payment of own) {
    const { invoiceId, paymentId } = payment;
    const place = invoiceId === undefined ? '' : `/invoices/${invoiceId}`;
    const one = `${place}/payments/${encodeURIComponent(paymentId)}`;
    const details = await ask<Details>(inspection, one);
    agree(one, details && detailsOf(details), detailsOf(payment));
  }
}

const listedOf = ({ paymentId, invoiceId, currency, receivedOn, state, ...split }: Listed) => {
  const { amount, applied, unapplied, refunded, reversed } = split;
  return {
    ...{ paymentId, currency, receivedOn, state, amount, applied, unapplied, refunded, reversed },
    ...(invoiceId !== undefined && { invoiceId }),
  };
};

/** What was taken back is compared in any order. */
const detailsOf = (details: Details) => ({
  ...listedOf(details),
  left: details.left,
  invoices: details.invoices.map(({ position: _, ...paid }) => paid),
  reversals: inOrder(details.reversals),
  refunds: inOrder(
    details.refunds.map(({ refundId, invoiceId, amount, refundedOn, cameBackOn }) => ({
      ...{ refundId, invoiceId, amount, refundedOn },
      ...(cameBackOn !== undefined && { cameBackOn }),
    })),
  ),
  unapplications: inOrder(details.unapplications),
});

const inOrder = (of: readonly object[]): object[] => {
  const text = (one: object) => JSON.stringify(Object.entries(one).toSorted());
  return of.toSorted((one, other) => (text(one) < text(other) ? -1 : 1));
};

const splitOf = (payment: Payment): Split => ({
  ...{ amount: payment.amount + payment.excess, applied: stillPaying(payment), unapplied: stillCredit(payment) },
  ...{ refunded: payment.refunded, reversed: payment.takenBack + payment.withdrawn },
});

const add = (one: Split, other: Split): Split => ({
  ...{ amount: one.amount + other.amount, applied: one.applied + other.applied },
  unapplied: one.unapplied + other.unapplied,
  ...{ refunded: one.refunded + other.refunded, reversed: one.reversed + other.reversed },
});

function ownDetails({ accountant: { books } }: Inspection, received: (typeof books.received)[number]): Details {
  const { payment: paymentId, invoice: id, currency } = received;
  const across = id === undefined ? books.across.get(paymentId) : undefined;
  const name = id === undefined ? partName(paymentId) : paymentId;
  const ids = across?.parts.filter(({ amount }) => amount > 0).map(({ invoice }) => invoice) ?? [id ?? ''];
  const paid = ids.map((invoice): [Invoice, Payment] => {
    const found = books.invoice(invoice);
    return [found, paymentOf(found, name)];
  });
  const cash = across && {
    ...{ amount: across.credited, applied: 0, unapplied: across.credited - across.withdrawn },
    ...{ refunded: 0, reversed: across.withdrawn },
  };
  const nothing: Split = { amount: 0, applied: 0, unapplied: 0, refunded: 0, reversed: 0 };
  const split = paid.map(([, part]) => splitOf(part)).reduce(add, cash ?? nothing);
  const returned = split.refunded + split.reversed;
  const reversals = across?.reversals ?? paid.flatMap(([, payment]) => payment.reversals);
  return {
    ...split,
    ...{ paymentId, ...(id !== undefined && { invoiceId: id }), currency },
    receivedOn: across?.on ?? paid[0]?.[1].on ?? '',
    state: returned === 0 ? 'received' : returned === split.amount ? 'returned' : 'partly-returned',
    left: split.applied + split.unapplied,
    invoices: paid.map(([{ id: invoiceId, number }, payment]) => ({
      ...{ invoiceId, ...(number !== undefined && { number }), position: '' },
      ...splitOf(payment),
    })),
    reversals: reversals.map(({ on: reversedOn, reason, amount, invoice }) => ({
      ...{ reversedOn, reason, amount, ...(invoice !== undefined && { invoiceId: invoice }) },
    })),
    refunds: paid.flatMap(([{ id: invoiceId, refunds }]) =>
      [...refunds]
        .filter(([, made]) => made.payment === name)
        .map(([refundId, { amount, on: refundedOn, cameBackOn }]) => ({
          ...{ refundId, invoiceId, amount, refundedOn, ...(cameBackOn !== undefined && { cameBackOn }) },
        })),
    ),
    unapplications: paid.flatMap(([{ id: invoiceId, unapplications }]) =>
      unapplications
        .filter(({ payment }) => payment === name)
        .map(({ amount, on: unappliedOn, reason }) => ({ invoiceId, amount, unappliedOn, reason })),
    ),
  };
}
