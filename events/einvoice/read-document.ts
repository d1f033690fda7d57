import type { WithContent } from '../document/attachment.ts';
import type { InvoiceContent, Line } from '../document/document.ts';
import type { Party } from '../document/party.ts';
import { type Amounts, lineNet, rateOf } from '../document/totals.ts';
import { isCurrency } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import type { Binding, Syntax } from './binding.ts';
import { brokenMoneyRules } from './broken-rules.ts';
import type { NamedCustomer } from './buyer.ts';
import { brokenMoneyRulesOfCii } from './cii/broken-rules.ts';
import { bindingOf, type Kind } from './kinds.ts';
import { brokenAttachmentRules } from './rules/of-attachments.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import { refuseUnreadAmounts } from './unread-amounts.ts';
import { find, pathOf, stepsOf, type XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';
import { ElementInvalid, ElementMissing, RulesBroken } from './xml/refusals.ts';

/** The content of a document, without the customer. The form requires a buyer. */
export type DocumentContent = Omit<WithContent<InvoiceContent>, 'customer' | 'customerIdIsInternal' | 'buyer'> & {
  buyer: Party;
};

/** `stated` are the amounts that the document states although they follow from its content. `document` is all that it states. */
export type ReadDocument<Customer> = {
  content: DocumentContent & Customer;
  stated: Amounts;
  document: StatedDocument;
  syntax: Syntax;
};

/**
 * Reads the content of a document in UBL 2.1 or CII and its stated amounts, which may be wrong (refuseBrokenMoneyRules).
 * @param nameCustomer gives the customer of the document from its buyer, whose path is for refusals
 * @throws NotAnEInvoice, AmountTooLarge
 */
export function readDocument<Customer extends Partial<NamedCustomer>>(
  xml: string,
  kind: Kind,
  nameCustomer: (buyer: Party, path: string) => Customer,
): ReadDocument<Customer> {
  const root = parseXml(xml);
  const { form, paths, syntax } = bindingOf(root, kind);
  const document = form.read(root, { currency: currencyOf(root, paths) });
  if (!document?.lines) throw new ElementMissing(`${pathOf(root)}/${paths.line}`);
  refuseUnreadAmounts(root);
  const { lines, taxes, totals, buyer, ...content } = document;
  const buyerPath = `${pathOf(root)}/${paths.buyer}`;
  if (buyer === undefined) throw new ElementMissing(buyerPath);
  return {
    content: {
      ...content,
      buyer,
      ...nameCustomer(buyer, buyerPath),
      lines: lines.map(({ net, ...line }) => (isReturned(line, net) ? { ...line, returned: true } : line)),
    },
    stated: {
      nets: lines.map((line) => line.net),
      taxes: taxes.map((group) => ({ ...group, rate: rateOf(group) })),
      totals,
    },
    document,
    syntax,
  };
}

/** @throws RulesBroken with the rules that touch money, or attachments, and that the document breaks; AmountTooLarge */
export function refuseBrokenMoneyRules({ document, syntax }: Pick<ReadDocument<object>, 'document' | 'syntax'>): void {
  const broken = [
    ...brokenMoneyRules(document),
    ...(syntax === 'cii' ? brokenMoneyRulesOfCii(document) : []),
    ...brokenAttachmentRules(document),
  ];
  if (broken.length > 0) throw new RulesBroken(broken);
}

function currencyOf(root: XmlElement, paths: Binding['paths']): string {
  const element = find(root, stepsOf(paths.currency));
  const currency = element?.text.trim();
  if (!element || !currency) throw new ElementMissing(`${pathOf(root)}/${paths.currency}`);
  if (!isCurrency(currency)) throw new ElementInvalid(pathOf(element), currency, 'is not a currency of ISO 4217');
  return currency;
}

/** Some issuers state a returned line with a positive quantity and a negative net amount. */
const isReturned = (line: Line, net: Minor): boolean =>
  lineNet(line) !== net && lineNet({ ...line, returned: true }) === net;
