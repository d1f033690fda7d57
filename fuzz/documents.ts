import fc, { type Arbitrary } from 'fast-check';
import { invoicesInBoth } from '../events/einvoice/cii/testing/arbitrary-invoice.ts';
import { withAttachments } from '../events/einvoice/testing/arbitrary-attachments.ts';
import { invoices } from '../events/einvoice/testing/arbitrary-invoice.ts';
import { issued } from '../events/einvoice/testing/example.ts';
import { writeInvoice } from '../events/einvoice/write-invoice.ts';

/** Invoices that follow all rules of EN 16931, so that not every one is refused. */
export const contents: Arbitrary<object> = fc
  .tuple(withAttachments(invoices), fc.uuid())
  .map(([invoice, invoiceId]) => ({ ...invoice, invoiceId }));

const whole = fc.oneof(
  withAttachments(invoices).map((invoice) => writeInvoice(issued(invoice))),
  withAttachments(invoicesInBoth).map((invoice) => writeInvoice(issued(invoice), 'cii')),
);

/** Invoices in UBL and CII, some of them truncated or with a part replaced. */
export const xmlDocuments: Arbitrary<string> = fc.oneof(
  whole,
  fc.tuple(whole, fc.nat(5_000)).map(([xml, at]) => xml.slice(0, at % xml.length)),
  fc
    .tuple(whole, fc.nat(5_000), fc.string({ maxLength: 3 }))
    .map(([xml, at, text]) => xml.slice(0, at % xml.length) + text + xml.slice((at % xml.length) + 1)),
);
