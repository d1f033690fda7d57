import { describe, expect, it } from 'vitest';
import { leastXml as leastCii } from './cii/testing/xml.ts';
import { readInvoice } from './read-invoice.ts';
import { refusalOf } from './testing/refusal.ts';
import { leastXml, replaced } from './testing/xml.ts';
import { RulesBroken } from './xml/refusals.ts';

const rulesOf = (xml: string): string[] => {
  const error = refusalOf(xml);
  return error instanceof RulesBroken ? error.rules.map(({ rule }) => rule) : [];
};

// as the published rules (1.3.16) judge each document: they ask whether the element is there
describe('an empty element', () => {
  const ofGroup = (reason: string) =>
    replaced(leastXml(), /(?<=<cac:TaxCategory><cbc:ID>Z.*)(?=<cac:TaxScheme>)/, reason);

  it.each(['<cbc:TaxExemptionReason/>', '<cbc:TaxExemptionReasonCode> </cbc:TaxExemptionReasonCode>'])(
    'is an exemption reason where the category has none: %s',
    (reason) => {
      expect(rulesOf(ofGroup(reason))).toEqual(['BR-Z-10']);
    },
  );

  it('is an exemption reason in CII, too', () => {
    const xml = leastCii().replace(/(?=<ram:BasisAmount>)/, '<ram:ExemptionReason/>');
    expect(rulesOf(xml)).toEqual(['BR-Z-10']);
  });

  it('is a VAT identifier beside category O, and none where no rule asks', () => {
    const untaxed = leastXml()
      .replace(
        /<cac:PartyTaxScheme>.*?<\/cac:PartyTaxScheme>/,
        '<cac:PartyTaxScheme><cbc:CompanyID/><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>',
      )
      .replaceAll('<cbc:ID>Z</cbc:ID><cbc:Percent>0.0</cbc:Percent>', '<cbc:ID>O</cbc:ID>')
      .replace(
        '<cbc:ID>O</cbc:ID>',
        '<cbc:ID>O</cbc:ID><cbc:TaxExemptionReason>Not subject to VAT</cbc:TaxExemptionReason>',
      );
    expect(rulesOf(untaxed)).toEqual(['BR-O-02']);
    expect(() => readInvoice(untaxed.replace('<cbc:CompanyID/>', ''))).not.toThrow();
    expect(() => readInvoice(untaxed.replace('<cbc:ID>VAT<', '<cbc:ID>LOC<'))).not.toThrow();
  });
});

describe('an allowance of Peppol BIS Billing 3', () => {
  const peppol = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
  const withAllowance = (inside: string, specification = peppol) =>
    leastXml()
      .replace('<cbc:IssueDate>', `<cbc:CustomizationID>${specification}</cbc:CustomizationID><cbc:IssueDate>`)
      .replace(
        '<cac:TaxTotal>',
        `<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>x</cbc:AllowanceChargeReason>${inside}</cac:AllowanceCharge><cac:TaxTotal>`,
      );
  const emptyPercent = '<cbc:MultiplierFactorNumeric/>';
  const emptyBase = '<cbc:BaseAmount currencyID="EUR"/>';

  it.each<[what: string, inside: string, rule: string | undefined]>([
    ['a percentage alone', emptyPercent, 'PEPPOL-EN16931-R041'],
    ['a base amount alone', emptyBase, 'PEPPOL-EN16931-R042'],
    ['both', `${emptyPercent}${emptyBase}`, undefined],
  ])('has by an empty element %s', (_, inside, rule) => {
    const named = (xml: string) => rulesOf(xml).filter((each) => /R04[12]$/.test(each));
    expect(named(withAllowance(inside))).toEqual(rule ? [rule] : []);
    expect(named(withAllowance(inside, 'urn:cen.eu:en16931:2017'))).toEqual([]);
  });
});
