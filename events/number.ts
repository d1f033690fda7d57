// Claims of numbers. A number is claimed on a stream of its own before a document gets it, so that it names one document of the seller
// (EN 16931 BT-1). The last claim of a stream holds. A later one follows only if the document of the one before can no longer come.

import { Type } from 'typebox';
import { type AnyEventOf, asRecorded, type EventOf, text } from './event-data.ts';
import { documentFields, IssuedDocument } from './invoice.ts';
import { streamName } from './streams.ts';

/** The data of each type of event. */
export const numberEvents = {
  /** The number of an invoice, with its whole registration, so that the invoice can be registered after a crash. */
  NumberClaimed: Type.Object({
    document: asRecorded(Type.Object({ ...documentFields, number: text })),
    digest: text,
    keys: Type.Array(text),
  }),
  /** A series gives the number to its next invoice: `NumberAllocated` says to which. */
  NumberClaimedForSeries: Type.Object({ number: text, series: text }),
  /** The number of a credit note. Whether it was recorded is on the stream of its invoice. */
  CreditNoteNumberClaimed: Type.Object({ number: text, invoiceId: text, creditNoteId: text }),
  /** The number of a credit note of no single invoice, with the whole note, so that it can be registered after a crash. */
  CreditNoteClaimed: Type.Object({
    creditNoteId: text,
    document: asRecorded(Type.Object({ ...IssuedDocument.properties, number: text })),
    digest: text,
    keys: Type.Array(text),
  }),
} as const;

export type NumberEvent = AnyEventOf<typeof numberEvents>;
export type NumberClaimed = EventOf<typeof numberEvents, 'NumberClaimed'>;
export type CreditNoteNumberClaimed = EventOf<typeof numberEvents, 'CreditNoteNumberClaimed'>;
export type CreditNoteClaimed = EventOf<typeof numberEvents, 'CreditNoteClaimed'>;
/** The claims of a number of credit notes. */
export type NoteNumberEvent = CreditNoteNumberClaimed | CreditNoteClaimed;
export type InvoiceNumberEvent = Exclude<NumberEvent, NoteNumberEvent>;

/** The stream of a number: "number-invoice/INV-7". It is ASCII, because EventStoreDB garbles other names in some of its refusals. */
export const numberStream = (of: 'invoice' | 'credit-note', number: string): string =>
  streamName('number', `${of}/${encodeURIComponent(number)}`);
