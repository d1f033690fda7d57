import type { Line } from '../../document/document.ts';
import { Item } from '../../document/item.ts';
import type { IssuedLine } from '../../invoice.ts';
import { formatDecimal, integer, parseDecimal, plus, signOf } from '../../money/decimal.ts';
import { followsPeppol } from '../rules/of-peppol.ts';
import { baseQuantityWithUnit } from '../terms/base-quantity.ts';
import { asCharge, isCharge, refusePriceCharge } from '../terms/by-indicator.ts';
import { find, findAll } from '../terms/find.ts';
import {
  attribute,
  bareAmount,
  barePrice,
  bareSignedPrice,
  country,
  decimal,
  identifier,
  text,
} from '../terms/forms.ts';
import { ofLine as of, ofPriceDiscount as ofDiscount, rulesOfLineTax } from '../terms/stated-line.ts';
import { below, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { place, stepsOf } from '../xml/element.ts';
import { allowancesAndCharges, indicatorPath } from './allowance-charge.ts';
import { period } from './forms.ts';
import { objectOfLine } from './references.ts';
import { tradeTax } from './tax.ts';

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

const baseQuantityOf = (price: string) => baseQuantityWithUnit(`${price}/ram:BasisQuantity`, quantity);
const [grossBaseQuantity, netBaseQuantity] = [baseQuantityOf(grossPrice), baseQuantityOf(netPrice)];

/** BT-149 is the base quantity of both prices. Some issuers state it with the gross price only. */
const baseQuantity: Term<IssuedLine> = {
  read(element, reading) {
    const net = netBaseQuantity.read(element, reading);
    // XRechnung has the same rules for both
    if (net.baseQuantity !== undefined && !followsPeppol(reading.specification)) return net;
    const gross = grossBaseQuantity.read(element, reading);
    const { baseQuantity = '1', baseQuantityUnit } = gross;
    const breaksRule = baseQuantityUnit !== undefined || signOf(parseDecimal(baseQuantity)) <= 0;
    return net.baseQuantity === undefined || breaksRule ? gross : net;
  },
  write: netBaseQuantity.write,
};

const rulesOfIndicator = { ofPeppol: ['PEPPOL-EN16931-R043-2', 'PEPPOL-EN16931-R044'] };
type PriceDiscount = NonNullable<Line['priceDiscount']>;
const discountSteps = ['ram:AppliedTradeAllowanceCharge'];
const discountAmount = ofDiscount.one('amount', 'ram:ActualAmount', bareSignedPrice);
const gross = ofDiscount.one('grossPrice', 'ram:ChargeAmount', barePrice);

/**
 * The gross price (BT-148) and its discount (BT-147). A gross price without a discount has the discount 0. The discount of several
 * discounts is their sum, less the charges.
 */
const priceDiscount: Form<PriceDiscount> = {
  read(element, reading) {
    const discounts = findAll(element, discountSteps, reading);
    const amounts = discounts.flatMap((at) => {
      // EN 16931 does not require that it says to be no charge
      const isStated = find(at, stepsOf(indicatorPath), reading) !== undefined || followsPeppol(reading.specification);
      const isOfCharge = isStated && isCharge(at, stepsOf(indicatorPath), reading, rulesOfIndicator);
      if (isOfCharge) refusePriceCharge(at, reading, 'PEPPOL-EN16931-R044');
      const read = discountAmount.read(at, reading);
      return (isOfCharge ? asCharge(read, reading) : read).amount ?? [];
    });
    const grossPrice = gross.read(element, reading);
    if (amounts.length === 0 && Object.keys(grossPrice).length === 0) return undefined;
    return { amount: formatDecimal(amounts.map(parseDecimal).reduce(plus, integer(0))), ...grossPrice };
  },
  write(discount, element, context) {
    if (signOf(parseDecimal(discount.amount)) === 0) return;
    place(element, [...discountSteps, ...stepsOf(indicatorPath)]).text = 'false';
    discountAmount.write(discount, place(element, discountSteps), context);
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
  of.required('unitPrice', `${netPrice}/ram:ChargeAmount`, barePrice, 'CII-SR-439'),
  baseQuantity,
  of.required('quantity', quantity, decimal),
  of.one('unit', quantity, attribute('unitCode')),
  below('ram:SpecifiedLineTradeSettlement', [
    of.required('tax', 'ram:ApplicableTradeTax', tradeTax(rulesOfLineTax)),
    of.one('period', 'ram:BillingSpecifiedPeriod', period),
    allowancesAndCharges.ofLine as Term<IssuedLine>,
    of.required('net', 'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount', bareAmount),
    objectOfLine as Term<IssuedLine>,
    of.one('accountingReference', 'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID', text),
  ]),
]);
