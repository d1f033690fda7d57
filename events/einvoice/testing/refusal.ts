import { readInvoice } from '../read-invoice.ts';
import { NotAnEInvoice } from '../xml/refusals.ts';

/** The error of an invoice that cannot be read. @throws if it can be read */
export function refusalOf(xml: string): NotAnEInvoice {
  try {
    readInvoice(xml);
  } catch (error) {
    if (error instanceof NotAnEInvoice) return error;
    throw error;
  }
  throw new Error('the document was read');
}
