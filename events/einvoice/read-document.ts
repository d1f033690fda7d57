import type { WithContent } from '../document/attachment.ts';
import type { InvoiceContent, Line, Terms } from '../document/document.ts';
import type { Party } from '../document/party.ts';
import { type Amounts, type Difference, lineNet, rateOf } from '../document/totals.ts';
import { type Currency, isCurrency } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import type { Binding, Syntax } from './binding.ts';
import { brokenMoneyRules } from './broken-rules.ts';
import type { NamedCustomer } from './buyer.ts';
import { differencesOf } from './check-totals.ts';
import { refuseNegativeZeros } from './cii/negative-zeros.ts';
import { refuseEmptyElements } from './empty-elements.ts';
import { bindingOf, isTypeCode, type Kind } from './kinds.ts';
import { refuseRepeated } from './repeated.ts';
import type { BrokenRule } from './rules/broken-rule.ts';
import { brokenAttachmentRules } from './rules/of-attachments.ts';
import { refuseThirdDigits } from './terms/digit-rules.ts';
import { isListedCurrency, notInUse } from './terms/forms.ts';
import { type AsRead, Reading } from './terms/reading.ts';
import type { ReadTerms, StatedDocument } from './terms/stated-document.ts';
import { totalsOfRead } from './terms/stated-totals.ts';
import { refuseUnreadAmounts } from './unread-amounts.ts';
import { firstOf, pathOf, stepsOf, type XmlElement } from './xml/element.ts';
import { parseXml } from './xml/parse.ts';
import { ElementInvalid, ElementMissing, NotAnEInvoice, RulesBroken } from './xml/refusals.ts';

/** The content of a document, without the customer. The form requires a buyer. */
export type DocumentContent = Omit<WithContent<InvoiceContent>, 'customer' | 'customerIdIsInternal' | 'buyer'> & {
  buyer: Party;
};

/** `stated` are the amounts that the document states although they follow from its content. `document` is all that it states. */
export type ReadDocument<Customer> = {
  content: DocumentContent & Customer;
  stated: Amounts;
  document: ReadTerms;
  syntax: Syntax;
};

/**
 * Reads the content of a document in UBL 2.1 or CII and its stated amounts, which may be wrong (refuseBrokenMoneyRules).
 * @param nameCustomer gives the customer of the document from its buyer, whose path is for refusals
 * @throws NotAnEInvoice: RulesBroken, with all of them, if a refusal has an official rule that touches money; AmountTooLarge
 */
export function readDocument<Customer extends Partial<NamedCustomer>>(
  xml: string,
  kind: Kind,
  nameCustomer: (buyer: Party, path: string) => Customer,
): ReadDocument<Customer> {
  const root = parseXml(xml);
  const binding = bindingOf(root, kind);
  const { paths, syntax } = binding;
  const reading = readingOf(root, paths);
  refuseRepeated(root, reading);
  const document = attempt(reading, () => readTerms(root, kind, binding, reading));
  if (document === undefined || reading.refused > 0) throw refusalOf(reading, document, syntax);
  // nothing was refused, so it is complete
  const { lines, taxes, totals, buyer, accountingTaxes: _, ...content } = document as CompleteDocument;
  const customer = attempt(reading, () => nameCustomer(buyer, `${pathOf(root)}/${paths.buyer}`));
  if (customer === undefined) throw refusalOf(reading, document, syntax);
  return {
    content: {
      ...content,
      buyer,
      ...customer,
      lines: lines.map(({ net, ...line }) => (isReturned(line, net) ? { ...line, returned: true } : line)),
    },
    stated: {
      nets: lines.map((line) => line.net),
      taxes: taxes.map((group) => ({ ...group, rate: rateOf(group) })),
      totals: totalsOfRead(totals),
    },
    document,
    syntax,
  };
}

type CompleteDocument = StatedDocument & { buyer: Party } & Pick<ReadTerms, 'accountingTaxes'>;

/** Reads all terms, and refuses what no term may say. */
function readTerms(root: XmlElement, kind: Kind, binding: Binding, reading: Reading): ReadTerms {
  const { form, paths, syntax } = binding;
  refuseTypeCode(root, kind, binding, reading);
  const read: AsRead<StatedDocument> = form.read(root, reading) ?? {};
  if (!read.lines) reading.refuse(new ElementMissing(`${pathOf(root)}/${paths.line}`, whyLines[syntax]), 'BR-16');
  refuseUnreadAmounts(root, reading);
  refuseThirdDigits(root, reading, syntax === 'ubl');
  refuseEmptyElements(root, syntax, reading);
  if (syntax === 'cii') refuseNegativeZeros(root, reading);
  return { ...read, currency: reading.currency };
}

const whyLines: Readonly<Record<Syntax, string>> = {
  ubl: '',
  cii:
    '. The profiles MINIMUM and BASIC WL of Factur-X and ZUGFeRD have none, and are no invoices under EN 16931: send the profile BASIC, ' +
    'EN 16931, EXTENDED or XRECHNUNG',
};

/** @throws RulesBroken with the rules that touch money, or attachments, and that the document breaks; AmountTooLarge */
export function refuseBrokenMoneyRules({ document, syntax }: Pick<ReadDocument<object>, 'document' | 'syntax'>): void {
  const broken = brokenRulesOf(document, syntax);
  if (broken.length > 0) throw new RulesBroken(broken);
}

/**
 * Where the amounts of a document that may be taken differ from those that follow from its content.
 * @throws as refuseBrokenMoneyRules
 */
export function differencesIfValid(read: Omit<ReadDocument<object>, 'content'> & { content: Terms }): Difference[] {
  refuseBrokenMoneyRules(read);
  return differencesOf(read.content, read.stated);
}

const brokenRulesOf = (document: ReadTerms, syntax: Syntax): BrokenRule[] => [
  ...brokenMoneyRules(document, syntax),
  ...brokenAttachmentRules(document),
];

/** The reading of a document; of one that states no currency, or none that is known, in the currency of an amount. */
function readingOf(root: XmlElement, paths: Binding['paths']): Reading {
  const textAt = (path: string) => firstOf(root, stepsOf(path))?.text.trim();
  const stated = textAt(paths.currency);
  const isKnown = stated !== undefined && isCurrency(stated);
  const currency = isKnown ? stated : (currencyIn(root) ?? 'EUR');
  const reading = new Reading(currency, textAt(paths.specification), stated);
  if (stated !== undefined && !(isKnown && isListedCurrency(stated))) {
    const refusal = new ElementInvalid(`${pathOf(root)}/${paths.currency}`, stated, notInUse);
    const rules = ['BR-CL-04', ...(hasAmountIn(stated, root) ? ['BR-CL-03'] : [])];
    reading.refuse(refusal, ...(isListedCurrency(stated) ? [] : rules));
  }
  return reading;
}

/** Whether BR-CL-03 holds an amount in the currency: in CII, only tax totals state one. */
const hasAmountIn = (currency: string, { name, attributes, children }: XmlElement): boolean =>
  (attributes.get('currencyID')?.trim() === currency && !/^ram:(?!TaxTotalAmount$)/.test(name)) ||
  children.some((child) => hasAmountIn(currency, child));

function currencyIn({ attributes, children }: XmlElement): Currency | undefined {
  const stated = attributes.get('currencyID')?.trim();
  if (stated !== undefined && isCurrency(stated)) return stated;
  for (const child of children) {
    const found = currencyIn(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** BR-CL-01: the type code (BT-3) is one of the kind of document. In CII, it says which kind the document is. */
function refuseTypeCode(root: XmlElement, kind: Kind, { syntax, paths }: Binding, reading: Reading): void {
  const element = firstOf(root, stepsOf(paths.typeCode));
  const code = element?.text.trim();
  if (!element || code === undefined || kind.typeCodes.includes(code)) return;
  const isOfOther = isTypeCode(code);
  if (isOfOther && syntax === 'cii') return;
  const why = isOfOther
    ? `is the type code of ${otherOf(kind)}. Send the document as one, or correct the code`
    : 'is a type code neither of invoices nor of credit notes. Send one that is, such as 380 for an invoice and 381 for a credit note';
  reading.refuse(new ElementInvalid(pathOf(element), code, why), 'BR-CL-01');
}

const otherOf = ({ root }: Kind): string =>
  root === 'Invoice'
    ? 'a credit note, which has the root element CreditNote'
    : 'an invoice, which has the root element Invoice';

/** Reads on after a refusal that ends a part of the reading. @returns undefined if there was one */
function attempt<T>(reading: Reading, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotAnEInvoice)) throw error;
    reading.refuse(error);
    return undefined;
  }
}

/** @param document undefined if a value that amounts are computed from could not be read */
function refusalOf(reading: Reading, document: ReadTerms | undefined, syntax: Syntax): NotAnEInvoice {
  const broken = [...reading.brokenRules, ...(document ? brokenRulesOf(document, syntax) : [])];
  const [first] = reading.unruled;
  return first === undefined || broken.length > 0 ? new RulesBroken(broken, reading.unruled) : first;
}

/** Some issuers state a returned line with a positive quantity and a negative net amount. */
const isReturned = (line: Line, net: Minor): boolean =>
  lineNet(line) !== net && lineNet({ ...line, returned: true }) === net;
