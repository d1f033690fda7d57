import { Check } from 'typebox/schema';
import { Customer, type InvoiceContent, type Line, longestCustomerName } from '../document/document.ts';
import { isVisible } from '../document/field.ts';
import { lineNet, type TaxGroup, type Totals } from '../document/totals.ts';
import { isCurrency } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import { customerIdOf } from './buyer.ts';
import { isTypeCode, type Kind } from './kinds.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import { refuseUnreadAmounts } from './unread-amounts.ts';
import { find, pathOf, type XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';
import {
  BuyerNotIdentified,
  ElementInvalid,
  ElementMissing,
  OtherKindOfDocument,
  TypeCodeUnknown,
} from './xml/refusals.ts';

/** The amounts that a document states although they follow from its content. In minor units. */
export type StatedTotals = {
  /** Line net amounts (BT-131), in the order of the lines. */
  nets: Minor[];
  taxes: TaxGroup[];
  totals: Totals;
};

export type ReadDocument = { content: InvoiceContent; stated: StatedTotals };

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
  const { lines, taxes, totals, ...content } = document;
  return {
    content: {
      ...content,
      customer: customerOf(document, root),
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

function currencyOf(root: XmlElement): string {
  const element = find(root, ['cbc:DocumentCurrencyCode']);
  const currency = element?.text.trim();
  if (!element || !currency) throw new ElementMissing(`${pathOf(root)}/cbc:DocumentCurrencyCode`);
  if (!isCurrency(currency)) throw new ElementInvalid(pathOf(element), currency, 'is not a currency of ISO 4217');
  return currency;
}

/** The customer is the buyer. @throws BuyerNotIdentified, ElementInvalid */
function customerOf({ buyer }: StatedDocument, root: XmlElement): Customer {
  const path = `${pathOf(root)}/cac:AccountingCustomerParty/cac:Party`;
  const id = buyer && customerIdOf(buyer);
  if (buyer === undefined || id === undefined) throw new BuyerNotIdentified(path);
  if (!Check(Customer.properties.id, id) || !isVisible(id))
    throw new ElementInvalid(
      path,
      id,
      'cannot be a customer id: it must not contain a slash or characters that cannot be seen, nor be "." or ".."',
    );
  return { id, name: shortened(buyer.name) };
}

/** The document keeps the whole name (BT-44). */
const shortened = (name: string): string => [...name].slice(0, longestCustomerName).join('');

/** Some issuers state a returned line with a positive quantity and a negative net amount. */
const isReturned = (line: Line, net: Minor): boolean =>
  lineNet(line) !== net && lineNet({ ...line, returned: true }) === net;
