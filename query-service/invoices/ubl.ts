import { Type } from 'typebox';
import { NotAnEN16931Invoice } from '../../events/ubl/write-document.ts';
import { Problem } from '../../platform/http/problems/problem.ts';

export const json = 'application/json';
export const xml = 'application/xml';

export const UblInvoice = Type.String({ description: 'UBL 2.1 (ISO/IEC 19845), valid under the rules of EN 16931' });
export const UblCreditNote = Type.String({ description: 'UBL 2.1 CreditNote, valid under the rules of EN 16931' });

/**
 * The UBL document of `write`.
 * @throws Problem 422 not-an-en16931-invoice, with the rules that the document breaks
 */
export function asUbl(write: () => string): string {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof NotAnEN16931Invoice)) throw error;
    throw new Problem({
      type: 'not-an-en16931-invoice',
      status: 422,
      title: 'The document is not valid under EN 16931',
      detail: error.message,
      extensions: { rules: [...error.rules] },
    });
  }
}
