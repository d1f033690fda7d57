import type { Reading } from './terms/reading.ts';
import { everyOf, pathOf, stepsOf, type XmlElement } from './xml/element.ts';
import { ElementRepeated } from './xml/refusals.ts';

// The official rules that allow an element of amounts once. Other repeated elements have no official rule, and are refused where they are read.

const ofAllowance = {
  'ram:CategoryTradeTax': ['CII-SR-472'],
  'ram:ActualAmount': ['CII-SR-473'],
};

const ofLine = {
  'cac:Item/cac:ClassifiedTaxCategory': ['UBL-SR-48'],
  'cac:Price/cac:AllowanceCharge/cbc:Amount': ['UBL-SR-37'],
};

/** By the element around them and the path below it. */
const once: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'cac:InvoiceLine': ofLine,
  'cac:CreditNoteLine': ofLine,
  'ram:SpecifiedLineTradeAgreement': { 'ram:NetPriceProductTradePrice/ram:ChargeAmount': ['CII-SR-439', 'CII-SR-441'] },
  'ram:AppliedTradeAllowanceCharge': { 'ram:ActualAmount': ['CII-SR-440'] },
  'ram:SpecifiedTradeAllowanceCharge': ofAllowance,
  // with two summations there are two tax totals
  'ram:ApplicableHeaderTradeSettlement': { 'ram:SpecifiedTradeSettlementHeaderMonetarySummation': ['BR-CO-15'] },
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
    'ram:LineTotalAmount': ['CII-SR-477'],
    'ram:ChargeTotalAmount': ['CII-SR-478'],
    'ram:AllowanceTotalAmount': ['CII-SR-479'],
    'ram:TaxBasisTotalAmount': ['CII-SR-480'],
    'ram:RoundingAmount': ['CII-SR-481'],
    'ram:GrandTotalAmount': ['CII-SR-482'],
    'ram:InformationAmount': ['CII-SR-483'],
    'ram:TotalPrepaidAmount': ['CII-SR-484'],
    'ram:TotalDiscountAmount': ['CII-SR-485'],
    'ram:TotalAllowanceChargeAmount': ['CII-SR-486'],
    'ram:DuePayableAmount': ['CII-SR-487'],
  },
};

/** Refuses repeated elements of amounts by their rules, and keeps the first of each, so that the rest of the document is read. */
export function refuseRepeated(element: XmlElement, reading: Reading): void {
  for (const [path, rules] of Object.entries(once[element.name] ?? {})) {
    const all = everyOf(element, stepsOf(path));
    if (all.length < 2) continue;
    reading.refuse(new ElementRepeated(`${pathOf(element)}/${path}`, all.length), ...rules);
    const [first, ...further] = all.map(upwards);
    for (const branch of further) remove(branch.find(({ parent }) => parent && first?.includes(parent)));
  }
  for (const child of element.children) refuseRepeated(child, reading);
}

/** The element, and those around it. */
const upwards = (element: XmlElement): XmlElement[] => [element, ...(element.parent ? upwards(element.parent) : [])];

function remove(element: XmlElement | undefined): void {
  const beside = element?.parent?.children;
  if (element && beside) beside.splice(beside.indexOf(element), 1);
}
