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
  'of a line: cac:AllowanceCharge/cbc:Amount': ['BR-DEC-24', 'BR-DEC-27'],
  'of a line: cac:AllowanceCharge/cbc:BaseAmount': ['BR-DEC-25', 'BR-DEC-28'],
};

/** The rule that allows the amount of an element two digits after the point; undefined if there is none. */
export function digitRuleOf({ name, parent }: XmlElement): string | undefined {
  const ofLine = parent?.parent?.name.endsWith('Line') ? 'of a line: ' : '';
  const place = `${parent?.name}/${name}`;
  const rule = ruleOf[ofLine + place] ?? ruleOf[place];
  if (rule === undefined || typeof rule === 'string') return rule;
  const indicator = parent?.children.find((child) => child.name === 'cbc:ChargeIndicator')?.text.trim();
  return rule[indicator === 'true' || indicator === '1' ? 1 : 0];
}
