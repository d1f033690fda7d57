import { readInvoice } from '../read-invoice.ts';
import { NotAUblDocument } from '../xml/refusals.ts';

/** Why an invoice can't be read. @throws where it can */
export function refusalOf(xml: string): NotAUblDocument {
  try {
    readInvoice(xml);
  } catch (error) {
    if (error instanceof NotAUblDocument) return error;
    throw error;
  }
  throw new Error('the document was read');
}
