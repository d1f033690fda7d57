// A customer's credit as both APIs answer it.

import { type Static, Type } from 'typebox';
import type { CustomerAccount } from './customer.ts';
import { InvoiceContent } from './document/document.ts';

const { currency } = InvoiceContent.properties;

/** An application of credit to an invoice. */
export const CreditApplication = Type.Object(
  {
    applicationId: Type.String({
      description:
        'The id that was sent, with "credit/" before it; under this id the invoice has it among its payments',
    }),
    invoiceId: Type.String(),
    currency,
    reserved: Type.Integer({ description: 'The most that was to be applied' }),
    appliedOn: Type.String({ format: 'date' }),
    applied: Type.Optional(
      Type.Integer({
        description:
          'What the invoice took; the rest of `reserved` is credit again. 0 if nothing was due or written off. Absent until the application is completed',
      }),
    ),
    returned: Type.Optional(
      Type.Integer({
        description:
          'What of `applied` is credit again, because the application was reversed or unapplied; not what a credit note made credit',
      }),
    ),
  },
  { title: 'CreditApplication' },
);
export type CreditApplication = Static<typeof CreditApplication>;

/** A refund of credit. */
export const CreditRefund = Type.Object(
  {
    refundId: Type.String(),
    currency,
    amount: Type.Integer(),
    of: Type.Optional(
      Type.Object(
        { invoiceId: Type.String(), paymentId: Type.String() },
        { title: 'RefundedPayment', description: 'The payment whose money was paid back' },
      ),
    ),
    refundedOn: Type.String({ format: 'date' }),
    reversed: Type.Boolean({ description: 'Whether the refund came back' }),
  },
  { title: 'CreditRefund' },
);
export type CreditRefund = Static<typeof CreditRefund>;

/** A credit note about several invoices, or none. */
const AccountCreditNote = Type.Object(
  {
    creditNoteId: Type.String(),
    number: Type.Optional(Type.String()),
    currency,
    amount: Type.Integer({ description: 'What became credit: its amount due (BT-115)' }),
    issuedOn: Type.String({ format: 'date' }),
  },
  { title: 'CreditNoteOfCustomer' },
);

/** The credit of a customer; amounts in minor units. */
export const CreditView = Type.Object({
  customerId: Type.String(),
  automatic: Type.Boolean({ description: 'Whether credit is applied to open invoices automatically' }),
  credit: Type.Array(
    Type.Object(
      { currency, credit: Type.Integer({ description: 'Below 0 if the customer owes it' }) },
      { title: 'CreditOfCurrency' },
    ),
  ),
  applications: Type.Array(CreditApplication),
  refunds: Type.Array(CreditRefund),
  creditNotes: Type.Array(AccountCreditNote, { description: 'Those about several invoices, or none' }),
});
export type CreditView = Static<typeof CreditView>;

export const creditView = (customerId: string, account: CustomerAccount): CreditView => ({
  customerId,
  automatic: account.automatic,
  credit: [...account.credit].map(([currency, credit]) => ({ currency, credit })),
  applications: [...account.applications].map(([applicationId, application]) => ({ applicationId, ...application })),
  refunds: [...account.refunds].map(([refundId, { source: of, reversedOn, ...refund }]) => ({
    ...{ refundId, ...refund, ...(of && { of }), reversed: reversedOn !== undefined },
  })),
  creditNotes: [...(account.creditNotes ?? [])].map(([creditNoteId, note]) => ({ creditNoteId, ...note })),
});
