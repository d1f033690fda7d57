import { type Line, Period } from '../../document/document.ts';
import { Item } from '../../document/item.ts';
import type { IssuedLine } from '../../invoice.ts';
import { baseQuantityWithUnit } from '../terms/base-quantity.ts';
import { asCharge, isCharge, refusePriceCharge } from '../terms/by-indicator.ts';
import { find } from '../terms/find.ts';
import { amount, attribute, country, date, decimal, identifier, price, signedPrice, text } from '../terms/forms.ts';
import { ofLine as of, ofPriceDiscount as ofDiscount, rulesOfLineTax } from '../terms/stated-line.ts';
import { always, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { append, stepsOf } from '../xml/element.ts';
import { allowancesAndCharges, indicatorName } from './allowance-charge.ts';
import { taxCategory } from './tax-category.ts';

const ofPeriod = termsOf(Period);
export const period = group([ofPeriod.one('from', 'cbc:StartDate', date), ofPeriod.one('until', 'cbc:EndDate', date)]);

const typeCode = 'cbc:DocumentTypeCode';
/** UNTDID 1001 code 130: the reference is to an invoiced object (BT-18, BT-128). */
export const objectCode = '130';

export const object: Form<NonNullable<Line['object']>> = {
  read(element, reading) {
    const id = find(element, stepsOf('cbc:ID'), reading);
    return id && identifier.read(id, reading);
  },
  write(value, element, context) {
    identifier.write(value, append(element, 'cbc:ID'), context);
    append(element, typeCode).text = objectCode;
  },
};

const ofClassification = termsOf(Item.properties.classifications.items);
const classification = group([
  ofClassification.required('code', 'cbc:ItemClassificationCode', text),
  ofClassification.required('list', 'cbc:ItemClassificationCode', attribute('listID')),
  ofClassification.one('listVersion', 'cbc:ItemClassificationCode', attribute('listVersionID')),
]);

const ofAttribute = termsOf(Item.properties.attributes.items);
const itemAttribute = group([
  ofAttribute.required('name', 'cbc:Name', text),
  ofAttribute.required('value', 'cbc:Value', text),
]);

type PriceDiscount = NonNullable<Line['priceDiscount']>;
const noChargeRule = 'PEPPOL-EN16931-R044';

const discountTerms = group<PriceDiscount>([
  always(indicatorName, 'false'),
  ofDiscount.required('amount', 'cbc:Amount', signedPrice),
  ofDiscount.one('grossPrice', 'cbc:BaseAmount', price),
]);

/** The net price already includes it. A charge is a discount below 0, which Peppol and XRechnung do not allow to be written as a charge. */
const priceDiscount: Form<PriceDiscount> = {
  read(element, reading) {
    const isOfCharge = isCharge(element, [indicatorName], reading, { ofPeppol: [noChargeRule] });
    if (isOfCharge) refusePriceCharge(element, reading, noChargeRule);
    const read = discountTerms.read(element, reading);
    return isOfCharge && read ? asCharge(read, reading) : read;
  },
  write: discountTerms.write,
};

/** `cac:InvoiceLine` or `cac:CreditNoteLine` (BG-25) with its net amount as stated. */
export const line = (quantityPath: string): Form<IssuedLine> =>
  group<IssuedLine>([
    of.required('id', 'cbc:ID', text),
    of.one('note', 'cbc:Note', text),
    of.required('quantity', quantityPath, decimal),
    of.one('unit', quantityPath, attribute('unitCode')),
    of.required('net', 'cbc:LineExtensionAmount', amount),
    of.one('accountingReference', 'cbc:AccountingCost', text),
    of.one('period', 'cac:InvoicePeriod', period),
    of.one('orderLine', 'cac:OrderLineReference/cbc:LineID', text),
    of.one('object', 'cac:DocumentReference', object),
    allowancesAndCharges.ofLine as Term<IssuedLine>,
    of.one('details', 'cac:Item/cbc:Description', text),
    of.required('description', 'cac:Item/cbc:Name', text),
    of.one('buyersItemId', 'cac:Item/cac:BuyersItemIdentification/cbc:ID', text),
    of.one('sellersItemId', 'cac:Item/cac:SellersItemIdentification/cbc:ID', text),
    of.one('standardItemId', 'cac:Item/cac:StandardItemIdentification/cbc:ID', identifier),
    of.one('originCountry', 'cac:Item/cac:OriginCountry/cbc:IdentificationCode', country),
    of.many('classifications', 'cac:Item/cac:CommodityClassification', classification),
    of.required('tax', 'cac:Item/cac:ClassifiedTaxCategory', taxCategory(rulesOfLineTax), 'UBL-SR-48'),
    of.many('attributes', 'cac:Item/cac:AdditionalItemProperty', itemAttribute),
    of.required('unitPrice', 'cac:Price/cbc:PriceAmount', price),
    baseQuantityWithUnit('cac:Price/cbc:BaseQuantity', quantityPath),
    of.one('priceDiscount', 'cac:Price/cac:AllowanceCharge', priceDiscount),
  ]);
