import { Type } from 'typebox';
import { calendarDate, InvoiceContent, Tax } from '../../events/document/document.ts';
import { closed, text } from '../../events/document/field.ts';
import { InvoiceBalance } from '../../events/invoice-view.ts';
import { decimalPattern } from '../../events/money/decimal.ts';
import { xmlTypes } from './ubl.ts';

// The request and response bodies of the invoice routes.

const name = (description: string) => text(200, description);
export const reason = text(1000, 'The reason, kept in the audit trail');

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
    description: 'The id that was sent or answered; "credit/…" for payments from customer credit',
  }),
});

export const seriesPrefix = Type.String({
  pattern: '^[A-Za-z0-9._/ -]{1,40}$',
  description: 'Assigns the next number of this series, without gaps: "INV-2026-" assigns INV-2026-000001',
});

export const RegisterBody = Type.Object(
  {
    invoiceId: Type.Optional(
      Type.String({
        format: 'uuid',
        description: 'An id of your choice; it makes a retry safe. If absent, a new one is assigned',
      }),
    ),
    series: Type.Optional(seriesPrefix),
    ...InvoiceContent.properties,
    dueOn: calendarDate('BT-9'),
  },
  closed,
);

/** In a batch the invoice id is required, so that the batch may be sent again. */
export const RegisterLine = Type.Object(
  { ...RegisterBody.properties, invoiceId: InvoiceId.properties.invoiceId },
  closed,
);

/** A UBL 2.1 document as text. */
export const asXml = Object.fromEntries(
  xmlTypes.map((type) => [
    type,
    { schema: Type.String({ minLength: 1, description: 'UBL 2.1 (EN 16931, Peppol BIS Billing 3)' }) },
  ]),
);

export const PayBody = Type.Object(
  {
    paymentId: Type.Optional(clientId('Identifies the payment; sending it again with the same id records it once')),
    amount: amount('The amount received; what exceeds the amount due becomes customer credit'),
    currency,
    receivedOn: calendarDate('When the money arrived'),
    method: name('credit-transfer, direct-debit, card, cash …'),
    reference: Type.Optional(name('End-to-end id, remittance information')),
  },
  closed,
);

export const ReverseBody = Type.Object(
  { reversedOn: Type.Optional(calendarDate('Defaults to today')), reason },
  closed,
);

export const RefundBody = Type.Object(
  {
    refundId: Type.Optional(clientId('Identifies the refund; sending it again with the same id refunds once')),
    amount: amount('The amount paid back to the customer'),
    currency,
    refundedOn: Type.Optional(calendarDate('Defaults to today')),
    method: name('How it is paid back: credit-transfer, cash …'),
    reason,
  },
  closed,
);

const creditNote = {
  creditNoteId: Type.Optional(
    clientId('Identifies the credit note; sending it again with the same id records it once'),
  ),
  number: Type.Optional(name('The number printed on the credit note')),
  currency,
  issuedOn: calendarDate('When the credit note was issued'),
  reason,
};

export const CreditNoteBody = Type.Union([
  Type.Object(
    {
      ...creditNote,
      amount: amount('The amount including tax; it is split into tax groups in the proportions of the invoice'),
    },
    closed,
  ),
  Type.Object(
    {
      ...creditNote,
      lines: Type.Array(
        Type.Object(
          {
            line: Type.Integer({
              minimum: 1,
              maximum: 2000,
              description: 'The number of the line on the invoice, from 1',
            }),
            quantity: Type.String({
              pattern: decimalPattern,
              description: 'The credited quantity, with the sign of the line',
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
  { writtenOffOn: Type.Optional(calendarDate('Defaults to today')), reason },
  closed,
);
export const DisputeBody = Type.Object(
  {
    amount: Type.Optional(amount('The disputed amount; defaults to the amount due')),
    disputedOn: Type.Optional(calendarDate('Defaults to today')),
    reason,
  },
  closed,
);

const resolution = { resolvedOn: Type.Optional(calendarDate('Defaults to today')), reason };

export const ResolutionBody = Type.Union([
  Type.Object({ outcome: Type.Enum(['accepted', 'rejected']), ...resolution }, closed),
  Type.Object(
    {
      outcome: Type.Enum(['partly']),
      accepted: amount('The part of the disputed amount that is accepted'),
      ...resolution,
    },
    closed,
  ),
]);

export const VoidBody = Type.Object({ voidedOn: Type.Optional(calendarDate('Defaults to today')), reason }, closed);

/** The invoice after the command, with its revision and log position. */
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
  revision: Type.Integer({ description: 'The number of the last event of the invoice, from 0; also in the ETag' }),
  position: Type.String({
    description: 'Log position of the last event: send it as Ledger-Position to read views that include it',
  }),
});
