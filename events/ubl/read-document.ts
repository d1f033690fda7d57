import type { InvoiceContent, Line } from '../document/document.ts';
import type { Party } from '../document/party.ts';
import { lineNet, type TaxGroup, type Totals } from '../document/totals.ts';
import { isCurrency } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import { isTypeCode, type Kind } from './kinds.ts';
import { refuseUnreadAmounts } from './unread-amounts.ts';
import { find, pathOf, type XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';
import { ElementInvalid, ElementMissing, OtherKindOfDocument, TypeCodeUnknown } from './xml/refusals.ts';

/** The amounts that a document states although they follow from its content. In minor units. */
export type StatedTotals = {
  /** Line net amounts (BT-131), in the order of the lines. */
  nets: Minor[];
  taxes: TaxGroup[];
  totals: Totals;
};

/** The content of a document, without the customer. The form requires a buyer. */
export type DocumentContent = Omit<InvoiceContent, 'customer' | 'customerIdIsInternal' | 'buyer'> & { buyer: Party };

export type ReadDocument = { content: DocumentContent; stated: StatedTotals };

/**
 * Reads the content of a UBL 2.1 document and its stated totals, which may be wrong (check-totals.ts).
 * @throws NotAUblDocument, AmountTooLarge
 */
export function readDocument(xml: string, kind: Kind): ReadDocument {
  const root = parseXml(xml);
  if (root.name !== kind.root) throw new OtherKindOfDocument(kind.root, root.name);
  refuseUnknownType(root);
  const currency = currencyOf(root);
  const document = kind.form.read(root, { currency });
  if (!document?.lines) throw new ElementMissing(`/${kind.root}/cac:${kind.root}Line`);
  refuseUnreadAmounts(root);
  const { lines, taxes, totals, buyer, ...content } = document;
  if (buyer === undefined) throw new ElementMissing(buyerPath(kind));
  return {
    content: {
      ...content,
      buyer,
      lines: lines.map(({ net, ...line }) => (isReturned(line, net) ? { ...line, returned: true } : line)),
    },
    stated: { nets: lines.map((line) => line.net), taxes, totals },
  };
}

/** @throws TypeCodeUnknown: whether it is one of this kind is decided with the command */
function refuseUnknownType(root: XmlElement): void {
  const element = find(root, [`cbc:${root.name}TypeCode`]);
  const code = element?.text.trim();
  if (element && code && !isTypeCode(code)) throw new TypeCodeUnknown(pathOf(element), code);
}

/** The path of the buyer (BG-7). */
export const buyerPath = ({ root }: Kind): string => `/${root}/cac:AccountingCustomerParty/cac:Party`;

function currencyOf(root: XmlElement): string {
  const element = find(root, ['cbc:DocumentCurrencyCode']);
  const currency = element?.text.trim();
  if (!element || !currency) throw new ElementMissing(`${pathOf(root)}/cbc:DocumentCurrencyCode`);
  if (!isCurrency(currency)) throw new ElementInvalid(pathOf(element), currency, 'is not a currency of ISO 4217');
  return currency;
}

/** Some issuers state a returned line with a positive quantity and a negative net amount. */
const isReturned = (line: Line, net: Minor): boolean =>
  lineNet(line) !== net && lineNet({ ...line, returned: true }) === net;
