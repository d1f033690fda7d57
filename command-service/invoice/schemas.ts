import { type TSchema, Type } from 'typebox';
import { Customer, calendarDate, InvoiceContent, Tax } from '../../events/document/document.ts';
import { canonical, closed, text, uuid } from '../../events/document/field.ts';
import { InvoiceBalance } from '../../events/invoice-view.ts';
import { type DocumentFormat, documentTypes } from '../http/document-body.ts';
import { withExample } from '../http/examples.ts';

// What the bodies of several routes have in common.

export const name = (description: string) => text(200, description);
export const orToday = Type.Optional(calendarDate('Defaults to today'));
export const reason = text(1000, 'The reason, kept in the audit trail');

export const amount = (description: string) =>
  Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: `${description}, in minor units` });
/** An id that a client chooses. If it is a UUID, it is kept in small letters. */
export const clientId = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '^(\\.*[!--0-~][!-.0-~]*|\\.{3,})$', // "." and ".." are no segments of a path (RFC 3986, section 5.2.4)
    description,
    ...canonical('id'),
  });
/** The id of what a request is about. */
export const knownId = clientId('The id that was sent or answered. In a path, it is percent-encoded');
export const currency = InvoiceContent.properties.currency;

export const InvoiceId = Type.Object({ invoiceId: uuid() });
export const PaymentOfInvoice = Type.Object({
  ...InvoiceId.properties,
  paymentId: Type.String({
    maxLength: 110,
    pattern: '^((credit|payments)/)?[!-.0-~]+$',
    examples: ['payment-1'],
    description:
      'The id that was sent or answered; "credit/…" for an application of customer credit, "payments/…" for the part of a payment across several invoices. In a path, the slash is sent as %2F',
    ...canonical('id'),
  }),
});

export const seriesPrefix = Type.String({
  pattern: '^[A-Za-z0-9._/-][A-Za-z0-9._/ -]{0,39}$', // a number does not begin with a blank
  description: 'Assigns the next number of this series, without gaps: "INV-2026-" assigns INV-2026-000001',
});

const documentFormats: Readonly<Record<DocumentFormat, TSchema>> = {
  xml: Type.String({
    minLength: 1,
    description: 'UBL 2.1 or CII, by EN 16931 (Peppol BIS Billing 3, XRechnung, Factur-X)',
  }),
  pdf: Type.String({
    format: 'binary',
    description: 'A PDF with UBL or CII attached (Factur-X, ZUGFeRD 2, XRechnung)',
  }),
};

/** An e-invoice instead of a JSON body. */
export const asDocument = Object.fromEntries(
  Object.entries(documentTypes).map(([type, format]) => [type, { schema: documentFormats[format] }]),
);

export const PayBody = Type.Object(
  {
    paymentId: Type.Optional(
      clientId(
        'Names the payment: no other one of the customer has this id, nor another one across invoices. Sending it again records it once',
      ),
    ),
    amount: amount(
      'The amount received: it settles what is due, then what was written off; the rest becomes customer credit',
    ),
    currency,
    receivedOn: calendarDate('When the money arrived'),
    method: name('credit-transfer, direct-debit, card, cash …'),
    reference: Type.Optional(name('End-to-end id, remittance information')),
  },
  { ...withExample('InvoicePaymentRequest'), ...closed },
);

export const ReverseBody = Type.Object(
  {
    reversalId: Type.Optional(
      clientId('Identifies the reversal of a part; sending it again with the same id reverses it once'),
    ),
    amount: Type.Optional(amount('What the bank took back. Absent: all that is left of the payment')),
    reversedOn: orToday,
    reason,
  },
  { ...withExample('ReversalRequest'), ...closed },
);

/** A refund of a payment, or of customer credit. */
export const RefundBody = Type.Object(
  {
    refundId: Type.Optional(clientId('Identifies the refund; sending it again with the same id refunds once')),
    amount: amount('The amount paid back to the customer'),
    currency,
    refundedOn: orToday,
    method: name('How it is paid back: credit-transfer, cash …'),
    reason,
  },
  { ...withExample('RefundRequest'), ...closed },
);

export const ReverseRefundBody = Type.Object(
  { reversedOn: orToday, reason },
  { ...withExample('RefundReversalRequest'), ...closed },
);

/** The invoice after the command, with its revision and log position. */
export const InvoiceAnswer = Type.Object(
  {
    ...InvoiceBalance.properties,
    customer: Customer,
    taxes: Type.Array(
      Type.Object({
        category: Tax.properties.category,
        rate: Type.String(),
        taxable: Type.Integer(),
        tax: Type.Integer(),
      }),
    ),
    paymentId: Type.Optional(Type.String({ description: 'The payment that the command recorded or changed' })),
    refundId: Type.Optional(Type.String({ description: 'The refund that the command recorded or reversed' })),
    creditNoteId: Type.Optional(Type.String({ description: 'The credit note that the command registered' })),
    revision: Type.Integer({ description: 'The number of the last event of the invoice, from 0; also in the ETag' }),
    position: Type.String({
      description: 'Log position of the last event: send it as Ledger-Position to read views that include it',
    }),
  },
  { title: 'InvoiceAfterCommand' },
);

/** The same in the answer to a line of a batch. */
export const InvoiceInBatch = Type.Omit(InvoiceAnswer, ['paymentId', 'refundId', 'creditNoteId', 'position'], {
  title: 'InvoiceInBatch',
});
