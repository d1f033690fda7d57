// The reader of UBL and CII that the command service uses, with its XML parser and schemas. It is loaded only when a file is imported.
import type { InvoiceContent } from '../../../events/document/document.ts';
import { refuseWrongTotals } from '../../../events/ubl/check-totals.ts';
import { readInvoice } from '../../../events/ubl/read-invoice.ts';
import { decodeXml } from '../../../events/ubl/xml/decode.ts';
import { BuyerNotIdentified } from '../../../events/ubl/xml/refusals.ts';

/** @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge */
export function invoiceFromUbl(bytes: Uint8Array): InvoiceContent {
  const { content, stated } = readUbl(decodeXml(bytes));
  refuseWrongTotals(content, stated);
  return content;
}

/** The customer of a buyer without an identifier has no id yet: the user names it. */
export function readUbl(xml: string): ReturnType<typeof readInvoice> {
  try {
    return readInvoice(xml);
  } catch (error) {
    if (!(error instanceof BuyerNotIdentified)) throw error;
    return readInvoice(xml, '');
  }
}
