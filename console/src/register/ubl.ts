// The UBL reader that the command service uses, with its XML parser and schemas. It is loaded only when a file is imported.
import type { InvoiceContent } from '../../../events/document/document.ts';
import { refuseWrongTotals } from '../../../events/ubl/check-totals.ts';
import { readInvoice } from '../../../events/ubl/read-invoice.ts';

/** @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge */
export function invoiceFromUbl(xml: string): InvoiceContent {
  const { content, stated } = readInvoice(xml);
  refuseWrongTotals(content, stated);
  return content;
}
