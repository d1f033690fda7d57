// Claims of numbers. A number is claimed on a stream of its own before a document gets it, so that it names one document of the seller
// (EN 16931 BT-1). The last claim of a stream holds. A later one follows only if the document of the one before can no longer come.

import type { Document } from './invoice.ts';
import { streamName } from './streams.ts';

/** The number of an invoice, with its whole registration, so that the invoice can be registered after a crash. */
export type NumberClaimed = {
  type: 'NumberClaimed';
  data: { document: Document & { number: string }; digest: string; keys: string[] };
};
/** A series gives the number to its next invoice: `NumberAllocated` says to which. */
export type NumberClaimedForSeries = { type: 'NumberClaimedForSeries'; data: { number: string; series: string } };
/** The number of a credit note. Whether it was recorded is on the stream of its invoice. */
export type CreditNoteNumberClaimed = {
  type: 'CreditNoteNumberClaimed';
  data: { number: string; invoiceId: string; creditNoteId: string };
};

export type InvoiceNumberEvent = NumberClaimed | NumberClaimedForSeries;
export type NumberEvent = InvoiceNumberEvent | CreditNoteNumberClaimed;

/** The stream of a number: "number-invoice/INV-7". It is ASCII, because EventStoreDB garbles other names in some of its refusals. */
export const numberStream = (of: 'invoice' | 'credit-note', number: string): string =>
  streamName('number', `${of}/${encodeURIComponent(number)}`);
