import type { XmlElement } from '../xml/element.ts';

/** The rules BR-DEC-* by the element of the amount and the element around it; those of an allowance and of a charge. */
const ruleOf: Readonly<Record<string, string | readonly [allowance: string, charge: string]>> = {
  'cac:AllowanceCharge/cbc:Amount': ['BR-DEC-01', 'BR-DEC-05'],
  'cac:AllowanceCharge/cbc:BaseAmount': ['BR-DEC-02', 'BR-DEC-06'],
  'cac:LegalMonetaryTotal/cbc:LineExtensionAmount': 'BR-DEC-09',
  'cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount': 'BR-DEC-10',
  'cac:LegalMonetaryTotal/cbc:ChargeTotalAmount': 'BR-DEC-11',
  'cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount': 'BR-DEC-12',
  'cac:TaxTotal/cbc:TaxAmount': 'BR-DEC-13',
  'cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount': 'BR-DEC-14',
  'cac:LegalMonetaryTotal/cbc:PrepaidAmount': 'BR-DEC-16',
  'cac:LegalMonetaryTotal/cbc:PayableRoundingAmount': 'BR-DEC-17',
  'cac:LegalMonetaryTotal/cbc:PayableAmount': 'BR-DEC-18',
  'cac:TaxSubtotal/cbc:TaxableAmount': 'BR-DEC-19',
  'cac:TaxSubtotal/cbc:TaxAmount': 'BR-DEC-20',
  'cac:InvoiceLine/cbc:LineExtensionAmount': 'BR-DEC-23',
  'cac:CreditNoteLine/cbc:LineExtensionAmount': 'BR-DEC-23',
  'ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount': ['BR-DEC-01', 'BR-DEC-05'],
  'ram:SpecifiedTradeAllowanceCharge/ram:BasisAmount': ['BR-DEC-02', 'BR-DEC-06'],
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:LineTotalAmount': 'BR-DEC-09',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:AllowanceTotalAmount': 'BR-DEC-10',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:ChargeTotalAmount': 'BR-DEC-11',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxBasisTotalAmount': 'BR-DEC-12',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount': 'BR-DEC-13',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount': 'BR-DEC-14',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TotalPrepaidAmount': 'BR-DEC-16',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:RoundingAmount': 'BR-DEC-17',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount': 'BR-DEC-18',
  'ram:ApplicableTradeTax/ram:BasisAmount': 'BR-DEC-19',
  'ram:ApplicableTradeTax/ram:CalculatedAmount': 'BR-DEC-20',
  'ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount': 'BR-DEC-23',
  'of a line: ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount': ['BR-DEC-24', 'BR-DEC-27'],
  'of a line: ram:SpecifiedTradeAllowanceCharge/ram:BasisAmount': ['BR-DEC-25', 'BR-DEC-28'],
  'of a line: cac:AllowanceCharge/cbc:Amount': ['BR-DEC-24', 'BR-DEC-27'],
  'of a line: cac:AllowanceCharge/cbc:BaseAmount': ['BR-DEC-25', 'BR-DEC-28'],
};

/** The element around the allowances of a line. */
const ofLines = /Line(TradeSettlement)?$/;

/** The rule that allows the amount of an element two digits after the point; undefined if there is none. */
export function digitRuleOf({ name, parent }: XmlElement): string | undefined {
  const ofLine = ofLines.test(parent?.parent?.name ?? '') ? 'of a line: ' : '';
  const place = `${parent?.name}/${name}`;
  const rule = ruleOf[ofLine + place] ?? ruleOf[place];
  if (rule === undefined || typeof rule === 'string') return rule;
  const indicators = parent?.children.filter((child) => child.name.endsWith(':ChargeIndicator')) ?? [];
  const indicator = indicators
    .flatMap((one) => [one, ...one.children])
    .findLast(({ text }) => text.trim())
    ?.text.trim();
  return rule[indicator === 'true' || indicator === '1' ? 1 : 0];
}
