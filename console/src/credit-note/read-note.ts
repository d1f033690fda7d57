// The reader of UBL and CII that the command service uses. It is loaded only when a file is imported.

import type { CustomerIds } from '../../../events/customer-ids.ts';
import type { Difference } from '../../../events/document/totals.ts';
import { readCreditNote } from '../../../events/einvoice/read-credit-note.ts';
import { differencesIfValid } from '../../../events/einvoice/read-document.ts';
import { decodeXml } from '../../../events/einvoice/xml/decode.ts';
import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';

/** What a credit note in an XML file states: `payable` is its amount due. */
export type ReadNote = { number?: string; currency: Currency; payable: Minor; differences?: Difference[] };

/** @param ids of the ledger @throws NotAnEInvoice: OtherKindOfDocument for an invoice, RulesBroken if its amounts are not valid; AmountTooLarge */
export function noteFromXml(bytes: Uint8Array, ids: CustomerIds): ReadNote {
  const read = readCreditNote(decodeXml(bytes), ids);
  const differences = differencesIfValid(read);
  const { number, currency } = read.content;
  return {
    ...(number !== undefined && { number }),
    currency,
    payable: read.stated.totals.payable,
    ...(differences.length > 0 && { differences }),
  };
}
