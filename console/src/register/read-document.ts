// The reader of UBL and CII that the command service uses, with its XML parser and schemas. It is loaded only when a file is imported.

import type { CustomerIds } from '../../../events/customer-ids.ts';
import type { WithContent } from '../../../events/document/attachment.ts';
import type { InvoiceContent } from '../../../events/document/document.ts';
import type { Difference } from '../../../events/document/totals.ts';
import { differencesIfValid } from '../../../events/einvoice/read-document.ts';
import { readInvoice } from '../../../events/einvoice/read-invoice.ts';
import { decodeXml } from '../../../events/einvoice/xml/decode.ts';
import { BuyerNotIdentified } from '../../../events/einvoice/xml/refusals.ts';
import type { Minor } from '../../../events/money/money.ts';

/** An invoice in an XML file, with its amount due. `differences` is where it states other amounts than follow from its lines. */
export type ReadDocument = {
  bytes: Uint8Array<ArrayBuffer>;
  content: WithContent<InvoiceContent>;
  payable: Minor;
  differences: Difference[];
};

/** @param ids of the ledger @throws NotAnEInvoice: RulesBroken if its amounts are not valid; AmountTooLarge */
export function invoiceFromXml(bytes: Uint8Array<ArrayBuffer>, ids: CustomerIds): ReadDocument {
  const read = readInvoiceOf(decodeXml(bytes), ids);
  const differences = differencesIfValid(read);
  return { bytes, content: read.content, payable: read.stated.totals.payable, differences };
}

/** The customer of a buyer without an identifier has no id yet: the user names it. */
export function readInvoiceOf(xml: string, ids: CustomerIds): ReturnType<typeof readInvoice> {
  try {
    return readInvoice(xml, undefined, ids);
  } catch (error) {
    if (!(error instanceof BuyerNotIdentified)) throw error;
    return readInvoice(xml, '', ids);
  }
}
