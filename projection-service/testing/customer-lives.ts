// Lives of customers' streams: random commands on their credit, less those that are refused, mixed with the lives of invoices.

import fc from 'fast-check';
import { type CustomerAccount, type CustomerEvent, evolveCustomer, newAccount } from '../../events/customer.ts';
import type { Recorded } from '../../events/recorded.ts';
import { derivedId, streamName } from '../../events/streams.ts';
import type { BalancesEvent } from '../../events/views.ts';
import { metadata, recorded } from '../../testing/servers/event-log.ts';
import { log } from './invoice-lives.ts';

type Step = { what: 'grant' | 'withdraw' | 'refund' | 'automatic'; currency: string; amount: number };

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('grant', 'grant', 'withdraw', 'refund', 'automatic'),
  currency: fc.constantFrom('EUR', 'JPY', 'USD'),
  amount: fc.integer({ min: 1, max: 3_000 }),
});

const on = '2026-12-24';

/** Credit is granted; withdrawn, so that it may be less than zero. */
export const granted = (currency: string, amount: number, credit: number): CustomerEvent => ({
  type: 'CreditGranted',
  data: { grantId: `g${credit}`, source: { paymentId: 'p' }, currency, amount, credit, grantedOn: on },
});
export const withdrawn = (currency: string, amount: number, credit: number): CustomerEvent => ({
  type: 'CreditWithdrawn',
  data: { reversalId: 'v', source: { paymentId: 'p' }, currency, amount, credit, reversedOn: on, reason: 'bounced' },
});

function eventOf({ what, currency, amount }: Step, account: CustomerAccount): CustomerEvent | undefined {
  const credit = account.credit.get(currency) ?? 0;
  switch (what) {
    case 'grant':
      return granted(currency, amount, credit + amount);
    case 'withdraw':
      return withdrawn(currency, amount, credit - amount);
    case 'refund': {
      if (credit < amount) return undefined;
      const refund = { refundId: 'f', refundedOn: on, method: 'transfer', reason: 'returned' };
      return { type: 'CreditRefunded', data: { ...refund, currency, amount, credit: credit - amount } };
    }
    case 'automatic':
      return { type: 'AutomaticCreditChanged', data: { automatic: true } };
  }
}

/** The events of a customer's stream, in order. */
const account: fc.Arbitrary<CustomerEvent[]> = fc.array(step, { maxLength: 6 }).map((steps) => {
  let account = newAccount;
  return steps.flatMap((one) => {
    const event = eventOf(one, account);
    if (event !== undefined) account = evolveCustomer(account, event);
    return event ?? [];
  });
});

/** Customers with and without invoices: those of `log` have some. */
const accounts = fc.record({ acme: account, 'only-credit': account });

/** The events of invoices and customers in one log: each stream in its order, and otherwise mixed. */
export const logWithCredit: fc.Arbitrary<Recorded<BalancesEvent>[]> = fc
  .record({ invoices: log, accounts, turns: fc.infiniteStream(fc.boolean()) })
  .map(({ invoices, accounts, turns }) => {
    const ofInvoices: Recorded<BalancesEvent>[] = recorded(invoices);
    const ofCustomers = Object.entries(accounts).flatMap(([id, events]) => ofCustomer(id, events));
    const mixed: Recorded<BalancesEvent>[] = [];
    for (const isInvoices of turns) {
      const next = (isInvoices ? ofInvoices : ofCustomers).shift() ?? ofInvoices.shift() ?? ofCustomers.shift();
      if (next === undefined) break;
      mixed.push({ ...next, position: BigInt(mixed.length + 1) });
    }
    return mixed;
  });

/** The events of a customer's stream as a projection receives them, with positions from `position` on. */
export const ofCustomer = (
  customerId: string,
  events: readonly CustomerEvent[],
  position = 1n,
): Recorded<CustomerEvent>[] => {
  const stream = streamName('customer', customerId);
  return events.map((event, revision) => ({
    ...event,
    id: derivedId(stream, revision),
    stream,
    revision,
    position: position + BigInt(revision),
    metadata,
  }));
};
