import { Type } from 'typebox';
import { type Syntax, syntaxes } from '../../events/einvoice/binding.ts';
import { costs } from '../../platform/access/cost.ts';
import { bestOf, preferred } from '../../platform/http/accept.ts';

export const json = 'application/json';
export const xml = 'application/xml';
export const pdf = 'application/pdf';
const types = [json, xml, pdf] as const;

/** A query parameter of a document that is read as XML. */
export const SyntaxQuery = {
  syntax: Type.Optional(
    Type.Enum([...syntaxes], {
      default: 'ubl',
      description:
        'The syntax of the XML: UBL 2.1, or CII (UN/CEFACT Cross Industry Invoice). Ignored for JSON and PDF',
    }),
  ),
};

/** How a document is to come out. */
export type DocumentForm = { type: typeof xml; syntax: Syntax } | { type: typeof pdf };

/** The form of a document that a client prefers; undefined for JSON. @throws NotAcceptable */
export function formAsked(accept: string | undefined, syntax: Syntax = 'ubl'): DocumentForm | undefined {
  const type = preferred(accept, types);
  if (type === json) return undefined;
  return type === pdf ? { type } : { type, syntax };
}

/** What a request of a document costs; `ofJson` if it is answered in JSON. */
export function costOfForm(accept: string | undefined, ofJson: number): number {
  const type = bestOf(accept, types);
  return type === xml ? costs.xml : type === pdf ? costs.pdf : ofJson;
}

const rules = 'valid under the rules of EN 16931';
const Pdf = Type.Unsafe<Uint8Array>({
  type: 'string',
  format: 'binary',
  description: `PDF/A-3b with a page to read and the CII inside (Factur-X), ${rules}`,
});
export const ofInvoice = {
  [xml]: { schema: Type.String({ description: `UBL 2.1 (ISO/IEC 19845) or CII, ${rules}` }) },
  [pdf]: { schema: Pdf },
};
export const ofCreditNote = {
  [xml]: { schema: Type.String({ description: `UBL 2.1 CreditNote or CII, ${rules}` }) },
  [pdf]: { schema: Pdf },
};
