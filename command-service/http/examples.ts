// An example of each request body, by the title of its schema, for the OpenAPI document.

const invoiceId = '7d2e1f6a-4f5b-4c7e-9a51-2b8f0c6d3e11';
const currency = 'EUR';
const reason = 'The customer asked for it';
const moved = { amount: 11900, currency, receivedOn: '2026-11-24', method: 'credit-transfer', reference: 'INV-2026-1' };
const refund = { refundId: 'refund-1', amount: 5000, currency, method: 'credit-transfer', reason };

const byTitle = {
  InvoiceRequest: {
    invoiceId,
    number: 'INV-2026-1',
    customer: { id: 'acme', name: 'Acme GmbH' },
    currency,
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    lines: [
      { description: 'Consulting', quantity: '12.5', unitPrice: '8000', tax: { category: 'S', rate: '19' } },
      { description: 'A book', quantity: '1', unitPrice: '2499', tax: { category: 'S', rate: '7' } },
    ],
  },
  InvoicePaymentRequest: { paymentId: 'payment-1', ...moved },
  PaymentRequest: { paymentId: 'payment-2', customerId: 'acme', ...moved, allocations: [{ invoiceId, amount: 11900 }] },
  ReversalRequest: { reversalId: 'reversal-1', amount: 5000, reversedOn: '2026-11-25', reason: 'The debit bounced' },
  UnapplicationRequest: { unapplicationId: 'unapplication-1', amount: 5000, reason: 'It was for another invoice' },
  RefundRequest: refund,
  RefundReversalRequest: { reversedOn: '2026-11-28', reason: 'The account is closed' },
  CreditNoteByAmount: { creditNoteId: 'note-1', currency, issuedOn: '2026-11-26', reason: 'A discount', amount: 1190 },
  CreditNoteByLines: {
    creditNoteId: 'note-2',
    ...{ currency, issuedOn: '2026-11-26', reason: 'Returned' },
    lines: [{ line: 2, quantity: '1' }],
  },
  CreditNoteOnAccountRequest: {
    creditNoteId: 'note-3',
    number: 'CN-2026-1',
    customer: { id: 'acme', name: 'Acme GmbH' },
    ...{ currency, issuedOn: '2026-11-30', notes: ['Bonus of November'] },
    precedingInvoices: [{ number: 'INV-2026-1' }, { number: 'INV-2026-2' }],
    lines: [{ description: 'Bonus', quantity: '1', unitPrice: '10000', tax: { category: 'S', rate: '19' } }],
  },
  WriteOffRequest: { writtenOffOn: '2026-11-30', reason: 'The customer is insolvent' },
  VoidRequest: { reason: 'Sent by mistake' },
  DisputeRequest: { amount: 2499, reason: 'The book did not arrive' },
  WholeResolution: { outcome: 'rejected', reason: 'The parcel was signed for' },
  PartialResolution: { outcome: 'partly', accepted: 1000, reason: 'Half of it' },
  CreditApplicationRequest: { applicationId: 'application-1', invoiceId, amount: 5000, currency },
  CreditRefundRequest: refund,
  AutomaticCreditRequest: { automatic: true },
  ClosingRequest: { closedThrough: '2026-10-31', reason: 'October is filed' },
};

/** The title of a request body's schema, with its example. */
export const withExample = (title: keyof typeof byTitle) => ({ title, examples: [byTitle[title]] });
