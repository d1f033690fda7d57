import type { CustomerIds } from '../../../events/customer-ids.ts';
import type { WithContent } from '../../../events/document/attachment.ts';
import type { InvoiceContent } from '../../../events/document/document.ts';
import { isTransient, Problem } from '../api/problem.ts';
import { documentOf } from '../invoice/reads.ts';
import { readInvoiceOf } from './read-document.ts';

/** Whether an invoice was registered from this content, in whichever syntax. False if that is not known, as for an invoice that cannot be exported. */
export async function isRegisteredAs(
  invoiceId: string,
  content: WithContent<InvoiceContent>,
  ids: CustomerIds,
): Promise<boolean> {
  try {
    const registered = readInvoiceOf(await (await documentOf(invoiceId, 'ubl')).text(), ids);
    return inOneOrder(registered.content) === inOneOrder(content);
  } catch (error) {
    if (isTransient(error) || error instanceof Problem) return false;
    throw error;
  }
}

/** As JSON with sorted keys: UBL and CII have their terms in different orders. */
const inOneOrder = (content: WithContent<InvoiceContent>): string =>
  JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
