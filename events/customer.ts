// A customer's credit, on the stream `customer-<id>`: what was paid or credited beyond the amount due, and what it was spent on. Credit notes
// that are about no single invoice are here as well.
// Every event that moves credit has, as `credit`, the credit in its currency after the event. It is below zero if credit was taken back
// that had been spent: then the customer owes it, and later credit fills it first.

import { type Static, type TProperties, Type } from 'typebox';
import type { CalendarDate } from './calendar-date.ts';
import { CannotFollow } from './cannot-follow.ts';
import { type AnyEventOf, amount, asRecorded, currency, day, type EventOf, signedAmount, text } from './event-data.ts';
import { impossible } from './impossible.ts';
import { IssuedDocument } from './invoice.ts';
import type { Currency } from './money/currency.ts';
import type { Minor } from './money/money.ts';
import { withEntry } from './persistent-map.ts';

/**
 * Where credit came from: an overpayment or a credit note of an invoice, unapplied cash, or credit that could not be applied. With
 * `invoiceId` alone, an invoice whose total is below 0.
 */
const CreditSource = Type.Object({
  invoiceId: Type.Optional(text),
  paymentId: Type.Optional(text),
  creditNoteId: Type.Optional(text),
});
export type CreditSource = Static<typeof CreditSource>;

const PaymentOfInvoice = Type.Object({ invoiceId: text, paymentId: text });
export type PaymentOfInvoice = Static<typeof PaymentOfInvoice>;

const moved = <Properties extends TProperties>(properties: Properties) =>
  Type.Object({ ...properties, currency, amount, credit: signedAmount });

/** The data of each type of event. */
export const customerEvents = {
  /** Events of earlier versions do not say the day. */
  CreditGranted: moved({ grantId: text, source: CreditSource, grantedOn: Type.Optional(day) }),
  /** Credit was reserved for an invoice. CreditApplicationCompleted spends it or returns it. */
  CreditReserved: moved({ applicationId: text, invoiceId: text, appliedOn: day }),
  /** `applied` paid the invoice; `amount` was returned to the credit because less was due. */
  CreditApplicationCompleted: moved({ applicationId: text, invoiceId: text, applied: amount }),
  /**
   * Credit was taken back because the payment it came from is being reversed, or its invoice was voided. The event has all data that the
   * reversal needs next.
   */
  CreditWithdrawn: moved({ reversalId: text, source: CreditSource, reversedOn: day, reason: text }),
  /** Only recorded by earlier versions: credit was not taken back because it was spent. */
  CreditWithdrawalDeclined: moved({ reversalId: text, source: CreditSource, reversedOn: day, reason: text }),
  /** With `source`: the money of that payment was paid back, which may have been before it became credit. */
  CreditRefunded: moved({
    refundId: text,
    source: Type.Optional(PaymentOfInvoice),
    refundedOn: day,
    method: text,
    reason: text,
  }),
  /** A refund of credit came back, for example because the customer's account is closed: it is credit again. */
  CreditRefundReversed: moved({ refundId: text, reversedOn: day, reason: text }),
  /**
   * A credit note that is about several invoices, or names none. Its amount due (BT-115) is `amount`, and became credit. `document` is the
   * note with its amounts, which are positive although they are taken back.
   */
  CreditNoteRegistered: moved({
    creditNoteId: text,
    number: Type.Optional(text),
    issuedOn: day,
    document: asRecorded(IssuedDocument),
  }),
  /** Whether credit pays this customer's invoices automatically, the oldest due date first. */
  AutomaticCreditChanged: Type.Object({ automatic: Type.Boolean() }),
} as const;

export type CustomerEvent = AnyEventOf<typeof customerEvents>;
export type AutomaticCreditChanged = EventOf<typeof customerEvents, 'AutomaticCreditChanged'>;
export type CreditWithdrawn = EventOf<typeof customerEvents, 'CreditWithdrawn'>;

export type CreditApplication = {
  invoiceId: string;
  currency: Currency;
  reserved: Minor;
  appliedOn: CalendarDate;
  /** Absent while the application is under way. */
  applied?: Minor;
  /** What of it is credit again because it was reversed or unapplied; not what a credit note made credit. */
  returned?: Minor;
};

/** A request to take credit back, and whether it was declined. */
export type Withdrawal = Omit<CreditWithdrawn['data'], 'credit'> & { declined: boolean };

/** It came back on `reversedOn`. With `source`, the money of that payment was paid back. */
export type CreditRefund = {
  currency: Currency;
  amount: Minor;
  source?: PaymentOfInvoice;
  refundedOn: CalendarDate;
  reversedOn?: CalendarDate;
};

/** A credit note of no single invoice. */
export type AccountCreditNote = { number?: string; currency: Currency; amount: Minor; issuedOn: CalendarDate };

/**
 * `credit` is the credit now, and `changes` are those of each day, by effective date; '' is the day of a grant that does not say it. What
 * came on a day, and was spent on another, may be more than a number can hold.
 * `applications` by application id, `withdrawals` by reversal id, `refunds` by refund id, `creditNotes` by credit note id.
 */
export type CustomerAccount = {
  automatic: boolean;
  credit: ReadonlyMap<Currency, Minor>;
  changes: ReadonlyMap<Currency, ReadonlyMap<CalendarDate, bigint>>;
  applications: ReadonlyMap<string, CreditApplication>;
  withdrawals: ReadonlyMap<string, Withdrawal>;
  refunds: ReadonlyMap<string, CreditRefund>;
  /** Absent if there is none. */
  creditNotes?: ReadonlyMap<string, AccountCreditNote>;
};

export const newAccount: CustomerAccount = {
  automatic: false,
  credit: new Map(),
  changes: new Map(),
  applications: new Map(),
  withdrawals: new Map(),
  refunds: new Map(),
};

/** The credit after an event is not what follows from the credit before it. */
export class CreditDoesNotAddUp extends CannotFollow {}

/** The account after an event. @throws CreditDoesNotAddUp */
export function evolveCustomer(account: CustomerAccount, event: CustomerEvent): CustomerAccount {
  if (event.type === 'AutomaticCreditChanged') return { ...account, automatic: event.data.automatic };
  if (!(event.type in signs)) return impossible(event as never);
  const { currency, credit } = event.data;
  refuseWrongCredit(account.credit.get(currency) ?? 0, event);
  const moved = {
    ...account,
    credit: new Map(account.credit).set(currency, credit),
    changes: new Map(account.changes).set(currency, changesAfter(account, event)),
  };
  switch (event.type) {
    case 'CreditReserved': {
      const { applicationId, invoiceId, amount, appliedOn } = event.data;
      const application = { invoiceId, currency, reserved: amount, appliedOn };
      return { ...moved, applications: withEntry(account.applications, applicationId, application) };
    }
    case 'CreditApplicationCompleted': {
      const { applicationId, applied } = event.data;
      const application = account.applications.get(applicationId);
      if (application === undefined) return moved;
      return { ...moved, applications: withEntry(account.applications, applicationId, { ...application, applied }) };
    }
    case 'CreditWithdrawn':
    case 'CreditWithdrawalDeclined': {
      const { credit, ...asked } = event.data;
      const withdrawal = { ...asked, declined: event.type === 'CreditWithdrawalDeclined' };
      return { ...moved, withdrawals: withEntry(account.withdrawals, asked.reversalId, withdrawal) };
    }
    case 'CreditRefunded': {
      const { refundId, amount, source, refundedOn } = event.data;
      const refund = { currency, amount, ...(source && { source }), refundedOn };
      return { ...moved, refunds: withEntry(account.refunds, refundId, refund) };
    }
    case 'CreditRefundReversed': {
      const { refundId, reversedOn } = event.data;
      const refund = account.refunds.get(refundId);
      return refund ? { ...moved, refunds: withEntry(account.refunds, refundId, { ...refund, reversedOn }) } : moved;
    }
    case 'CreditNoteRegistered': {
      const { creditNoteId, number, amount, issuedOn } = event.data;
      const note = { ...(number !== undefined && { number }), currency, amount, issuedOn };
      return { ...moved, creditNotes: withEntry(account.creditNotes ?? new Map(), creditNoteId, note) };
    }
    case 'CreditGranted': {
      const { source, amount } = event.data;
      const { paymentId = '' } = source; // an application has the same id on its invoice
      const application = account.applications.get(paymentId);
      if (application === undefined) return moved;
      const returned = (application.returned ?? 0) + amount;
      return { ...moved, applications: withEntry(account.applications, paymentId, { ...application, returned }) };
    }
    default:
      return impossible(event);
  }
}

/** What each type of event makes of its amount: credit, less credit, or nothing. */
const signs = {
  CreditGranted: 1,
  CreditReserved: -1,
  CreditApplicationCompleted: 1,
  CreditWithdrawn: -1,
  CreditWithdrawalDeclined: 0,
  CreditRefunded: -1,
  CreditRefundReversed: 1,
  CreditNoteRegistered: 1,
} as const satisfies Record<Movement['type'], number>;

/** Only credit that is taken back, because a payment was reversed or an invoice voided, makes the current credit of a customer less than zero. */
function refuseWrongCredit(before: Minor, { type, data: { amount, credit } }: Movement): void {
  const right = before + signs[type] * amount;
  if (credit !== right) {
    throw new CreditDoesNotAddUp(
      `says that the credit is ${credit}, but by the events up to it the credit is ${right}`,
    );
  }
  const spends = type === 'CreditReserved' || type === 'CreditRefunded';
  if (spends && credit < 0) {
    throw new CreditDoesNotAddUp(`spends ${amount} of a credit of ${before}: the credit must not be below 0 after it`);
  }
}

type Movement = Exclude<CustomerEvent, AutomaticCreditChanged>;

/** The changes of each day in the event's currency, with that of the event. */
function changesAfter(account: CustomerAccount, event: Movement): ReadonlyMap<CalendarDate, bigint> {
  const { currency, credit } = event.data;
  const changes = account.changes.get(currency) ?? new Map<CalendarDate, bigint>();
  const day = dayOf(account, event);
  const before = BigInt(account.credit.get(currency) ?? 0);
  return withEntry(changes, day, (changes.get(day) ?? 0n) + BigInt(credit) - before);
}

function dayOf({ applications }: CustomerAccount, event: Movement): CalendarDate {
  switch (event.type) {
    case 'CreditGranted':
      return event.data.grantedOn ?? '';
    case 'CreditReserved':
      return event.data.appliedOn;
    case 'CreditApplicationCompleted':
      return applications.get(event.data.applicationId)?.appliedOn ?? '';
    case 'CreditRefunded':
      return event.data.refundedOn;
    case 'CreditWithdrawn':
    case 'CreditWithdrawalDeclined':
    case 'CreditRefundReversed':
      return event.data.reversedOn;
    case 'CreditNoteRegistered':
      return event.data.issuedOn;
    default:
      return impossible(event);
  }
}
