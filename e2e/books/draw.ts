// Draws the next command of a month: any kind, on any of the month's invoices and payments, on days of the last hundred.

import type { Accountant } from './accountant.ts';
import { daysBetween, laterOf, plusDays } from './calendar.ts';
import type { Command } from './commands.ts';
import type { Dice } from './dice.ts';
import { creditable, type Invoice, openDispute, type Payment, reversible, stillPaying } from './invoice.ts';

/** The days before today on which things happen. */
export const days = 100;
export const currencies = ['EUR', 'JPY', 'KWD', 'IDR'] as const;

/** @property name of the month, for names that no other month has */
export type Setting = { accountant: Accountant; dice: Dice; customers: readonly string[]; today: string; name: string };

type Without<Field extends string, Of> = Of extends unknown ? Omit<Of, Field> : never;
type Drawn = Without<'key', Command>;

/** The next command; undefined if there is nothing that it could be about. */
export function draw({ accountant: { books }, dice, customers, today, name }: Setting): Drawn | undefined {
  const { pick, upTo, chance, uuid, random, below } = dice;
  /** The first open day; now and then, a day that is closed. */
  const first = () => {
    const { closedThrough } = books;
    const day = plusDays(today, -days);
    return closedThrough === '' ? day : laterOf(day, plusDays(closedThrough, chance(0.05) ? -upTo(9) : 1));
  };
  /** A day from the earliest on, early ones more often; one in eight is today. */
  const day = (earliest = ''): string => {
    const from = laterOf(earliest, first());
    const left = daysBetween(from, today);
    return chance(0.12) || left <= 0 ? today : plusDays(from, Math.floor(random() ** 2 * left));
  };
  const all = customers.flatMap((customer) => books.invoicesOf(customer));
  /** An invoice that suits the command; one in five is any. */
  const anInvoice = (suits: (invoice: Invoice) => boolean) => (chance(0.8) && pick(all.filter(suits))) || pick(all);
  const aPayment = () => {
    const payments = all.flatMap((invoice) =>
      [...invoice.payments].map(([payment, details]) => ({ invoice, payment, details })),
    );
    // one that was away for a time, so that it can be undone on a day on which it was not there
    const cameBack = payments.filter(({ invoice, payment }) =>
      invoice.refunds.values().some((refund) => refund.payment === payment && refund.cameBackOn !== undefined),
    );
    return (
      (chance(0.3) && pick(cameBack)) ||
      (chance(0.8) && pick(payments.filter(({ details }) => !details.isReversed))) ||
      pick(payments)
    );
  };
  const reason = `reason ${books.entered}`;
  /** An amount of what is left, or all of it. */
  const some = (most: number) => ({
    ...(chance(0.6) && { amount: upTo(most) }),
    ...(chance(0.3) && { reversal: uuid() }),
  });
  /** Credit is spent late more often, because it has to be there. */
  const spending = () => plusDays(today, -upTo(chance(0.5) ? 10 : days));
  const isDue = ({ due }: Invoice) => due > 0;

  const kinds: Record<Command['kind'], readonly [weight: number, () => Drawn | undefined]> = {
    register: [
      6,
      () => {
        const issuedOn = day();
        const currency = pick(currencies) ?? 'EUR';
        const [quantity, price, rate] = [
          upTo(5),
          upTo(currency === 'IDR' ? 100_000_000 : 20_000),
          pick([0, 7, 19]) ?? 0,
        ];
        const about = {
          ...{ kind: 'register' as const, invoice: uuid(), customer: pick(customers) ?? '', currency, issuedOn },
          ...{ dueOn: plusDays(issuedOn, below(60)), price, rate },
        };
        // one in ten takes back something, and one in thirty was prepaid beyond its total
        if (chance(0.1)) {
          const prepaid = chance(0.2) ? -upTo(price) : 0;
          return { ...about, quantity: -quantity, prepaid, rounding: chance(0.1) ? below(2) * 2 - 1 : 0 };
        }
        const prepaid = chance(0.1) ? upTo((chance(0.3) ? 3 : 1) * quantity * price) : 0;
        return {
          ...{ ...about, quantity, prepaid },
          rounding: chance(0.1) && prepaid < quantity * price ? below(2) * 2 - 1 : 0,
          ...(chance(0.2) ? { number: `${name}-${upTo(30)}` } : chance(0.2) && { series: `${name}/` }),
        };
      },
    ],
    pay: [
      6,
      () => {
        const invoice = anInvoice(({ due, writtenOff }) => due + writtenOff > 0);
        if (invoice === undefined) return undefined;
        const { id, currency, due } = invoice;
        const amount = pick([due, upTo(totalOf(invoice)), due + upTo(500), due + invoice.writtenOff]) || upTo(500);
        const payment = chance(0.03) ? `${name}-payment` : uuid();
        return { kind: 'pay', invoice: id, payment, amount, currency, on: day() };
      },
    ],
    'pay-across': [
      4,
      () => {
        const invoice = anInvoice(isDue);
        if (invoice === undefined) return undefined;
        const { customer, currency } = invoice;
        const amount = upTo(3 * totalOf(invoice));
        const others = all.filter((other) => other.customer === customer && other.currency === currency);
        const chosen = others.toSorted(() => random() - 0.5).slice(0, 3);
        const allocations = chosen.map(({ id, due }) => ({
          invoice: id,
          amount: Math.max(1, Math.min(due + below(100), Math.floor(amount / 3))),
        }));
        const across = { kind: 'pay-across', payment: uuid(), customer, currency, amount, on: day() } as const;
        return chance(0.5) ? across : { ...across, allocations };
      },
    ],
    reverse: [
      2,
      () => {
        const found = aPayment();
        if (found === undefined) return undefined;
        const { invoice, payment, details } = found;
        return {
          kind: 'reverse',
          invoice: invoice.id,
          payment,
          ...some(reversible(details)),
          on: day(details.on),
          reason,
        };
      },
    ],
    'reverse-across': [
      2,
      () => {
        const [payment, across] = pick([...books.across].filter(([, of]) => customers.includes(of.customer))) ?? [];
        if (payment === undefined || across === undefined) return undefined;
        return { kind: 'reverse-across', payment, ...some(across.amount), on: day(across.on), reason };
      },
    ],
    unapply: [
      2,
      () => {
        const found = aPayment();
        if (found === undefined) return undefined;
        const { invoice, payment, details } = found;
        const amount = chance(0.6) ? { amount: upTo(stillPaying(details)) } : {};
        const named = chance(0.3) ? { unapplication: uuid() } : {};
        return { kind: 'unapply', invoice: invoice.id, payment, ...amount, ...named, on: day(details.on), reason };
      },
    ],
    refund: [
      2,
      () => {
        const found = aPayment();
        if (found === undefined) return undefined;
        const { invoice, payment, details } = found;
        const amount = pick([upTo(details.amount), stillPaying(details), upTo(stillPaying(details))]) || 1;
        const { id, currency } = invoice;
        return { kind: 'refund', invoice: id, payment, refund: uuid(), amount, currency, on: day(details.on), reason };
      },
    ],
    'reverse-refund': [
      2,
      () => {
        const refunds = all.flatMap((invoice) => [...invoice.refunds].map(([name, made]) => ({ invoice, name, made })));
        const isOut = ({ made }: (typeof refunds)[number]) => made.cameBackOn === undefined;
        const found = (chance(0.9) && pick(refunds.filter(isOut))) || pick(refunds);
        if (found === undefined) return undefined;
        const { invoice, name: refund, made } = found;
        return { kind: 'reverse-refund', invoice: invoice.id, refund, on: day(made.on), reason };
      },
    ],
    'credit-note': [
      4,
      () => {
        const invoice = anInvoice((of) => creditable(of) > 0);
        if (invoice === undefined) return undefined;
        const { id, currency, issuedOn, quantity, creditedPieces } = invoice;
        const left = Math.max(1, creditable(invoice));
        const byAmount = { amount: pick([upTo(totalOf(invoice)), left, upTo(left)]) || 1 };
        const credited = chance(0.5) ? byAmount : { pieces: upTo(Math.max(1, quantity - creditedPieces)) };
        const number = chance(0.2) ? { number: `${name}-${upTo(30)}` } : {};
        return {
          kind: 'credit-note',
          invoice: id,
          note: uuid(),
          ...number,
          currency,
          on: day(issuedOn),
          reason,
          credited,
        };
      },
    ],
    'account-note': [
      1,
      () => {
        const currency = pick(currencies) ?? 'EUR';
        const [quantity, price] = [upTo(2), upTo(currency === 'IDR' ? 50_000_000 : 10_000)];
        return {
          ...{ kind: 'account-note', note: uuid(), customer: pick(customers) ?? '', currency, on: day() },
          ...{ quantity, price, rate: pick([0, 7, 19]) ?? 0, rounding: 0 },
          prepaid: chance(0.3) ? upTo(quantity * price) : 0,
          ...(chance(0.2) && { number: `${name}-${upTo(30)}` }),
        };
      },
    ],
    'write-off': [
      2,
      () => {
        const invoice = anInvoice(isDue);
        return invoice && { kind: 'write-off', invoice: invoice.id, on: day(mayEndFrom(invoice)), reason };
      },
    ],
    void: [
      2,
      () => {
        const invoice = anInvoice((of) => of.due - of.owed === of.total);
        return invoice && { kind: 'void', invoice: invoice.id, on: day(mayEndFrom(invoice)), reason };
      },
    ],
    dispute: [
      2,
      () => {
        const invoice = anInvoice((of) => of.due > 0 && openDispute(of) === undefined);
        if (invoice === undefined) return undefined;
        const earliest = invoice.disputes.at(-1)?.on ?? invoice.issuedOn;
        const amount = chance(0.7) ? { amount: upTo(invoice.due) } : {};
        return { kind: 'dispute', invoice: invoice.id, ...amount, on: day(earliest), reason };
      },
    ],
    resolve: [
      1,
      () => {
        const invoice = anInvoice((of) => openDispute(of) !== undefined);
        if (invoice === undefined) return undefined;
        const dispute = openDispute(invoice);
        const outcome = pick(['accepted', 'rejected', 'partly'] as const) ?? 'rejected';
        const accepted = outcome === 'partly' ? { accepted: upTo(dispute?.amount ?? 1) } : {};
        return { kind: 'resolve', invoice: invoice.id, outcome, ...accepted, on: day(dispute?.on), reason };
      },
    ],
    'apply-credit': [
      3,
      () => {
        const invoice = anInvoice((of) => of.due > 0 && books.credit(of) > 0);
        if (invoice === undefined) return undefined;
        const { customer, currency, id } = invoice;
        const amount = upTo(pick([books.credit(invoice), invoice.due, 1_000]) ?? 1);
        return {
          kind: 'apply-credit',
          customer,
          application: uuid(),
          invoice: id,
          amount,
          currency,
          on: day(spending()),
        };
      },
    ],
    'refund-credit': [
      2,
      () => {
        const isCredit = ({ kind, unapplied }: Payment) => kind !== 'credit' && unapplied > 0;
        const [invoice, payment, paid] =
          pick(
            all.flatMap((of) =>
              [...of.payments].flatMap(([name, one]) => (isCredit(one) ? [[of, name, one] as const] : [])),
            ),
          ) ?? [];
        const owner = { customer: pick(customers) ?? '', currency: pick(currencies) ?? 'EUR' };
        if (invoice === undefined || payment === undefined || paid === undefined || chance(0.4)) {
          const spent = { amount: upTo(books.credit(owner)), on: day(spending()) };
          return { kind: 'refund-credit', ...owner, refund: uuid(), ...spent, reason };
        }
        const { id, customer, currency } = invoice;
        const amount = Math.max(1, Math.min(upTo(paid.unapplied), books.credit(invoice)));
        const of = { invoice: id, payment };
        return { kind: 'refund-credit', customer, currency, refund: uuid(), of, amount, on: day(paid.on), reason };
      },
    ],
    'reverse-credit-refund': [
      1,
      () => {
        const [name = '', made] =
          pick([...books.creditRefunds].filter(([, of]) => customers.includes(of.customer))) ?? [];
        if (made === undefined) return undefined;
        const [customer = '', refund = ''] = name.split(' ');
        return { kind: 'reverse-credit-refund', customer, refund, on: day(made.on), reason };
      },
    ],
    'automatic-credit': [
      1,
      () => ({ kind: 'automatic-credit', customer: pick(customers) ?? '', automatic: chance(0.5) }),
    ],
  };
  return pick(Object.values(kinds).flatMap(([weight, act]) => Array<typeof act>(weight).fill(act)))?.();
}

/** The total of an invoice; of one that owes it, a small amount. */
const totalOf = ({ total }: Invoice): number => Math.max(100, total);

/** The first day on which the invoice may be written off or voided. */
const mayEndFrom = ({ issuedOn, dueAgainOn }: Invoice): string => laterOf(dueAgainOn, issuedOn);
