import { Type } from 'typebox';
import { calendarDate, InvoiceContent, Tax } from '../../events/document/document.ts';
import { closed, text } from '../../events/document/field.ts';
import { InvoiceBalance } from '../../events/invoice-view.ts';
import { decimalPattern } from '../../events/money/decimal.ts';
import { xmlTypes } from './ubl.ts';

// What the routes of invoices take and answer.

const name = (description: string) => text(200, description);
export const reason = text(1000, 'Why, in words that stay on record');

export const amount = (description: string) =>
  Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: `${description}, in minor units` });
export const clientId = (description: string) =>
  Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x2e\\x30-\\x7e]+$', description });
export const currency = InvoiceContent.properties.currency;

export const InvoiceId = Type.Object({ invoiceId: Type.String({ format: 'uuid' }) });
export const PaymentOfInvoice = Type.Object({
  ...InvoiceId.properties,
  paymentId: Type.String({
    maxLength: 110,
    pattern: '^(credit/)?[\\x21-\\x2e\\x30-\\x7e]+$',
    description: 'As it was given or answered; "credit/…" is what credit of the customer paid',
  }),
});

export const seriesPrefix = Type.String({
  pattern: '^[A-Za-z0-9._/ -]{1,40}$',
  description: 'Give the next number of this series, without gaps: "INV-2026-" gives INV-2026-000001',
});

export const RegisterBody = Type.Object(
  {
    invoiceId: Type.Optional(
      Type.String({ format: 'uuid', description: 'The id is yours to choose; it makes a retry safe' }),
    ),
    series: Type.Optional(seriesPrefix),
    ...InvoiceContent.properties,
    dueOn: calendarDate('BT-9'),
  },
  closed,
);

/** A line of a batch names its invoice, so that the batch may be sent again. */
export const RegisterLine = Type.Object(
  { ...RegisterBody.properties, invoiceId: InvoiceId.properties.invoiceId },
  closed,
);

/** A document of UBL 2.1, as text. */
export const asXml = Object.fromEntries(
  xmlTypes.map((type) => [
    type,
    { schema: Type.String({ minLength: 1, description: 'UBL 2.1 (EN 16931, Peppol BIS Billing 3)' }) },
  ]),
);

export const PayBody = Type.Object(
  {
    paymentId: Type.Optional(clientId('Names the payment; a second one of the same name is the same payment')),
    amount: amount("What was received; beyond what is due it becomes the customer's credit"),
    currency,
    receivedOn: calendarDate('When the money arrived'),
    method: name('credit-transfer, direct-debit, card, cash …'),
    reference: Type.Optional(name('End-to-end id, remittance information')),
  },
  closed,
);

export const ReverseBody = Type.Object(
  { reversedOn: Type.Optional(calendarDate('Today where absent')), reason },
  closed,
);

export const RefundBody = Type.Object(
  {
    refundId: Type.Optional(clientId('Names the refund; a second one of the same name is the same refund')),
    amount: amount('What goes back to the customer'),
    currency,
    refundedOn: Type.Optional(calendarDate('Today where absent')),
    method: name('How it goes back'),
    reason,
  },
  closed,
);

const creditNote = {
  creditNoteId: Type.Optional(clientId('Names the credit note; a second one of the same name is the same note')),
  number: Type.Optional(name('The number printed on the credit note')),
  currency,
  issuedOn: calendarDate('When the credit note was issued'),
  reason,
};

export const CreditNoteBody = Type.Union([
  Type.Object({ ...creditNote, amount: amount('With tax; the tax is split as on the invoice') }, closed),
  Type.Object(
    {
      ...creditNote,
      lines: Type.Array(
        Type.Object(
          {
            line: Type.Integer({ minimum: 1, maximum: 2000, description: 'Its place on the invoice, from 1' }),
            quantity: Type.String({
              pattern: decimalPattern,
              description: 'How much of it is taken back, in the sign of the line',
            }),
          },
          closed,
        ),
        { minItems: 1, maxItems: 2000 },
      ),
    },
    closed,
  ),
]);

export const WriteOffBody = Type.Object(
  { writtenOffOn: Type.Optional(calendarDate('Today where absent')), reason },
  closed,
);
export const VoidBody = Type.Object({ voidedOn: Type.Optional(calendarDate('Today where absent')), reason }, closed);

/** The invoice after the command, and where that stands in the log. */
export const InvoiceAnswer = Type.Object({
  ...InvoiceBalance.properties,
  taxes: Type.Array(
    Type.Object({
      category: Tax.properties.category,
      rate: Type.String(),
      taxable: Type.Integer(),
      tax: Type.Integer(),
    }),
  ),
  paymentId: Type.Optional(Type.String()),
  refundId: Type.Optional(Type.String()),
  creditNoteId: Type.Optional(Type.String()),
  revision: Type.Integer({ description: 'The number of the last event of the invoice, from 0' }),
  position: Type.String({ description: 'Send it as Ledger-Position to read what includes this' }),
});
