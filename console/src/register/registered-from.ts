import type { InvoiceContent } from '../../../events/document/document.ts';
import { isTransient, Problem } from '../api/problem.ts';
import { ublOf } from '../invoice/reads.ts';
import { readUbl } from './read-ubl.ts';

/** Whether an invoice was registered from this content. False if that is not known, as for an invoice that cannot be exported as UBL. */
export async function isRegisteredAs(invoiceId: string, content: InvoiceContent): Promise<boolean> {
  try {
    const registered = readUbl(await (await ublOf(invoiceId)).text());
    return JSON.stringify(registered.content) === JSON.stringify(content); // one reader made both, so their keys have one order
  } catch (error) {
    if (isTransient(error) || error instanceof Problem) return false;
    throw error;
  }
}
