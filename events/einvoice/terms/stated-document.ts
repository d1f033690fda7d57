import { Type } from 'typebox';
import { type WithContent, withContent } from '../../document/attachment.ts';
import { InvoiceContent, type Tax } from '../../document/document.ts';
import type { TaxGroup } from '../../document/totals.ts';
import type { Document } from '../../invoice.ts';
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

const { customer: _, customerIdIsInternal: __, ...content } = InvoiceContent.properties;

/** The fields of a document that are read, except its totals. */
export const statedFields = { ...content, ...withContent, lines: Type.Array(StatedLine) };

/** Makes the terms of UBL's root element. */
export const ofDocument = termsOf(Type.Object(statedFields));
