import { Type } from 'typebox';
import { type WithContent, withContent } from '../../document/attachment.ts';
import { InvoiceContent, type Tax } from '../../document/document.ts';
import type { TaxGroup } from '../../document/totals.ts';
import type { Document } from '../../invoice.ts';
import type { AsRead } from './reading.ts';
import { StatedLine } from './stated-line.ts';
import { termsOf } from './term.ts';

/** A tax group as stated: without a rate if the document states none. */
export type StatedTax = Tax & Pick<TaxGroup, 'taxable' | 'tax'>;

/** A document with its stated totals and the content of its attachments. It has no customer; the customer follows from the buyer. */
export type StatedDocument = Omit<
  WithContent<Document>,
  'invoiceId' | 'customer' | 'customerIdIsInternal' | 'taxes' | 'differences'
> & {
  taxes: StatedTax[];
};

/** A document as it could be read. If nothing of it was refused, it is complete, but for totals that are 0. */
export type ReadTerms = AsRead<StatedDocument> &
  Pick<StatedDocument, 'currency'> & {
    /** The tax groups in the accounting currency. EN 16931 has none; its published rules hold those of UBL. */
    accountingTaxes?: AsRead<StatedTax>[];
  };

const { customer: _, customerIdIsInternal: __, ...content } = InvoiceContent.properties;

/** The fields of a document that are read, except its totals. */
export const statedFields = { ...content, ...withContent, lines: Type.Array(StatedLine) };

/** The rules of the terms that every document has, and of the lists that the ledger knows. */
export const rulesOfDocument = {
  missing: { issuedOn: 'BR-03', currency: 'BR-05', seller: 'BR-06', buyer: 'BR-07' },
  invalid: { taxPointCode: 'BR-CL-06' },
} as const;

/** Makes the terms of UBL's root element. */
export const ofDocument = termsOf(Type.Object(statedFields), rulesOfDocument);
