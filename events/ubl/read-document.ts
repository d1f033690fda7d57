import { Check } from 'typebox/schema';
import { Customer, type InvoiceContent, type Line } from '../document/document.ts';
import { isVisible } from '../document/field.ts';
import { lineNet, type TaxGroup, type Totals } from '../document/totals.ts';
import { isCurrency } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import type { Binding } from './binding.ts';
import { customerIdOf } from './buyer.ts';
import { bindingOf, type Kind } from './kinds.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import { find, pathOf, stepsOf, type XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';
import { BuyerNotIdentified, ElementInvalid, ElementMissing } from './xml/refusals.ts';

/** The amounts that a document states although they follow from its content. In minor units. */
export type StatedTotals = {
  /** Line net amounts (BT-131), in the order of the lines. */
  nets: Minor[];
  taxes: TaxGroup[];
  totals: Totals;
};

export type ReadDocument = { content: InvoiceContent; stated: StatedTotals };

/**
 * Reads the content of a document in UBL 2.1 or CII and its stated totals, which may be wrong (check-totals.ts).
 * @throws NotAUblDocument, AmountTooLarge
 */
export function readDocument(xml: string, kind: Kind): ReadDocument {
  const root = parseXml(xml);
  const { form, paths } = bindingOf(root, kind);
  const document = form.read(root, { currency: currencyOf(root, paths) });
  if (!document?.lines) throw new ElementMissing(`${pathOf(root)}/${paths.line}`);
  const { lines, taxes, totals, ...content } = document;
  return {
    content: {
      ...content,
      customer: customerOf(document, `${pathOf(root)}/${paths.buyer}`),
      lines: lines.map(({ net, ...line }) => (isReturned(line, net) ? { ...line, returned: true } : line)),
    },
    stated: { nets: lines.map((line) => line.net), taxes, totals },
  };
}

function currencyOf(root: XmlElement, paths: Binding['paths']): string {
  const element = find(root, stepsOf(paths.currency));
  const currency = element?.text.trim();
  if (!element || !currency) throw new ElementMissing(`${pathOf(root)}/${paths.currency}`);
  if (!isCurrency(currency)) throw new ElementInvalid(pathOf(element), currency, 'is not a currency of ISO 4217');
  return currency;
}

/** The customer is the buyer. @throws BuyerNotIdentified, ElementInvalid */
function customerOf({ buyer }: StatedDocument, path: string): Customer {
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
