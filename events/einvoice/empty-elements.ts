// An empty element has no value for EN 16931, and most rules of the ledger take it as one that is not there. Some published rules ask only whether
// the element is there, so that an empty one breaks them:
//
//   an exemption reason of a category that has none                      ──► -10 of the category
//   a VAT identifier of a party beside category O                        ──► BR-O-02 of lines, -03 of allowances, -04 of charges
//   a rate of category O (in CII; UBL's processor cannot compare it)     ──► BR-O-05, -06, -07
//   a base amount without a percentage, or the other way (Peppol)        ──► PEPPOL-EN16931-R042, R041

import type { Syntax } from './binding.ts';
import { isCategory, ruleOfCategory } from './rules/categories.ts';
import { hasNoReason } from './rules/of-categories.ts';
import { followsPeppol } from './rules/of-peppol.ts';
import type { Reading } from './terms/reading.ts';
import { isVatAt } from './terms/vat.ts';
import { everyOf, firstOf, pathOf, stepsOf, type XmlElement } from './xml/element.ts';
import { ElementInvalid } from './xml/refusals.ts';

/** Where a syntax has what these rules are about. `taxOfLine` and `taxOfItem` are below a line, and an allowance or charge. */
const placesOf = {
  ubl: {
    groups: ['cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory'],
    reasons: ['cbc:TaxExemptionReason', 'cbc:TaxExemptionReasonCode'],
    category: 'cbc:ID',
    tax: 'cac:TaxScheme/cbc:ID',
    vatIds: [
      'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
      'cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID',
      'cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID',
    ],
    lines: ['cac:InvoiceLine', 'cac:CreditNoteLine'],
    taxOfLine: 'cac:Item/cac:ClassifiedTaxCategory',
    items: ['cac:AllowanceCharge'],
    itemsOfLine: 'cac:AllowanceCharge',
    indicator: 'cbc:ChargeIndicator',
    taxOfItem: 'cac:TaxCategory',
    rate: undefined,
    base: 'cbc:BaseAmount',
    percent: 'cbc:MultiplierFactorNumeric',
  },
  cii: {
    groups: ['rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax'],
    reasons: ['ram:ExemptionReason', 'ram:ExemptionReasonCode'],
    category: 'ram:CategoryCode',
    tax: 'ram:TypeCode',
    vatIds: ['SellerTradeParty', 'SellerTaxRepresentativeTradeParty', 'BuyerTradeParty'].map(
      (party) =>
        `rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:${party}/ram:SpecifiedTaxRegistration/ram:ID`,
    ),
    lines: ['rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement'],
    taxOfLine: 'ram:ApplicableTradeTax',
    items: ['rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeAllowanceCharge'],
    itemsOfLine: 'ram:SpecifiedTradeAllowanceCharge',
    indicator: 'ram:ChargeIndicator/udt:Indicator',
    taxOfItem: 'ram:CategoryTradeTax',
    rate: 'ram:RateApplicablePercent',
    base: 'ram:BasisAmount',
    percent: 'ram:CalculationPercent',
  },
} as const satisfies Record<Syntax, object>;

/** @param root of a document */
export function refuseEmptyElements(root: XmlElement, syntax: Syntax, reading: Reading): void {
  const places = placesOf[syntax];
  const every = (paths: readonly string[]) => paths.flatMap((path) => everyOf(root, stepsOf(path)));
  const refuse = (element: XmlElement | undefined, why: string, ...rules: string[]) => {
    if (element && isEmpty(element) && rules.length > 0)
      reading.refuse(new ElementInvalid(pathOf(element), '', why), ...rules);
  };
  const categoryOf = (tax: XmlElement | undefined) => tax && textAt(tax, places.category);

  for (const group of every(places.groups)) {
    const category = categoryOf(group) ?? '';
    if (!isVatAt(group, places.tax) || !isCategory(category) || !hasNoReason(category)) continue;
    for (const path of places.reasons)
      refuse(firstOf(group, [path]), 'is a reason where there is none', ruleOfCategory(category, '10'));
  }

  const [lines, items] = [every(places.lines), every(places.items)];
  const taxed = [
    ...lines.map((line) => ({ tax: firstOf(line, stepsOf(places.taxOfLine)), ofParties: '02', ofRate: '05' })),
    ...items.map((item) => ({
      tax: firstOf(item, stepsOf(places.taxOfItem)),
      ...(['true', '1'].includes(textAt(item, places.indicator) ?? '')
        ? { ofParties: '04', ofRate: '07' }
        : { ofParties: '03', ofRate: '06' }),
    })),
  ].filter(({ tax }) => categoryOf(tax) === 'O');
  const ofParties = [...new Set(taxed.map((one) => `BR-O-${one.ofParties}`))];
  for (const id of every(places.vatIds))
    if (isVatId(id)) refuse(id, 'is an identifier where there is none', ...ofParties);
  if (places.rate !== undefined)
    for (const { tax, ofRate } of taxed)
      refuse(tax && firstOf(tax, [places.rate]), 'is a rate where there is none', `BR-O-${ofRate}`);

  if (!followsPeppol(reading.specification)) return;
  for (const item of [...items, ...lines.flatMap((line) => everyOf(line, [places.itemsOfLine]))]) {
    const [base, percent] = [firstOf(item, [places.base]), firstOf(item, [places.percent])];
    if (!percent) refuse(base, 'is a base amount without a percentage', 'PEPPOL-EN16931-R042');
    if (!base) refuse(percent, 'is a percentage without a base amount', 'PEPPOL-EN16931-R041');
  }
}

const isEmpty = ({ text }: XmlElement): boolean => text.trim() === '';

const textAt = (element: XmlElement, path: string): string | undefined => firstOf(element, stepsOf(path))?.text.trim();

/** Of UBL, by the tax scheme beside it; of CII, by its own scheme. */
const isVatId = ({ attributes, parent }: XmlElement): boolean =>
  attributes.get('schemeID') === 'VA' || (parent !== undefined && isVatAt(parent, 'cac:TaxScheme/cbc:ID'));
