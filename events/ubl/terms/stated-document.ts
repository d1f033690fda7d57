import { Type } from 'typebox';
import { InvoiceContent } from '../../document/document.ts';
import type { Document } from '../../invoice.ts';
import { StatedLine } from './line.ts';
import { termsOf } from './term.ts';

/** A document with its stated totals. It has no customer; the customer follows from the buyer. */
export type StatedDocument = Omit<Document, 'invoiceId' | 'customer' | 'customerIdIsInternal'>;

const { customer: _, customerIdIsInternal: __, ...content } = InvoiceContent.properties;

/** Makes the terms of the root element. */
export const ofDocument = termsOf(Type.Object({ ...content, lines: Type.Array(StatedLine) }));
