// A payment as the API returns it: of one invoice, or across several.

import { type Static, Type } from 'typebox';
import { Customer, calendarDate, InvoiceContent } from '../../events/document/document.ts';
import { amount } from '../../events/document/field.ts';
import { moneyStates } from '../../events/payment.ts';
import { JournalEvent } from '../journal/find.ts';
import { nextPage } from '../lists/page-query.ts';

/** Their sum is the amount, once the payment is allocated. */
const split = {
  applied: amount('What pays invoices now: not refunded, unapplied or reversed'),
  unapplied: amount(
    'What became customer credit, when the payment was recorded or later, and was not taken back by a reversal. Also if that credit was spent or refunded',
  ),
  refunded: amount(
    'What was paid back of what had paid an invoice, without refunds that came back. Refunds of customer credit are not in it',
  ),
  reversed: amount('What the bank took back, of invoices and of customer credit'),
};

export const PaymentSummary = Type.Object(
  {
    paymentId: Type.String(),
    invoiceId: Type.Optional(Type.String({ description: 'Absent if it is a payment across invoices' })),
    customer: Customer,
    currency: InvoiceContent.properties.currency,
    receivedOn: calendarDate('When the money was received'),
    method: Type.String(),
    reference: Type.Optional(Type.String()),
    amount: amount(
      'What was received, also what became customer credit. In the answer of an invoice, `amount` of a payment is only what paid that invoice',
    ),
    ...split,
    state: Type.Enum([...moneyStates], {
      description:
        'Whether all, some or none of it was refunded or reversed; allocating until all is applied or unapplied',
    }),
  },
  { title: 'PaymentListItem' },
);
export type PaymentSummary = Static<typeof PaymentSummary>;

const PaidInvoice = Type.Object(
  {
    invoiceId: Type.String(),
    number: Type.Optional(Type.String()),
    amount: amount(
      'What the invoice took of a payment across invoices when it was recorded; of a payment of this invoice, all that was received',
    ),
    ...split,
  },
  { title: 'PaidInvoice' },
);

const Reversal = Type.Object(
  {
    reversedOn: calendarDate('When the bank took it back'),
    reason: Type.String({ description: 'Why' }),
    amount: Type.Optional(amount('Absent while the reversal is under way')),
    invoiceId: Type.Optional(Type.String({ description: 'If it is of what this invoice took' })),
  },
  { title: 'PaymentReversal' },
);

const Refund = Type.Object(
  {
    refundId: Type.String(),
    invoiceId: Type.String({ description: 'The invoice on which the amount was due again' }),
    amount: amount('What was paid back'),
    refundedOn: calendarDate('When it was paid back'),
    method: Type.String(),
    reason: Type.String({ description: 'Why' }),
    cameBackOn: Type.Optional(calendarDate('When the refund came back')),
  },
  { title: 'PaymentRefund' },
);

const Unapplication = Type.Object(
  {
    invoiceId: Type.String({ description: 'The invoice that it no longer pays' }),
    amount: amount("What became the customer's credit"),
    unappliedOn: calendarDate('When'),
    reason: Type.String({ description: 'Why' }),
  },
  { title: 'PaymentUnapplication' },
);

const PaymentEvent = Type.Pick(
  JournalEvent,
  [
    ...(['eventId', 'position', 'stream', 'revision', 'type', 'recordedAt', 'effectiveOn', 'actor'] as const),
    ...(['invoiceId', 'amount', 'change'] as const),
  ],
  { title: 'PaymentEvent' },
);
export type PaymentEvent = Static<typeof PaymentEvent>;

export const mostEvents = 10_000;

export const PaymentAnswer = Type.Object(
  {
    ...PaymentSummary.properties,
    left: amount('The most that can be reversed: what is applied or unapplied'),
    invoices: Type.Array(PaidInvoice, { description: 'What it paid, in the order in which it was applied' }),
    reversals: Type.Array(Reversal),
    refunds: Type.Array(Refund),
    unapplications: Type.Array(Unapplication),
    events: Type.Array(PaymentEvent, { description: `In the order of the log; at most ${mostEvents}` }),
  },
  { title: 'Payment', description: 'A payment; amounts in minor units of its currency' },
);
export type PaymentAnswer = Static<typeof PaymentAnswer>;

export const Payments = Type.Object(
  {
    payments: Type.Array(PaymentSummary, { description: 'In the order of the list' }),
    next: nextPage,
  },
  { title: 'PaymentPage', description: 'A page of payments; amounts in minor units' },
);
