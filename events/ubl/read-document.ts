import { Check } from 'typebox/schema';
import { Customer, type InvoiceContent, type Line } from '../document/document.ts';
import { isVisible } from '../document/field.ts';
import { type Amounts, lineNet, rateOf } from '../document/totals.ts';
import { isCurrency } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import { brokenMoneyRules } from './broken-rules.ts';
import { customerIdOf } from './buyer.ts';
import type { Kind } from './kinds.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import { find, pathOf, type XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';
import {
  BuyerNotIdentified,
  ElementInvalid,
  ElementMissing,
  OtherKindOfDocument,
  RulesBroken,
} from './xml/refusals.ts';

/** `stated` are the amounts that the document states although they follow from its content. `document` is all that it states. */
export type ReadDocument = { content: InvoiceContent; stated: Amounts; document: StatedDocument };

/**
 * Reads the content of a UBL 2.1 document and its stated amounts, which may be wrong (refuseBrokenMoneyRules).
 * @throws NotAUblDocument, AmountTooLarge
 */
export function readDocument(xml: string, kind: Kind): ReadDocument {
  const root = parseXml(xml);
  if (root.name !== kind.root) throw new OtherKindOfDocument(kind.root, root.name);
  const currency = currencyOf(root);
  const document = kind.form.read(root, { currency });
  if (!document?.lines) throw new ElementMissing(`/${kind.root}/cac:${kind.root}Line`);
  const { lines, taxes, totals, ...content } = document;
  return {
    content: {
      ...content,
      customer: customerOf(document, root),
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

/** @throws RulesBroken with the rules that touch money and that the document breaks; AmountTooLarge */
export function refuseBrokenMoneyRules({ document }: ReadDocument): void {
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
  return { id, name: buyer.name };
}

/** Some issuers state a returned line with a positive quantity and a negative net amount. */
const isReturned = (line: Line, net: Minor): boolean =>
  lineNet(line) !== net && lineNet({ ...line, returned: true }) === net;
