// A random month: commands of all kinds, in any order, entered late, retried, in four currencies of 0, 2 and 3 digits. What the ledger
// accepts, the accountant books.

import { randomUUID } from 'node:crypto';
import { type Answer, send } from '../../testing/http/client.ts';
import type { Accountant } from './accountant.ts';

const currencies = ['EUR', 'JPY', 'KWD', 'IDR'] as const;
const firstDay = Date.parse('2026-08-01T00:00:00Z');
/** The days of a month, and of what is entered late in the next two. */
export const days = 92;
export const dayOf = (place: number): string => new Date(firstDay + place * 86_400_000).toISOString().slice(0, 10);
const placeOf = (day: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - firstDay) / 86_400_000);

type Body = { position?: string; allocations?: { invoiceId: string; amount: number }[] };

/** What a month leaves: its customers, the last position of the log, and when each command was answered. */
export type Month = { customers: string[]; position: bigint; answeredAt: Date[] };

/**
 * Sends random commands.
 * @param random numbers from 0 to below 1
 * @param said called for each command, to tell what a month was
 */
export async function month(
  commandUrl: string,
  accountant: Accountant,
  random: () => number,
  commands: number,
  said: (line: string) => void,
): Promise<Month> {
  const customers = ['one', 'two'].map((name) => `${name}-${randomUUID()}`);
  const answeredAt: Date[] = [];
  let position = 0n;
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  /** A day from the earliest on that the rules allow. */
  const day = (earliest = dayOf(0)): string => {
    const from = Math.max(0, placeOf(earliest));
    return dayOf(Math.min(days - 1, from + Math.floor(random() ** 2 * (days - from))));
  };

  /** @returns the answer if the command was accepted. One in ten is sent twice: the answers must be equal. */
  async function tell(path: string, body: object): Promise<Answer<Body> | undefined> {
    const headers = { 'idempotency-key': randomUUID() };
    const ask = () => send<Body>('POST', commandUrl + path, body, headers);
    accountant.entered += 1;
    const answer = await ask();
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    said(`${accountant.entered} ${answer.status} POST ${path} ${JSON.stringify(body)}`);
    if (answer.status === 201 && random() < 0.1) {
      const { text } = await ask();
      if (text !== answer.text) throw new Error(`${path}: a retry was answered ${text}, the first try ${answer.text}`);
    }
    if (answer.status !== 201) return undefined;
    const at = BigInt(answer.body.position ?? 0);
    if (at > position) position = at;
    return answer;
  }

  const ofCustomers = () => [...accountant.invoices.values()].filter(({ customer }) => customers.includes(customer));
  const register = async () => {
    const [id, customer, currency] = [randomUUID(), pick(customers) ?? '', pick(currencies) ?? 'EUR'];
    const issuedOn = day();
    const dueOn = dayOf(Math.min(days + 60, placeOf(issuedOn) + upTo(60)));
    const [price, rate] = [upTo(100_000), pick([0, 7, 19])];
    const tax = rate ? { category: 'S', rate: `${rate}` } : { category: 'Z', rate: '0' };
    const lines = [{ description: 'Work', quantity: '1', unitPrice: `${price}`, tax }];
    const body = { invoiceId: id, customer: { id: customer, name: customer }, currency, issuedOn, dueOn, lines };
    const total = price + Math.round((price * (rate ?? 0)) / 100);
    if (await tell('/invoices', body)) accountant.register(id, customer, currency, total, issuedOn, dueOn);
  };
  const pay = async () => {
    const invoice = pick(ofCustomers());
    if (invoice === undefined) return;
    const [paymentId, on] = [randomUUID(), day()];
    const amount = pick([invoice.due, upTo(invoice.total), invoice.due + upTo(500)]) || upTo(500);
    const body = { paymentId, amount, currency: invoice.currency, receivedOn: on, method: 'transfer' };
    if (await tell(`/invoices/${invoice.id}/payments`, body)) accountant.pay(invoice.id, paymentId, amount, on);
  };
  const payAcross = async () => {
    const invoice = pick(ofCustomers());
    if (invoice === undefined) return;
    const { customer, currency } = invoice;
    const [paymentId, on, amount] = [randomUUID(), day(), upTo(150_000)];
    const others = ofCustomers().filter((other) => other.customer === customer && other.currency === currency);
    const chosen = random() < 0.5 ? undefined : others.slice(0, 3);
    const allocations = chosen?.map(({ id, due }) => ({
      invoiceId: id,
      amount: Math.max(1, Math.min(due, Math.floor(amount / 3))),
    }));
    const payment = { paymentId, customerId: customer, amount, currency, receivedOn: on, method: 'transfer' };
    const answer = await tell('/payments', { ...payment, ...(allocations && { allocations }) });
    if (answer === undefined) return;
    const told = answer.body.allocations ?? [];
    if (chosen === undefined) checkOldestFirst(accountant, { customer, currency, amount }, told);
    accountant.payAcross(
      paymentId,
      { customer, currency, amount, on },
      told.map(({ invoiceId, amount }) => ({ invoice: invoiceId, amount })),
    );
  };
  const reverseAcross = async () => {
    const [paymentId, payment] =
      pick([...accountant.across].filter(([, { customer }]) => customers.includes(customer))) ?? [];
    if (paymentId === undefined || payment === undefined) return;
    const on = day(payment.on);
    if (await tell(`/payments/${paymentId}/reversal`, { reason: 'bounced', reversedOn: on }))
      accountant.reverseAcross(paymentId, on);
  };
  const reverse = async () => {
    const [paymentId, payment] = aPayment();
    if (payment === undefined) return;
    const on = day(payment.on);
    const path = `/invoices/${payment.invoice}/payments/${encodeURIComponent(paymentId)}/reversal`;
    if (await tell(path, { reason: 'bounced', reversedOn: on })) accountant.reverse(paymentId, on);
  };
  const refund = async () => {
    const [paymentId, payment] = aPayment();
    if (payment === undefined) return;
    const [on, amount] = [day(payment.on), upTo(Math.max(1, payment.amount))];
    const { currency } = accountant.invoice(payment.invoice);
    const path = `/invoices/${payment.invoice}/payments/${encodeURIComponent(paymentId)}/refunds`;
    const body = { amount, currency, method: 'transfer', reason: 'returned', refundedOn: on };
    if (await tell(path, body)) accountant.refund(paymentId, amount, on);
  };
  const note = async () => {
    const invoice = pick(ofCustomers());
    if (invoice === undefined) return;
    const [on, amount] = [day(invoice.issuedOn), pick([upTo(invoice.total), invoice.total]) ?? 1];
    const body = { amount, currency: invoice.currency, issuedOn: on, reason: 'goodwill' };
    if (await tell(`/invoices/${invoice.id}/credit-notes`, body)) accountant.note(invoice.id, amount, on);
  };
  const writeOff = async () => {
    const invoice = pick(ofCustomers());
    if (invoice === undefined) return;
    const on = day(invoice.issuedOn);
    if (await tell(`/invoices/${invoice.id}/write-off`, { reason: 'insolvent', writtenOffOn: on }))
      accountant.writeOff(invoice.id, on);
  };
  const voidOne = async () => {
    const invoice = pick(ofCustomers());
    if (invoice === undefined) return;
    const on = day(invoice.issuedOn);
    if (await tell(`/invoices/${invoice.id}/void`, { reason: 'a slip', voidedOn: on })) accountant.void(invoice.id, on);
  };
  const applyCredit = async () => {
    const invoice = pick(ofCustomers());
    if (invoice === undefined) return;
    const { customer, currency } = invoice;
    const [name, on, amount] = [randomUUID(), day(), upTo(20_000)];
    const body = { applicationId: name, invoiceId: invoice.id, amount, currency, appliedOn: on };
    if (await tell(`/customers/${customer}/credit/applications`, body))
      accountant.applyCredit(invoice.id, `credit/${name}`, amount, on);
  };
  const refundCredit = async () => {
    const [customer, currency] = [pick(customers) ?? '', pick(currencies) ?? 'EUR'];
    const [on, amount] = [day(), upTo(5_000)];
    const body = { amount, currency, method: 'transfer', reason: 'asked for', refundedOn: on };
    if (await tell(`/customers/${customer}/credit/refunds`, body))
      accountant.refundCredit(customer, currency, amount, on);
  };
  const aPayment = () =>
    pick(
      [...accountant.payments].filter(([, { invoice }]) => customers.includes(accountant.invoice(invoice).customer)),
    ) ?? (['', undefined] as const);

  /** How often each is drawn: registrations and payments more often than what follows from them. */
  const weights: readonly (readonly [number, () => Promise<void>])[] = [
    [3, register],
    [3, pay],
    [2, payAcross],
    [1, reverseAcross],
    [1, reverse],
    [1, refund],
    [2, note],
    [1, writeOff],
    [1, voidOne],
    [2, applyCredit],
    [1, refundCredit],
  ];
  const drawn = weights.flatMap(([weight, act]) => Array<typeof act>(weight).fill(act));
  for (let sent = 0; sent < commands; sent++) {
    await pick(drawn)?.();
    answeredAt[accountant.entered] = new Date();
    await new Promise((resolve) => setTimeout(resolve, 2)); // so that the next one is recorded later
  }
  return { customers, position, answeredAt };
}

/** A payment without allocations fills what the customer owes of credit first, and then pays what is due, oldest first. */
function checkOldestFirst(
  accountant: Accountant,
  { customer, currency, amount }: { customer: string; currency: string; amount: number },
  allocations: readonly { invoiceId: string; amount: number }[],
): void {
  const owed = Math.max(
    0,
    accountant.sum(
      (move) => move.account === 'customer-credit' && move.customer === customer && move.currency === currency,
    ),
  );
  const open = [...accountant.invoices.values()].filter(
    (invoice) => invoice.customer === customer && invoice.currency === currency && invoice.due > 0,
  );
  const due = open.reduce((sum, invoice) => sum + invoice.due, 0);
  const allocated = allocations.reduce((sum, allocation) => sum + allocation.amount, 0);
  const expected = Math.min(due, Math.max(0, amount - owed));
  if (allocated !== expected) throw new Error(`${allocated} of ${amount} was allocated instead of ${expected}`);
  const dates = allocations.map(({ invoiceId }) => accountant.invoice(invoiceId).dueOn);
  if (dates.join() !== dates.toSorted().join()) throw new Error(`not the oldest due first: ${dates}`);
}
