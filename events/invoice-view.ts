import { type Static, Type } from 'typebox';
import { Attachment } from './document/attachment.ts';
import { AllowanceOrCharge, InvoiceContent, Line, Tax } from './document/document.ts';
import type { Document } from './invoice.ts';
import { InvoiceFields, onlyFields, sidesOf } from './invoice-fields.ts';
import { type Payment, reversedTotal } from './invoice-payment.ts';
import type { RegisteredInvoice } from './invoice-state.ts';

// An invoice as both APIs answer it. Fields without a value are left out.

const minor = (description: string) => Type.Integer({ description });

const TotalsView = Type.Object(
  {
    lines: minor('Sum of the net amounts of lines (BT-106)'),
    allowances: minor('Sum of the allowances on the document (BT-107)'),
    charges: minor('Sum of the charges on the document (BT-108)'),
    taxExclusive: minor('Total without tax (BT-109)'),
    tax: minor('Total tax (BT-110)'),
    taxInclusive: minor('Total with tax (BT-112)'),
    prepaid: minor('Paid amount: what was prepaid (BT-113)'),
    rounding: Type.Optional(minor('Rounding amount (BT-114)')),
    payable: minor('Amount due for payment (BT-115)'),
  },
  { title: 'Totals' },
);

const TaxGroupView = Type.Object(
  {
    category: Tax.properties.category,
    rate: Type.String(),
    taxable: minor('Taxable amount of the tax category (BT-116)'),
    tax: minor('Tax amount of the tax category (BT-117)'),
  },
  { title: 'TaxGroup' },
);

const PaymentView = Type.Object(
  {
    paymentId: Type.String({
      description:
        'The id of the payment; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices',
    }),
    kind: Type.Enum(['money', 'credit'], { description: "Money, or the customer's credit" }),
    amount: minor(
      'What it paid of this invoice when it was recorded. Of a payment of one invoice, the money received is `amount` + `excess`',
    ),
    excess: Type.Optional(minor('What became customer credit when it was recorded')),
    receivedOn: Type.String({ format: 'date' }),
    method: Type.String(),
    reference: Type.Optional(Type.String()),
    refunded: Type.Optional(minor('Of `amount`, what was paid back to the customer, without refunds that came back')),
    unapplied: Type.Optional(
      minor(
        'Of `amount`, what became customer credit later, because it was unapplied. `excess` is not in it; in the answer of the payment itself, it is',
      ),
    ),
    reversed: Type.Optional(Type.Boolean({ description: 'Whether all that was left of it was taken back' })),
    reversedAmount: Type.Optional(minor('What was taken back by reversals, of the invoice and of the credit')),
    withdrawn: Type.Optional(minor("Of `reversedAmount`, what was taken back from the customer's credit")),
  },
  { title: 'InvoicePayment' },
);

export const CreditNoteView = Type.Object(
  {
    creditNoteId: Type.String(),
    number: Type.Optional(Type.String()),
    amount: minor('Deducted from the amount due'),
    excess: Type.Optional(
      minor("What the note takes back of a prepaid amount (BT-113). It went to the customer's credit"),
    ),
    prepaid: Type.Optional(
      minor('What the note says was returned to the customer before it was issued (BT-113), outside this ledger'),
    ),
    refunded: Type.Optional(
      minor(
        'What the note says was returned to the customer before it was issued (BT-113), of payments that are recorded here: `amount` includes it',
      ),
    ),
    issuedOn: Type.String({ format: 'date' }),
    reason: Type.String(),
    taxes: Type.Array(TaxGroupView),
    lines: Type.Optional(
      Type.Array(
        Type.Object({
          line: Type.Integer({ description: 'The number of the line on the invoice, from 1' }),
          quantity: Type.String({ description: 'The quantity that was credited' }),
        }),
      ),
    ),
    attachments: Type.Optional(
      Type.Array(Attachment, { description: 'What is attached to the document of the note (BT-125)' }),
    ),
  },
  { title: 'CreditNoteOfInvoice' },
);

const DifferenceView = Type.Object(
  {
    term: Type.String({ description: 'The business term of EN 16931, such as BT-117' }),
    name: Type.String({ description: 'Which of the totals, lines or tax groups' }),
    stated: minor('What the document states. It stands'),
    computed: minor('What follows from its lines, rounded for each tax group'),
  },
  { title: 'Difference' },
);

/** The answer of a command: the balance of the invoice that it changed. Amounts in minor units of `currency`. */
export const InvoiceBalance = Type.Object({
  invoiceId: Type.String({ format: 'uuid' }),
  number: Type.Optional(Type.String()),
  currency: InvoiceContent.properties.currency,
  totals: TotalsView,
  differences: Type.Optional(
    Type.Array(DifferenceView, {
      description:
        'Amounts that the document states, and that differ from those computed from its lines. Absent if none does',
    }),
  ),
  excess: Type.Optional(
    minor(
      'What the seller owes because the total (BT-115) is below 0: minus the total. It became customer credit when the invoice was registered',
    ),
  ),
  ...InvoiceFields.properties,
});

/** The whole invoice: its balance, the document as issued, its payments and credit notes. */
export const InvoiceView = Type.Object({
  ...InvoiceBalance.properties,
  ...InvoiceContent.properties,
  lines: Type.Array(
    Type.Object({
      ...Line.properties,
      allowances: Type.Optional(Type.Array(AllowanceOrCharge)),
      charges: Type.Optional(Type.Array(AllowanceOrCharge)),
      net: minor('Net amount of the line (BT-131)'),
    }),
  ),
  taxes: Type.Array(TaxGroupView),
  payments: Type.Array(PaymentView, { description: 'What paid it, in the order in which it was recorded' }),
  creditNotes: Type.Array(CreditNoteView, { description: 'In the order in which they were registered' }),
});

export type InvoiceBalance = Static<typeof InvoiceBalance>;
export type InvoiceView = Static<typeof InvoiceView>;

/** The amount due of an invoice and the amounts that it follows from. */
export function invoiceBalance(invoice: RegisteredInvoice): InvoiceBalance {
  const { invoiceId, number, currency, totals, differences } = invoice.document;
  return {
    invoiceId,
    ...(number !== undefined && { number }),
    currency,
    totals,
    ...(differences && { differences }),
    ...excessView(totals),
    ...onlyFields(invoice),
  };
}

/** What an invoice owes to the customer; absent if it is 0. */
export function excessView(totals: Document['totals']): Pick<InvoiceBalance, 'excess'> {
  const { excess } = sidesOf(totals);
  return excess > 0 ? { excess } : {};
}

/** The invoice as both APIs answer it. */
export function invoiceView(invoice: RegisteredInvoice): InvoiceView {
  return {
    ...invoice.document,
    ...invoiceBalance(invoice),
    payments: paymentsView(invoice),
    creditNotes: creditNotesView(invoice),
  };
}

export const paymentsView = ({ payments }: Pick<RegisteredInvoice, 'payments'>): InvoiceView['payments'] =>
  [...payments].map(([paymentId, payment]) => ({ paymentId, ...paymentView(payment) }));

export const creditNotesView = ({ creditNotes }: Pick<RegisteredInvoice, 'creditNotes'>): InvoiceView['creditNotes'] =>
  [...creditNotes].map(([creditNoteId, { excess, lines, ...note }]) => ({
    creditNoteId,
    ...note,
    ...(excess > 0 && { excess }),
    ...(lines.length > 0 && { lines }),
  }));

function paymentView(payment: Payment) {
  const { paidOn, excess, refunded, reversed, unapplied = 0, withdrawn, reversedAmount, ...always } = payment;
  const takenBack = reversedTotal(payment);
  const ofCredit = reversed && reversedAmount === undefined ? excess : (withdrawn ?? 0);
  return {
    ...always,
    receivedOn: paidOn,
    ...(excess > 0 && { excess }),
    ...(refunded > 0 && { refunded }),
    ...(unapplied > 0 && { unapplied }),
    ...(reversed && { reversed }),
    ...(takenBack > 0 && { reversedAmount: takenBack }),
    ...(ofCredit > 0 && { withdrawn: ofCredit }),
  };
}
