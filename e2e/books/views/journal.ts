// The journal of a customer, as JSON and CSV, and the history of its invoices.

import type { Books, Movement } from '../books.ts';
import { stateOf } from '../invoice.ts';
import { ask, askCsv, type Inspection } from './ask.ts';

type Event = {
  type: string;
  subject?: string;
  correlationId: string;
  effectiveOn: string;
  currency?: string;
  invoiceId?: string;
  amount?: number;
  before: Standing;
  after: Standing;
  entries: { account: string; amount: number }[];
};
type Standing = { state?: string; amountDue?: number; credit?: Record<string, number> };

export async function compareJournal(inspection: Inspection, customer: string, name: string): Promise<void> {
  const path = `/journal?customer=${customer}`;
  const events: Event[] = [];
  let cursor = '';
  do {
    const page = await ask<{ events: Event[]; next?: string }>(inspection, `${path}&order=oldest&limit=200${cursor}`);
    events.push(...(page?.events ?? []));
    cursor = page?.next === undefined ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  const { books } = inspection.accountant;
  const own = movesByCommand(books, books.movementsOf(customer), name);
  inspection.agree(path, entriesByCommand(books, events), own);
  for (const event of events) checkAmounts(inspection, event);
  const rows = await askCsv(inspection, path);
  const fromCsv = rows.map((row) => ({ ...row, entries: JSON.parse(row.entries ?? '[]') })) as unknown as Event[];
  inspection.agree(`${path} as CSV`, entriesByCommand(books, fromCsv), own);
  const amounts = (of: readonly Event[]) => of.map(({ type, amount = '' }) => `${type} ${amount}`);
  inspection.agree(`amounts of ${path} as CSV`, amounts(fromCsv), amounts(events));
}

type Sums = Record<string, number>;

function summed(of: readonly (readonly [key: string, amount: number])[]): Sums {
  const sums: Sums = {};
  for (const [key, amount] of of) sums[key] = (sums[key] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

/**
 * What each command moved, by day, account and invoice. Between the streams of one command, nothing stays in transit. Automatic credit
 * has no command: its events name one of those that it followed.
 */
const entriesByCommand = ({ paidAutomatically }: Books, events: readonly Event[]): Sums =>
  summed(
    events.flatMap(({ type, subject = '', correlationId, effectiveOn, currency, invoiceId = '', entries }) => {
      const isAutomatic = paidAutomatically.has(subject) && type.includes('Credit');
      const command = isAutomatic ? 'automatic' : correlationId.replace(/:1$/, ''); // the first line of a batch
      return entries.map(({ account, amount }) => [
        placeOf(command, effectiveOn, currency, account, invoiceId),
        amount,
      ]);
    }),
  );

const movesByCommand = ({ paidAutomatically }: Books, moves: readonly Movement[], name: string): Sums =>
  summed(
    moves.map(({ entered, on, currency, account, invoice = '', payment = '', amount }) => {
      const isAutomatic = paidAutomatically.has(payment) && amount < 0 === (account === 'receivables');
      return [placeOf(isAutomatic ? 'automatic' : `${name}-${entered}`, on, currency, account, invoice), amount];
    }),
  );

const placeOf = (command: string, on: string, currency: string | undefined, account: string, invoice: string) =>
  `${command} ${on} ${currency} ${account}${account === 'receivables' ? ` ${invoice}` : ''}`;

/** The amount of an event, and its states before and after it, are what it books. */
function checkAmounts({ agree }: Inspection, { type, currency = '', amount, before, after, entries }: Event): void {
  const booked = (account: string) =>
    entries.filter((entry) => entry.account === account).reduce((sum, { amount }) => sum + amount, 0);
  const due = (after.amountDue ?? 0) - (before.amountDue ?? 0);
  agree(`what is due after ${type}`, due, booked('receivables'));
  if (due !== 0) agree(`the amount of ${type}`, amount, Math.abs(due));
  const credit = (after.credit?.[currency] ?? 0) - (before.credit?.[currency] ?? 0);
  agree(`the credit after ${type}`, credit, -booked('customer-credit') || 0);
}

/** The events of each invoice that moved money, in the order of their entry, and its state at the end. */
export async function compareHistories(inspection: Inspection, customer: string): Promise<void> {
  const { accountant, agree } = inspection;
  for (const invoice of accountant.books.invoicesOf(customer)) {
    const path = `/invoices/${invoice.id}/history`;
    const history = await ask<{ events: Event[] }>(inspection, path);
    const told = (history?.events ?? []).flatMap(({ effectiveOn, before, after }) => {
      const amount = (after.amountDue ?? 0) - (before.amountDue ?? 0);
      return amount === 0 ? [] : [[effectiveOn, amount]];
    });
    const own = accountant.books
      .movementsOf(customer)
      .filter((move) => move.account === 'receivables' && move.invoice === invoice.id)
      .map(({ on, amount }) => [on, amount]);
    agree(path, told, own);
    const last = history?.events.at(-1)?.after;
    const [state, amountDue] = [last?.state, last?.amountDue];
    agree(`the end of ${path}`, { state, amountDue }, { state: stateOf(invoice), amountDue: invoice.due });
  }
}
