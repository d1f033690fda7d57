import type { Line } from '../../document/document.ts';
import { Item } from '../../document/item.ts';
import type { IssuedLine } from '../../invoice.ts';
import { formatDecimal, parseDecimal, plus, signOf } from '../../money/decimal.ts';
import { baseQuantityInItsUnit } from '../terms/base-quantity.ts';
import { isCharge } from '../terms/by-indicator.ts';
import { attribute, bareAmount, barePrice, country, decimal, identifier, text } from '../terms/forms.ts';
import { StatedLine } from '../terms/stated-line.ts';
import { below, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { find, pathOf, place, stepsOf } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { indicatorPath, lineAllowancesAndCharges } from './allowance-charge.ts';
import { period } from './forms.ts';
import { objectOfLine } from './references.ts';
import { tradeTax } from './tax.ts';

const of = termsOf(StatedLine);

const ofClassification = termsOf(Item.properties.classifications.items);
const classification = group([
  ofClassification.required('code', 'ram:ClassCode', text),
  ofClassification.required('list', 'ram:ClassCode', attribute('listID')),
  ofClassification.one('listVersion', 'ram:ClassCode', attribute('listVersionID')),
]);

const ofAttribute = termsOf(Item.properties.attributes.items);
const itemAttribute = group([
  ofAttribute.required('name', 'ram:Description', text),
  ofAttribute.required('value', 'ram:Value', text),
]);

const agreement = 'ram:SpecifiedLineTradeAgreement';
const grossPrice = `${agreement}/ram:GrossPriceProductTradePrice`;
const netPrice = `${agreement}/ram:NetPriceProductTradePrice`;
const quantity = 'ram:SpecifiedLineTradeDelivery/ram:BilledQuantity';

const baseQuantityOf = (price: string) => baseQuantityInItsUnit(`${price}/ram:BasisQuantity`, quantity);
const [grossBaseQuantity, netBaseQuantity] = [baseQuantityOf(grossPrice), baseQuantityOf(netPrice)];

/** BT-149 is the base quantity of both prices. Some issuers state it with the gross price only. */
const baseQuantity: Term<IssuedLine> = {
  read(element, context) {
    const read = netBaseQuantity.read(element, context);
    return read.baseQuantity === undefined ? grossBaseQuantity.read(element, context) : read;
  },
  write: netBaseQuantity.write,
};

type PriceDiscount = NonNullable<Line['priceDiscount']>;
const ofDiscount = termsOf(Item.properties.priceDiscount);
const discountSteps = ['ram:AppliedTradeAllowanceCharge'];
const discountAmount = ofDiscount.one('amount', 'ram:AppliedTradeAllowanceCharge/ram:ActualAmount', barePrice);
const gross = ofDiscount.one('grossPrice', 'ram:ChargeAmount', barePrice);

/** The gross price (BT-148) and its discount (BT-147). A gross price without a discount has the discount 0. */
const priceDiscount: Form<PriceDiscount> = {
  read(element, context) {
    const at = find(element, discountSteps);
    if (at && find(at, stepsOf(indicatorPath)) && isCharge(at, stepsOf(indicatorPath)))
      throw new ElementInvalid(pathOf(at), 'true', 'is a charge; a price can only have a discount');
    const read = { ...discountAmount.read(element, context), ...gross.read(element, context) };
    return Object.keys(read).length === 0 ? undefined : { amount: '0', ...read };
  },
  write(discount, element, context) {
    if (signOf(parseDecimal(discount.amount)) === 0) return;
    place(element, [...discountSteps, ...stepsOf(indicatorPath)]).text = 'false';
    discountAmount.write(discount, element, context);
  },
};
const discount = of.one('priceDiscount', grossPrice, priceDiscount);

/** The schema requires the gross price where there is a discount: net price + discount. It is for the same base quantity. */
const discountedPrice: Term<IssuedLine> = {
  read: discount.read,
  write(line, element, context) {
    if (!line.priceDiscount) return;
    const following = plus(parseDecimal(line.unitPrice), parseDecimal(line.priceDiscount.amount));
    const { grossPrice: stated = formatDecimal(following) } = line.priceDiscount;
    gross.write({ ...line.priceDiscount, grossPrice: stated }, place(element, stepsOf(grossPrice)), context);
    grossBaseQuantity.write(line, element, context);
    discount.write(line, element, context);
  },
};

/** `ram:IncludedSupplyChainTradeLineItem` (BG-25) with its net amount as stated. */
export const line: Form<IssuedLine> = group<IssuedLine>([
  below('ram:AssociatedDocumentLineDocument', [
    of.required('id', 'ram:LineID', text),
    of.one('note', 'ram:IncludedNote/ram:Content', text),
  ]),
  below('ram:SpecifiedTradeProduct', [
    of.one('standardItemId', 'ram:GlobalID', identifier),
    of.one('sellersItemId', 'ram:SellerAssignedID', text),
    of.one('buyersItemId', 'ram:BuyerAssignedID', text),
    of.required('description', 'ram:Name', text),
    of.one('details', 'ram:Description', text),
    of.many('attributes', 'ram:ApplicableProductCharacteristic', itemAttribute),
    of.many('classifications', 'ram:DesignatedProductClassification', classification),
    of.one('originCountry', 'ram:OriginTradeCountry/ram:ID', country),
  ]),
  of.one('orderLine', `${agreement}/ram:BuyerOrderReferencedDocument/ram:LineID`, text),
  discountedPrice,
  of.required('unitPrice', `${netPrice}/ram:ChargeAmount`, barePrice),
  baseQuantity,
  of.required('quantity', quantity, decimal),
  of.one('unit', quantity, attribute('unitCode')),
  below('ram:SpecifiedLineTradeSettlement', [
    of.required('tax', 'ram:ApplicableTradeTax', tradeTax),
    of.one('period', 'ram:BillingSpecifiedPeriod', period),
    lineAllowancesAndCharges as Term<IssuedLine>,
    of.required('net', 'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount', bareAmount),
    objectOfLine as Term<IssuedLine>,
    of.one('accountingReference', 'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID', text),
  ]),
]);
