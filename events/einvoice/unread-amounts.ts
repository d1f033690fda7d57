// UBL, CII and their extensions have amounts that EN 16931 does not have. Elements without money that the ledger does not know are ignored.
//
//   a line within a line (extension of XRechnung, Factur-X EXTENDED)         ──► refused
//   another amount than 0 that no term has read, such as cac:PrepaidPayment  ──► refused
//   … in an element that adds nothing to what is owed (below)                ──► ignored

import type { Reading } from './terms/reading.ts';
import { isVatAt } from './terms/vat.ts';
import { isVat } from './ubl/tax-category.ts';
import { pathOf, type XmlElement } from './xml/element.ts';
import { ElementNotKept } from './xml/refusals.ts';

/** Lines of lines, and in CII the reference to the line that one is part of. */
const linesWithin = new Set([
  ...['cac:SubInvoiceLine', 'cac:SubCreditNoteLine'],
  ...['ram:ParentLineID', 'ram:IncludedSubordinateTradeLineItem'],
]);

/** A line of Factur-X EXTENDED that is not summed up: a heading (GROUP), or an information (INFORMATION). Every other one is a DETAIL. */
const isNoDetail = ({ name, text }: XmlElement): boolean =>
  name === 'ram:LineStatusReasonCode' && !['', 'DETAIL'].includes(text.trim());

/** Their amounts say again what the terms of EN 16931 say, or inform about something else than what is owed. */
const informative = new Set([
  ...['cac:BillingReference', 'cac:PricingReference', 'cac:ItemPriceExtension', 'cac:PaymentTerms'],
  ...['cac:Delivery', 'cac:DeliveryTerms', 'cac:Shipment'],
  ...['cbc:PayableAlternativeAmount', 'cbc:TransactionCurrencyTaxAmount'],
  ...['ram:InvoiceReferencedDocument', 'ram:SpecifiedTradePaymentTerms', 'ram:TaxApplicableTradeCurrencyExchange'],
  ...['ram:ApplicableHeaderTradeDelivery', 'ram:SpecifiedLineTradeDelivery'],
  ...['ram:TotalAllowanceChargeAmount', 'ram:InformationAmount'],
]);

/** @param root of a document of which all terms were read */
export function refuseUnreadAmounts(root: XmlElement, reading: Reading): void {
  for (const element of root.children) {
    if (linesWithin.has(element.name) || isNoDetail(element) || isUnreadAmount(element))
      reading.refuse(new ElementNotKept(pathOf(element)));
    else if (!informative.has(element.name) && !isTaxOfVat(element)) refuseUnreadAmounts(element, reading);
  }
}

const isUnreadAmount = ({ name, attributes, text, isRead = false }: XmlElement): boolean =>
  !isRead && (attributes.has('currencyID') || amountOfCii.test(name)) && !informative.has(name) && /[1-9]/.test(text);

/** Amounts of CII need not state their currency. */
const amountOfCii = /^ram:\w*Amount$/;

/** A line or an allowance may have a part of the document's tax (BT-117), but no tax beside it. */
function isTaxOfVat(element: XmlElement): boolean {
  if (['ram:ApplicableTradeTax', 'ram:CategoryTradeTax'].includes(element.name))
    return isVatAt(element, 'ram:TypeCode');
  return (
    element.name === 'cac:TaxTotal' &&
    element.children
      .filter(({ name }) => name === 'cac:TaxSubtotal')
      .every((subtotal) => subtotal.children.every((child) => child.name !== 'cac:TaxCategory' || isVat(child)))
  );
}
