import { describe, expect, it } from 'vitest';
import { AmountTooLarge } from '../money/money.ts';
import { readCreditNote } from './read-credit-note.ts';
import { readInvoice } from './read-invoice.ts';
import { refusalOf } from './testing/refusal.ts';
import { exampleXml, leastXml, legalEntity, replaced } from './testing/xml.ts';
import {
  ElementInvalid,
  ElementMissing,
  ElementRepeated,
  OtherKindOfDocument,
  RulesBroken,
  TypeCodeUnknown,
  XmlNotWellFormed,
} from './xml/refusals.ts';

describe('a document of another kind', () => {
  it('is refused with the name of its root element', () => {
    const creditNote = exampleXml
      .replaceAll('Invoice-2', 'CreditNote-2')
      .replace('<Invoice ', '<CreditNote ')
      .replace('</Invoice>', '</CreditNote>');
    expect(refusalOf(creditNote)).toMatchObject({ path: '/', found: 'CreditNote', expected: 'Invoice' });
    expect(() => readCreditNote(exampleXml)).toThrow('the root element is Invoice, not CreditNote of UBL 2.1');
    expect(refusalOf('<html/>')).toMatchObject({ found: '{}html' });
    expect(refusalOf(exampleXml.replace('xsd:Invoice-2', 'xsd:Order-2'))).toBeInstanceOf(OtherKindOfDocument);
  });

  it('is refused if it is not XML', () => expect(refusalOf('{"invoice": 1}')).toBeInstanceOf(XmlNotWellFormed));
});

// EN 16931 for UBL 1.3.16, BR-CL-01. Whether the code is one of this kind of document is decided with the command
describe('the type code of a document', () => {
  const typed = (code: string) => replaced(exampleXml, '>380</cbc:InvoiceTypeCode>', `>${code}</cbc:InvoiceTypeCode>`);

  it.each(['999', '38', 'invoice', '380 381'])('is refused if EN 16931 does not allow it: %s', (code) => {
    const error = refusalOf(typed(code));
    expect(error).toBeInstanceOf(TypeCodeUnknown);
    expect(error).toMatchObject({
      path: '/Invoice/cbc:InvoiceTypeCode',
      rules: [{ rule: 'BR-CL-01', detail: `"${code}" is no type code of an invoice or a credit note` }],
    });
    expect(error.message).toMatch(/BR-CL-01/);
  });

  it.each(['71', '380', ' 473 ', '81', '381', '503'])('is read if it is one of some kind: %s', (code) =>
    expect(readInvoice(typed(code)).content.typeCode).toBe(code.trim()),
  );
});

const element = (name: string, text = '.*?') => new RegExp(`<${name}(?: [^>]*)?>${text}</${name}>`, 's');

describe('an invoice that lacks an element', () => {
  it.each<[what: string | RegExp, by: string, path: string]>([
    [element('cbc:IssueDate', '2026-11-22'), '', 'cbc:IssueDate'],
    [element('cbc:IssueDate', '2026-11-22'), '<cbc:IssueDate> </cbc:IssueDate>', 'cbc:IssueDate'],
    [element('cbc:DocumentCurrencyCode'), '', 'cbc:DocumentCurrencyCode'],
    [
      element('cbc:DocumentCurrencyCode'),
      '<cbc:DocumentCurrencyCode> </cbc:DocumentCurrencyCode>',
      'cbc:DocumentCurrencyCode',
    ],
    [element('cbc:CompanyID', 'DE888888888'), '', 'cac:TaxRepresentativeParty/cac:PartyTaxScheme'],
    [
      /(?<=<cac:TaxTotal>\s*)<cbc:TaxAmount currencyID="EUR">[\d.]+<\/cbc:TaxAmount>/,
      '',
      'cac:TaxTotal[1]/cbc:TaxAmount',
    ],
    [element('cac:AccountingSupplierParty'), '', 'cac:AccountingSupplierParty/cac:Party'],
    [element('cac:AccountingCustomerParty'), '', 'cac:AccountingCustomerParty/cac:Party'],
    [
      /<cac:Country>\s*<cbc:IdentificationCode>NL.*?<\/cac:Country>/s,
      '',
      'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode',
    ],
    [element('cac:LegalMonetaryTotal'), '', 'cac:LegalMonetaryTotal'],
    [element('cbc:PayableAmount'), '', 'cac:LegalMonetaryTotal/cbc:PayableAmount'],
    [/<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s, '', 'cac:InvoiceLine'],
    ['<cbc:ID>B</cbc:ID>', '', 'cac:InvoiceLine[2]/cbc:ID'],
    [element('cbc:InvoicedQuantity', '2.5'), '', 'cac:InvoiceLine[1]/cbc:InvoicedQuantity'],
    [element('cbc:Name', 'Screws'), '', 'cac:InvoiceLine[2]/cac:Item/cbc:Name'],
    [element('cbc:PriceAmount', '75.5'), '', 'cac:InvoiceLine[3]/cac:Price/cbc:PriceAmount'],
    [
      /<cbc:ChargeIndicator>true<\/cbc:ChargeIndicator>(?=\s*<cbc:AllowanceChargeReason>Packing)/,
      '',
      'cac:AllowanceCharge[2]/cbc:ChargeIndicator',
    ],
    ['currencyID="SEK"', 'currencyID="NOK"', 'cac:TaxTotal/cbc:TaxAmount[@currencyID="SEK"]'],
  ])('is refused, and the element named: without %s', (what, by, path) => {
    const error = refusalOf(replaced(exampleXml, what, by));
    expect(error).toBeInstanceOf(ElementMissing);
    expect(error.path).toBe(`/Invoice/${path}`);
    expect(error.message).toBe(`/Invoice/${path} is missing or empty`);
  });
});

it('an invoice is refused if a party has neither a registered nor a trading name', () => {
  const path = '/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName';
  expect(refusalOf(replaced(leastXml(), legalEntity('Seller'), ''))).toMatchObject({
    path,
    message: `${path} is missing or empty`,
  });
});

describe('an invoice with a wrong value', () => {
  it.each<[what: string | RegExp, by: string, path: string, why: RegExp]>([
    ['>2026-12-22<', '>2026-02-30<', 'cbc:DueDate', /not a date/],
    ['>2026-12-22<', '>22.12.2026<', 'cbc:DueDate', /not a date/],
    ['>EUR</cbc:DocumentCurrencyCode', '>EURO</cbc:DocumentCurrencyCode', 'cbc:DocumentCurrencyCode', /ISO 4217/],
    ['>SEK</cbc:TaxCurrencyCode', '>XTS</cbc:TaxCurrencyCode', 'cbc:TaxCurrencyCode', /ISO 4217/],
    [/(?<=PayableAmount currencyID=")EUR/, 'USD', 'cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID', /not EUR/],
    [/(?<=PayableAmount) currencyID="EUR"/, '', 'cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID', /not EUR/],
    [
      /(?<=PriceAmount currencyID=")EUR(?=">75.5<)/,
      'USD',
      'cac:InvoiceLine[3]/cac:Price/cbc:PriceAmount/@currencyID',
      /not EUR/,
    ],
    [
      /(?<=<cbc:PrepaidAmount currencyID="EUR">)200.00/,
      'two hundred',
      'cac:LegalMonetaryTotal/cbc:PrepaidAmount',
      /not a decimal/,
    ],
    [
      /(?<=<cbc:PrepaidAmount currencyID="EUR">)200.00/,
      '2e2',
      'cac:LegalMonetaryTotal/cbc:PrepaidAmount',
      /not a decimal/,
    ],
    [
      /(?<=<cbc:PrepaidAmount currencyID="EUR">)200.00/,
      '200,00',
      'cac:LegalMonetaryTotal/cbc:PrepaidAmount',
      /not a decimal/,
    ],
    [/(?<=<cbc:PrepaidAmount currencyID="EUR">)200.00/, '-200', 'cac:LegalMonetaryTotal/cbc:PrepaidAmount', />= 0/],
    [
      /(?<=<cbc:PrepaidAmount currencyID="EUR">)200.00/,
      '90071992547409.92',
      'cac:LegalMonetaryTotal/cbc:PrepaidAmount',
      /exceeds the largest amount/,
    ],
    [
      /(?<=<cbc:PrepaidAmount currencyID="EUR">)200.00/,
      '9'.repeat(30),
      'cac:LegalMonetaryTotal/cbc:PrepaidAmount',
      /more digits than the ledger can store/,
    ],
    ['>75.5<', '>-75.5<', 'cac:InvoiceLine[3]/cac:Price/cbc:PriceAmount', /pattern/],
    ['>75.5<', '>0.0000000000001<', 'cac:InvoiceLine[3]/cac:Price/cbc:PriceAmount', /more digits/],
    ['>1000</cbc:BaseQuantity', '>0</cbc:BaseQuantity', 'cac:InvoiceLine[2]/cac:Price/cbc:BaseQuantity', /pattern/],
    [
      '<cbc:BaseQuantity unitCode="C62"',
      '<cbc:BaseQuantity unitCode="KGM"',
      'cac:InvoiceLine[2]/cac:Price/cbc:BaseQuantity/@unitCode',
      /must be C62, the unit of the line/,
    ],
    [
      /(?<=<cbc:ChargeIndicator>)false(?=<\/cbc:ChargeIndicator>\s*<cbc:Amount)/,
      'true',
      'cac:InvoiceLine[1]/cac:Price/cac:AllowanceCharge',
      / "true" is a charge; a price can only have a discount$/,
    ],
    [
      /(?<=<cbc:ChargeIndicator>)true(?=<\/cbc:ChargeIndicator>\s*<cbc:AllowanceChargeReason>Packing)/,
      'yes',
      'cac:AllowanceCharge[2]/cbc:ChargeIndicator',
      /neither true nor false/,
    ],
    [
      /(?<=Schooling<\/cbc:TaxExemptionReason>\s*<cac:TaxScheme>\s*<cbc:ID>)VAT/,
      ' GST ',
      'cac:TaxTotal[1]/cac:TaxSubtotal[3]/cac:TaxCategory/cac:TaxScheme/cbc:ID',
      /"GST" is not VAT, the only tax of EN 16931$/,
    ],
    [
      /(?<=Schooling<\/cbc:TaxExemptionReason>)\s*<cac:TaxScheme>\s*<cbc:ID>VAT<\/cbc:ID>\s*<\/cac:TaxScheme>/,
      '',
      'cac:TaxTotal[1]/cac:TaxSubtotal[3]/cac:TaxCategory/cac:TaxScheme/cbc:ID',
      /"" is not VAT/,
    ],
    [
      /(?<=<cac:TaxTotal>\s*<cbc:TaxAmount) currencyID="EUR"/,
      '',
      'cac:TaxTotal[1]/cbc:TaxAmount/@currencyID',
      /"" is not EUR/,
    ],
    [
      /(?<=<cbc:ID>)E(?=<\/cbc:ID>\s*<cbc:Percent>0<\/cbc:Percent>\s*<cac:TaxScheme>)/,
      'X',
      'cac:InvoiceLine[3]/cac:Item/cac:ClassifiedTaxCategory/cbc:ID',
      /allowed values/,
    ],
    ['>LH-2026-0113</cbc:ID>', `>${'9'.repeat(101)}</cbc:ID>`, 'cbc:ID', /more than 100 characters/],
    [
      '>1111</cbc:PrimaryAccountNumberID>',
      '> 4111111111111111 </cbc:PrimaryAccountNumberID>',
      'cac:PaymentMeans[1]/cac:CardAccount/cbc:PrimaryAccountNumberID',
      /"4111111111111111" must not have more than 10 characters/,
    ],
  ])('is refused, and its element named: %s → %s', (what, by, path, why) => {
    const error = refusalOf(replaced(exampleXml, what, by));
    expect(error.path).toBe(`/Invoice/${path}`);
    expect(error).toBeInstanceOf(ElementInvalid);
    expect(error.message).toMatch(why);
    expect(error.message.length).toBeLessThan(400);
  });

  it('is refused quickly if a number has a million digits, and the refusal shows the first of them', () => {
    const prepaid = /(?<=<cbc:PrepaidAmount currencyID="EUR">)200.00/;
    const error = refusalOf(replaced(exampleXml, prepaid, '9'.repeat(1_000_000)));
    expect(error.message).toBe(
      `/Invoice/cac:LegalMonetaryTotal/cbc:PrepaidAmount "${'9'.repeat(100)}" is not a decimal number`,
    );
    expect(error).toMatchObject({ value: '9'.repeat(100) });
  });

  it('is refused if a line exceeds the largest amount', () => {
    const xml = replaced(exampleXml, '>2.5</cbc:InvoicedQuantity>', '>9999999999999999</cbc:InvoicedQuantity>');
    expect(() => readInvoice(xml)).toThrow(AmountTooLarge);
  });
});

describe('an invoice with a repeated element', () => {
  it.each([
    ['cbc:PayableAmount', 'cac:LegalMonetaryTotal/cbc:PayableAmount'],
    ['cac:LegalMonetaryTotal', 'cac:LegalMonetaryTotal'],
    ['cbc:DueDate', 'cbc:DueDate'],
    ['cac:AccountingCustomerParty', 'cac:AccountingCustomerParty'],
    ['cac:Delivery', 'cac:Delivery'],
  ])('is refused: %s', (name, path) => {
    const [once = ''] = element(name).exec(exampleXml) ?? [];
    const error = refusalOf(replaced(exampleXml, once, once + once));
    expect(error).toBeInstanceOf(ElementRepeated);
    expect(error.message).toBe(`/Invoice/${path} occurs 2 times; once is allowed`);
  });

  it('is refused if it has two tax totals in its currency', () => {
    const error = refusalOf(
      replaced(
        exampleXml,
        '</cac:TaxTotal>\n  <cac:LegalMonetaryTotal>',
        '</cac:TaxTotal><cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>',
      ),
    );
    expect(error).toEqual(new RulesBroken([{ rule: 'BR-CO-15', detail: 'several tax totals are in one currency' }]));
  });

  it('is refused if a party has two identifiers of one kind', () => {
    const [once = ''] =
      /<cac:PartyTaxScheme>\s*<cbc:CompanyID>DE999999999.*?<\/cac:PartyTaxScheme>/s.exec(exampleXml) ?? [];
    expect(refusalOf(replaced(exampleXml, once, once + once)).message).toBe(
      '/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme[2]/cbc:CompanyID "DE999999999" is a second identifier of its kind',
    );
  });
});
