// The UBL reader that the command service uses, with its XML parser and schemas. It is loaded only when a file is imported.
import type { InvoiceContent } from '../../../events/document/document.ts';
import { refuseWrongTotals } from '../../../events/ubl/check-totals.ts';
import { readInvoice } from '../../../events/ubl/read-invoice.ts';
import { decodeXml } from '../../../events/ubl/xml/decode.ts';
import { isTransient, Problem } from '../api/problem.ts';
import { ublOf } from '../invoice/reads.ts';

/** @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge */
export function invoiceFromUbl(bytes: Uint8Array): InvoiceContent {
  const { content, stated } = readInvoice(decodeXml(bytes));
  refuseWrongTotals(content, stated);
  return content;
}

/** Whether an invoice was registered from this content. False if that is not known, as for an invoice that cannot be exported as UBL. */
export async function isRegisteredAs(invoiceId: string, content: InvoiceContent): Promise<boolean> {
  try {
    const registered = readInvoice(await (await ublOf(invoiceId)).text());
    return JSON.stringify(registered.content) === JSON.stringify(content); // one reader made both, so their keys have one order
  } catch (error) {
    if (isTransient(error) || error instanceof Problem) return false;
    throw error;
  }
}
