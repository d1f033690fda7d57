import { Type } from 'typebox';
import { syntaxes } from '../../events/einvoice/binding.ts';
import { NotAnEN16931Invoice } from '../../events/einvoice/write-document.ts';
import { Problem } from '../../platform/http/problems/problem.ts';

export const json = 'application/json';
export const xml = 'application/xml';

/** A query parameter of a document that is read as XML. */
export const SyntaxQuery = {
  syntax: Type.Optional(
    Type.Enum([...syntaxes], {
      default: 'ubl',
      description: 'The syntax of the XML: UBL 2.1, or CII (UN/CEFACT Cross Industry Invoice). Ignored for JSON',
    }),
  ),
};

const rules = 'valid under the rules of EN 16931';
export const XmlInvoice = Type.String({ description: `UBL 2.1 (ISO/IEC 19845) or CII, ${rules}` });
export const XmlCreditNote = Type.String({ description: `UBL 2.1 CreditNote or CII, ${rules}` });

/**
 * The e-invoice of `write`.
 * @throws Problem 422 not-an-en16931-invoice, with the rules that the document breaks
 */
export function asEInvoice(write: () => string): string {
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
