import { Type } from 'typebox';
import { InvoiceContent } from '../../document/document.ts';
import type { Document } from '../../invoice.ts';
import { StatedLine } from './line.ts';
import { termsOf } from './term.ts';

/** A document with the totals that it states. It names no customer in our books; that follows from its buyer. */
export type StatedDocument = Omit<Document, 'invoiceId' | 'customer'>;

const { customer: _, ...content } = InvoiceContent.properties;

/** Makes the terms of the root element. */
export const ofDocument = termsOf(Type.Object({ ...content, lines: Type.Array(StatedLine, { maxItems: 2000 }) }));
