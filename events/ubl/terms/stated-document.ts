import { Type } from 'typebox';
import { InvoiceContent } from '../../document/document.ts';
import type { Document } from '../../invoice.ts';
import { StatedLine } from './stated-line.ts';
import { termsOf } from './term.ts';

/** A document with its stated totals. It has no customer; the customer follows from the buyer. */
export type StatedDocument = Omit<Document, 'invoiceId' | 'customer'>;

const { customer: _, ...content } = InvoiceContent.properties;

/** The fields of a document that are read, except its totals. */
export const statedFields = { ...content, lines: Type.Array(StatedLine, { maxItems: 2000 }) };

/** Makes the terms of UBL's root element. */
export const ofDocument = termsOf(Type.Object(statedFields));
