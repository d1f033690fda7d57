// A customer's credit, on its stream `customer-<id>`: what was paid or credited beyond what was due, and where it went.
// Every event says what credit is left in its currency after it. Credit is never below zero.

import type { CalendarDate } from './calendar-date.ts';
import { impossible } from './impossible.ts';
import type { Currency } from './money/currency.ts';
import type { Minor } from './money/money.ts';

type Event<Type extends string, Data> = { type: Type; data: Data };
type Moved = { currency: Currency; amount: Minor; credit: Minor };

/** Where credit came from: an invoice's overpayment or credit note, a payment over many invoices, credit that could not be used. */
export type CreditSource = { invoiceId?: string; paymentId?: string; creditNoteId?: string };

export type CreditGranted = Event<'CreditGranted', Moved & { grantId: string; source: CreditSource }>;
/** Credit set aside for an invoice. It is spent or returned by CreditApplicationCompleted. */
export type CreditReserved = Event<
  'CreditReserved',
  Moved & { applicationId: string; invoiceId: string; appliedOn: CalendarDate }
>;
/** `applied` paid the invoice, `amount` came back because less was due. */
export type CreditApplicationCompleted = Event<
  'CreditApplicationCompleted',
  Moved & { applicationId: string; invoiceId: string; applied: Minor }
>;
/** Credit taken back because the payment that it came from is being reversed; it carries what is needed to go on with that. */
export type CreditWithdrawn = Event<
  'CreditWithdrawn',
  Moved & { reversalId: string; source: CreditSource; reversedOn: CalendarDate; reason: string }
>;
/** Credit that was to be taken back was spent by then. On record, so that it is declined once and for all. */
export type CreditWithdrawalDeclined = Event<
  'CreditWithdrawalDeclined',
  Moved & { reversalId: string; source: CreditSource; reversedOn: CalendarDate; reason: string }
>;
export type CreditRefunded = Event<
  'CreditRefunded',
  Moved & { refundId: string; refundedOn: CalendarDate; method: string; reason: string }
>;
/** Whether credit pays this customer's invoices by itself, the oldest due first. */
export type AutomaticCreditChanged = Event<'AutomaticCreditChanged', { automatic: boolean }>;

export type CustomerEvent =
  | CreditGranted
  | CreditReserved
  | CreditApplicationCompleted
  | CreditWithdrawn
  | CreditWithdrawalDeclined
  | CreditRefunded
  | AutomaticCreditChanged;

export type CreditApplication = {
  invoiceId: string;
  currency: Currency;
  reserved: Minor;
  appliedOn: CalendarDate;
  /** Absent while it is under way. */
  applied?: Minor;
};

/** What was asked for when credit was to be taken back, and whether it was. */
export type Withdrawal = Omit<CreditWithdrawn['data'], 'credit'> & { declined: boolean };

/** `applications` by their id, `withdrawals` by that of the reversal. */
export type CustomerAccount = {
  automatic: boolean;
  credit: ReadonlyMap<Currency, Minor>;
  applications: ReadonlyMap<string, CreditApplication>;
  withdrawals: ReadonlyMap<string, Withdrawal>;
};

export const newAccount: CustomerAccount = {
  automatic: false,
  credit: new Map(),
  applications: new Map(),
  withdrawals: new Map(),
};

/** The account after an event. */
export function evolveCustomer(account: CustomerAccount, event: CustomerEvent): CustomerAccount {
  if (event.type === 'AutomaticCreditChanged') return { ...account, automatic: event.data.automatic };
  const moved = { ...account, credit: new Map(account.credit).set(event.data.currency, event.data.credit) };
  switch (event.type) {
    case 'CreditReserved': {
      const { applicationId, invoiceId, currency, amount, appliedOn } = event.data;
      const application = { invoiceId, currency, reserved: amount, appliedOn };
      return { ...moved, applications: new Map(account.applications).set(applicationId, application) };
    }
    case 'CreditApplicationCompleted': {
      const { applicationId, applied } = event.data;
      const application = account.applications.get(applicationId);
      if (application === undefined) return moved;
      return { ...moved, applications: new Map(account.applications).set(applicationId, { ...application, applied }) };
    }
    case 'CreditWithdrawn':
    case 'CreditWithdrawalDeclined': {
      const { credit, ...asked } = event.data;
      const withdrawal = { ...asked, declined: event.type === 'CreditWithdrawalDeclined' };
      return { ...moved, withdrawals: new Map(account.withdrawals).set(asked.reversalId, withdrawal) };
    }
    case 'CreditGranted':
    case 'CreditRefunded':
      return moved;
    default:
      return impossible(event);
  }
}
