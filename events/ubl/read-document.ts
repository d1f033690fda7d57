import type { InvoiceContent, Line } from '../document/document.ts';
import type { Party } from '../document/party.ts';
import { type Amounts, lineNet, rateOf } from '../document/totals.ts';
import { isCurrency } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import { brokenMoneyRules } from './broken-rules.ts';
import { isTypeCode, type Kind } from './kinds.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import { refuseUnreadAmounts } from './unread-amounts.ts';
import { find, pathOf, type XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';
import { ElementInvalid, ElementMissing, OtherKindOfDocument, RulesBroken, TypeCodeUnknown } from './xml/refusals.ts';

/** The content of a document, without the customer. The form requires a buyer. */
export type DocumentContent = Omit<InvoiceContent, 'customer' | 'customerIdIsInternal' | 'buyer'> & { buyer: Party };

/** `stated` are the amounts that the document states although they follow from its content. `document` is all that it states. */
export type ReadDocument = { content: DocumentContent; stated: Amounts; document: StatedDocument };

/**
 * Reads the content of a UBL 2.1 document and its stated amounts, which may be wrong (refuseBrokenMoneyRules).
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
    stated: {
      nets: lines.map((line) => line.net),
      taxes: taxes.map((group) => ({ ...group, rate: rateOf(group) })),
      totals,
    },
    document,
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

/** @throws RulesBroken with the rules that touch money and that the document breaks; AmountTooLarge */
export function refuseBrokenMoneyRules({ document }: Pick<ReadDocument, 'document'>): void {
  const broken = brokenMoneyRules(document);
  if (broken.length > 0) throw new RulesBroken(broken);
}

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
