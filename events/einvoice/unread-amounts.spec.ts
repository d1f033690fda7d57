import { describe, expect, it } from 'vitest';
import { leastXml as leastCii } from './cii/testing/xml.ts';
import { readCreditNote } from './read-credit-note.ts';
import { readInvoice } from './read-invoice.ts';
import { refusalOf } from './testing/refusal.ts';
import { exampleXml, replaced } from './testing/xml.ts';
import { ElementNotKept } from './xml/refusals.ts';

const amount = (name: string, value: string, currency = 'EUR') =>
  `<cbc:${name} currencyID="${currency}">${value}</cbc:${name}>`;

const inDocument = (xml: string) => replaced(exampleXml, '<cac:LegalMonetaryTotal>', `${xml}<cac:LegalMonetaryTotal>`);
const inTotals = (xml: string) => replaced(exampleXml, '<cbc:PayableAmount', `${xml}<cbc:PayableAmount`);
const inSecondLine = (xml: string) => exampleXml.replace(/(<cbc:ID>B<.*?)(<cac:Item>)/s, `$1${xml}$2`);
const secondLine = '/Invoice/cac:InvoiceLine[2]';

const taxTotal = (scheme: string) =>
  `<cac:TaxTotal>${amount('TaxAmount', '1.10')}<cac:TaxSubtotal>${amount('TaxableAmount', '10')}${amount('TaxAmount', '1.10')}` +
  `<cac:TaxCategory><cbc:ID>S</cbc:ID><cac:TaxScheme><cbc:ID>${scheme}</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>`;
const prepaid = (value: string) =>
  `<cac:PrepaidPayment><cbc:ID>p</cbc:ID>${value}<cbc:PaidDate>2026-11-01</cbc:PaidDate></cac:PrepaidPayment>`;

describe('an element that EN 16931 does not have', () => {
  it.each<[what: string, xml: string, path: string]>([
    [
      'a line within a line, as the extension of XRechnung has it',
      inSecondLine(
        `<cac:SubInvoiceLine><cbc:ID>B.1</cbc:ID>${amount('LineExtensionAmount', '0')}</cac:SubInvoiceLine>`,
      ),
      `${secondLine}/cac:SubInvoiceLine`,
    ],
    [
      'the second line within a line',
      inSecondLine('<cac:SubInvoiceLine/>'.repeat(2)),
      `${secondLine}/cac:SubInvoiceLine[1]`,
    ],
    [
      'a payment of a third party',
      inDocument(prepaid(amount('PaidAmount', '5.00'))),
      '/Invoice/cac:PrepaidPayment/cbc:PaidAmount',
    ],
    [
      'a withheld tax',
      inDocument(`<cac:WithholdingTaxTotal>${amount('TaxAmount', '-3')}</cac:WithholdingTaxTotal>`),
      '/Invoice/cac:WithholdingTaxTotal/cbc:TaxAmount',
    ],
    ['another tax of a line', inSecondLine(taxTotal('GST')), `${secondLine}/cac:TaxTotal/cbc:TaxAmount`],
    [
      'an amount in another currency',
      inTotals(amount('LevyAmount', '7', 'USD')),
      '/Invoice/cac:LegalMonetaryTotal/cbc:LevyAmount',
    ],
    [
      'an amount of another namespace',
      inDocument('<x:Fee xmlns:x="urn:x" currencyID="EUR">7</x:Fee>'),
      '/Invoice/{urn:x}Fee',
    ],
  ])('is refused by its path if it says something about money: %s', (_, xml, path) => {
    const error = refusalOf(xml);
    expect(error).toBeInstanceOf(ElementNotKept);
    expect(error.path).toBe(path);
    expect(error.message).toContain(`${path} is not in EN 16931`);
  });

  it.each<[what: string, xml: string]>([
    ['it has no amount', inDocument(prepaid(''))],
    ['its amount is 0', inDocument(prepaid(amount('PaidAmount', '0.00')))],
    ['its amount is empty', inDocument(prepaid(amount('PaidAmount', ' ')))],
    ['it is the VAT of a line', inSecondLine(taxTotal('VAT'))],
    ['it says the amount due in another currency', inTotals(amount('PayableAlternativeAmount', '9', 'USD'))],
    [
      'it informs about something else than what is owed',
      inSecondLine(`<cac:Delivery><cac:Shipment>${amount('InsuranceValueAmount', '9')}</cac:Shipment></cac:Delivery>`),
    ],
  ])('is ignored if %s', (_, xml) => expect(readInvoice(xml)).toEqual(readInvoice(exampleXml)));

  const settlement = '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement';
  const advance = (paid: string) =>
    `<ram:SpecifiedAdvancePayment><ram:PaidAmount>${paid}</ram:PaidAmount></ram:SpecifiedAdvancePayment>`;
  const service = `<ram:SpecifiedLogisticsServiceCharge><ram:AppliedAmount>7</ram:AppliedAmount></ram:SpecifiedLogisticsServiceCharge>`;
  const withDiscount = '<ram:TotalDiscountAmount>7</ram:TotalDiscountAmount>';
  it.each([
    [leastCii({ settlement: advance('7') }), `${settlement}/ram:SpecifiedAdvancePayment/ram:PaidAmount`],
    [leastCii({ settlement: service }), `${settlement}/ram:SpecifiedLogisticsServiceCharge/ram:AppliedAmount`],
    [
      leastCii({ summation: withDiscount }),
      `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TotalDiscountAmount`,
    ],
  ])('is refused in CII, where it states no currency', (xml, path) => {
    const error = refusalOf(xml);
    expect(error).toBeInstanceOf(ElementNotKept);
    expect(error.path).toBe(path);
  });

  it.each([
    leastCii({ settlement: advance('0.00') }),
    leastCii({
      settlement: `<ram:SpecifiedTradePaymentTerms><ram:PartialPaymentAmount>7</ram:PartialPaymentAmount></ram:SpecifiedTradePaymentTerms>`,
    }),
    leastCii().replace(
      /<ram:ApplicableTradeTax>(?=<ram:TypeCode>VAT)/,
      '$&<ram:CalculatedAmount>7</ram:CalculatedAmount>',
    ),
  ])('is ignored in CII, if it is 0, or says nothing about what is owed', (xml) =>
    expect(readInvoice(xml)).toEqual(readInvoice(leastCii())),
  );

  const line = (inside: string) =>
    leastCii().replace('<ram:LineID>1</ram:LineID>', `<ram:LineID>1</ram:LineID>${inside}`);
  const ofLine =
    '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:AssociatedDocumentLineDocument';
  // Factur-X EXTENDED, XRechnung extension
  it.each([
    ['<ram:ParentLineID>0</ram:ParentLineID>', 'ram:ParentLineID'],
    ['<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode>', 'ram:LineStatusReasonCode'],
    ['<ram:LineStatusReasonCode>INFORMATION</ram:LineStatusReasonCode>', 'ram:LineStatusReasonCode'],
  ])('is refused in CII if it makes a line a part, or a heading, of others: %s', (inside, name) => {
    const error = refusalOf(line(inside));
    expect(error).toBeInstanceOf(ElementNotKept);
    expect(error.path).toBe(`${ofLine}/${name}`);
  });

  it('is ignored if it says that a line is as all others are', () => {
    const detail = '<ram:LineStatusReasonCode>DETAIL</ram:LineStatusReasonCode>';
    expect(readInvoice(line(detail))).toEqual(readInvoice(leastCii()));
  });

  it('is told beside the rules that the document breaks', () => {
    const xml = inDocument(prepaid(amount('PaidAmount', '5.00'))).replace(/(<cbc:PayableAmount[^>]*>)[\d.]+/, '$11.00');
    expect(refusalOf(xml).message).toMatch(
      /^BR-CO-16: payable \(BT-115\) is 1.00 .*; \/Invoice\/cac:PrepaidPayment\/cbc:PaidAmount is not in EN 16931/,
    );
  });

  it('is refused in a credit note too', () => {
    const note = inSecondLine('<cac:SubCreditNoteLine/>')
      .replaceAll('Invoice-2', 'CreditNote-2')
      .replaceAll(/(<\/?)Invoice(?=[ >])/g, '$1CreditNote')
      .replaceAll('cac:InvoiceLine', 'cac:CreditNoteLine')
      .replaceAll('InvoicedQuantity', 'CreditedQuantity');
    expect(() => readCreditNote(note)).toThrow(
      '/CreditNote/cac:CreditNoteLine[2]/cac:SubCreditNoteLine is not in EN 16931',
    );
  });
});
