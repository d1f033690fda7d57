import { describe, expect, it } from 'vitest';
import { AmountTooLarge } from '../money/money.ts';
import { leastXml as leastCii } from './cii/testing/xml.ts';
import { readCreditNote } from './read-credit-note.ts';
import { readInvoice } from './read-invoice.ts';
import { example, issued } from './testing/example.ts';
import { refusalOf } from './testing/refusal.ts';
import { exampleXml, leastXml, legalEntity, replaced } from './testing/xml.ts';
import { writeCreditNote } from './write-credit-note.ts';
import {
  ElementInvalid,
  ElementMissing,
  ElementRepeated,
  FormatOutdated,
  type NotAnEInvoice,
  OtherKindOfDocument,
  RulesBroken,
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

  it('is refused by its name if it is an invoice of before EN 16931, with what to send', () => {
    const error = refusalOf('<a:CrossIndustryDocument xmlns:a="urn:ferd:CrossIndustryDocument:invoice:1p0"/>');
    expect(error).toBeInstanceOf(FormatOutdated);
    expect(error).toMatchObject({ path: '/', found: 'ZUGFeRD 1.0' });
    expect(error.message).toMatch(/ZUGFeRD 1\.0, which is older than EN 16931\. .* Factur-X or ZUGFeRD 2/);
  });

  it('is refused if it is not XML', () => expect(refusalOf('{"invoice": 1}')).toBeInstanceOf(XmlNotWellFormed));
});

// EN 16931 for UBL 1.3.16, BR-CL-01
describe('the type code of a document', () => {
  const typed = (code: string) => replaced(exampleXml, '>380</cbc:InvoiceTypeCode>', `>${code}</cbc:InvoiceTypeCode>`);

  it.each(['999', '38', '380 381'])('is refused if EN 16931 does not allow it: %s', (code) => {
    const detail =
      `/Invoice/cbc:InvoiceTypeCode "${code}" is a type code neither of invoices nor of credit notes. ` +
      'Send one that is, such as 380 for an invoice and 381 for a credit note';
    const error = refusalOf(typed(code));
    expect(error).toBeInstanceOf(RulesBroken);
    expect(error).toMatchObject({ rules: [{ rule: 'BR-CL-01', detail }], message: expect.stringContaining(detail) });
  });

  it.each(['381', '503'])('is refused if it is that of a credit note: %s', (code) => {
    expect(refusalOf(typed(code))).toEqual(
      new RulesBroken([
        {
          rule: 'BR-CL-01',
          detail:
            `/Invoice/cbc:InvoiceTypeCode "${code}" is the type code of a credit note, which has the root element CreditNote. ` +
            'Send the document as one, or correct the code',
        },
      ]),
    );
  });

  it('of a credit note is refused if it is that of an invoice', () => {
    const note = writeCreditNote({ ...issued(example), typeCode: '381' });
    expect(readCreditNote(note).content.typeCode).toBe('381');
    expect(() => readCreditNote(replaced(note, '>381<', '>380<'))).toThrow(
      'BR-CL-01: /CreditNote/cbc:CreditNoteTypeCode "380" is the type code of an invoice, which has the root element Invoice',
    );
  });

  it.each(['71', '380', ' 473 ', '81'])('is read if it is that of an invoice: %s', (code) =>
    expect(readInvoice(typed(code)).content.typeCode).toBe(code.trim()),
  );

  it('of CII is refused if EN 16931 does not allow it', () => {
    expect(refusalOf(leastCii({ typeCode: '999' })).message).toMatch(
      /^BR-CL-01: \/rsm:CrossIndustryInvoice\/rsm:ExchangedDocument\/ram:TypeCode "999" is a type code neither/,
    );
  });
});

/** The official rules that a refusal names, each once. */
const rulesIn = (error: NotAnEInvoice): string[] =>
  error instanceof RulesBroken ? [...new Set(error.rules.map(({ rule }) => rule))] : [];

const withoutRule = (detail: string): string => detail.replace(/^[A-Z0-9-]+: /, '');

const element = (name: string, text = '.*?') => new RegExp(`<${name}(?: [^>]*)?>${text}</${name}>`, 's');

const none: string[] = [];

// the rules that the published ones (EN 16931 1.3.16) name for each document, as far as they touch money
describe('an invoice that lacks an element', () => {
  it.each<[what: string | RegExp, by: string, path: string, rules: string[]]>([
    [element('cbc:IssueDate', '2026-11-22'), '', 'cbc:IssueDate', ['BR-03']],
    [element('cbc:IssueDate', '2026-11-22'), '<cbc:IssueDate> </cbc:IssueDate>', 'cbc:IssueDate', ['BR-03']],
    [element('cbc:DocumentCurrencyCode'), '', 'cbc:DocumentCurrencyCode', ['BR-05']],
    [
      element('cbc:DocumentCurrencyCode'),
      '<cbc:DocumentCurrencyCode> </cbc:DocumentCurrencyCode>',
      'cbc:DocumentCurrencyCode',
      ['BR-CL-04', 'BR-05', 'BR-CO-15'],
    ],
    [element('cbc:CompanyID', 'DE888888888'), '', 'cac:TaxRepresentativeParty/cac:PartyTaxScheme', none],
    [
      /(?<=<cac:TaxTotal>\s*)<cbc:TaxAmount currencyID="EUR">[\d.]+<\/cbc:TaxAmount>/,
      '',
      'cac:TaxTotal[1]/cbc:TaxAmount',
      ['BR-CO-14', 'BR-CO-15'],
    ],
    [element('cac:AccountingSupplierParty'), '', 'cac:AccountingSupplierParty/cac:Party', ['BR-06']],
    [element('cac:AccountingCustomerParty'), '', 'cac:AccountingCustomerParty/cac:Party', ['BR-07']],
    [
      /<cac:Country>\s*<cbc:IdentificationCode>NL.*?<\/cac:Country>/s,
      '',
      'cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode',
      none,
    ],
    [
      /(?<=<cac:LegalMonetaryTotal>\s*)<cbc:LineExtensionAmount.*?<\/cbc:LineExtensionAmount>/s,
      '',
      'cac:LegalMonetaryTotal/cbc:LineExtensionAmount',
      ['BR-12', 'BR-CO-10', 'BR-CO-13'],
    ],
    [element('cbc:PayableAmount'), '', 'cac:LegalMonetaryTotal/cbc:PayableAmount', ['BR-15', 'BR-CO-16']],
    ['<cbc:ID>B</cbc:ID>', '', 'cac:InvoiceLine[2]/cbc:ID', ['BR-21']],
    [element('cbc:InvoicedQuantity', '2.5'), '', 'cac:InvoiceLine[1]/cbc:InvoicedQuantity', ['BR-22']],
    [element('cbc:Name', 'Screws'), '', 'cac:InvoiceLine[2]/cac:Item/cbc:Name', ['BR-25']],
    [element('cbc:PriceAmount', '75.5'), '', 'cac:InvoiceLine[3]/cac:Price/cbc:PriceAmount', ['BR-26', 'BR-27']],
    [
      /<cbc:ChargeIndicator>true<\/cbc:ChargeIndicator>(?=\s*<cbc:AllowanceChargeReason>Packing)/,
      '',
      'cac:AllowanceCharge[2]/cbc:ChargeIndicator',
      ['BR-CO-12', 'BR-S-08'],
    ],
    ['currencyID="SEK"', 'currencyID="NOK"', 'cac:TaxTotal/cbc:TaxAmount[@currencyID="SEK"]', ['BR-53']],
  ])('is refused, and the element named: without %s', (what, by, path, rules) => {
    const error = refusalOf(replaced(exampleXml, what, by));
    expect(error.message.split('; ').map(withoutRule)).toContain(`/Invoice/${path} is missing or empty`);
    expect(error).toBeInstanceOf(rules.length > 0 ? RulesBroken : ElementMissing);
    expect(rulesIn(error)).toEqual(rules);
  });

  it('is refused, with all that is missing', () => {
    const totals = refusalOf(replaced(exampleXml, element('cac:LegalMonetaryTotal'), ''));
    expect(rulesIn(totals)).toEqual(expect.arrayContaining(['BR-12', 'BR-13', 'BR-14', 'BR-15', 'BR-CO-15']));
    const lines = refusalOf(replaced(exampleXml, /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s, ''));
    expect(rulesIn(lines)).toEqual(expect.arrayContaining(['BR-16', 'BR-CO-10', 'BR-S-08']));
    expect(lines.message).toMatch(/BR-16: \/Invoice\/cac:InvoiceLine is missing or empty; /);
  });

  it('is refused for its lines, with the profiles that have none, if it is of MINIMUM or BASIC WL', () => {
    const line = /<ram:IncludedSupplyChainTradeLineItem>.*<\/ram:IncludedSupplyChainTradeLineItem>/s;
    const basicWl = replaced(leastCii(), line, '');
    const minimum = replaced(basicWl, '<ram:LineTotalAmount>10</ram:LineTotalAmount>', '');
    for (const xml of [basicWl, minimum]) {
      const error = refusalOf(xml);
      expect(rulesIn(error)).toContain('BR-16');
      expect(error.message).toMatch(
        /LineItem is missing or empty\. .* MINIMUM and BASIC WL .* send the profile BASIC,/,
      );
    }
  });
});

it('an invoice is refused if a party has neither a registered nor a trading name', () => {
  const path = '/Invoice/cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName';
  const error = refusalOf(replaced(leastXml(), legalEntity('Seller'), ''));
  expect(error).toBeInstanceOf(RulesBroken);
  expect(error.message).toBe(`BR-06: ${path} is missing or empty`);
});

it('an invoice in a currency that is not in use breaks the rule of its amounts, too', () => {
  const error = refusalOf(leastXml({ currency: 'BGN' }));
  expect(error instanceof RulesBroken && rulesIn(error)).toEqual(['BR-CL-04', 'BR-CL-03']);
});

describe('an invoice with a wrong value', () => {
  it.each<[what: string | RegExp, by: string, path: string, why: RegExp]>([
    ['>2026-12-22<', '>2026-02-30<', 'cbc:DueDate', /not a date/],
    ['>2026-12-22<', '>22.12.2026<', 'cbc:DueDate', /not a date/],
    [/(?<=PayableAmount currencyID=")EUR/, 'USD', 'cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID', /not EUR/],
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
    ['>75.5<', '>0.0000000000001<', 'cac:InvoiceLine[3]/cac:Price/cbc:PriceAmount', /more digits/],
    ['>1000</cbc:BaseQuantity', '>0</cbc:BaseQuantity', 'cac:InvoiceLine[2]/cac:Price/cbc:BaseQuantity', /is 0/],
    ['>LH-2026-0113</cbc:ID>', `>${'9'.repeat(101)}</cbc:ID>`, 'cbc:ID', /more than 100 characters/],
  ])('is refused, and its element named: %s → %s', (what, by, path, why) => {
    const error = refusalOf(replaced(exampleXml, what, by));
    expect(error.path).toBe(`/Invoice/${path}`);
    expect(error).toBeInstanceOf(ElementInvalid);
    expect(error.message).toMatch(why);
    expect(error.message.length).toBeLessThan(400);
  });

  // the rules that the published ones (EN 16931 1.3.16) name for each document
  it.each<[what: string | RegExp, by: string, path: string, why: RegExp, rules: string[]]>([
    [
      '>EUR</cbc:DocumentCurrencyCode',
      '>EURO</cbc:DocumentCurrencyCode',
      'cbc:DocumentCurrencyCode',
      /ISO 4217 that is in use$/,
      ['BR-CL-04', 'BR-CO-15'],
    ],
    [
      '>SEK</cbc:TaxCurrencyCode',
      '>SEKK</cbc:TaxCurrencyCode',
      'cbc:TaxCurrencyCode',
      /ISO 4217 that is in use$/,
      ['BR-CL-05', 'BR-53'],
    ],
    // the lev and the dobra of list 1.3.16 of BR-CL-04 and BR-CL-05: one has left it, the other never entered it
    [
      '>EUR</cbc:DocumentCurrencyCode',
      '>BGN</cbc:DocumentCurrencyCode',
      'cbc:DocumentCurrencyCode',
      /in use$/,
      ['BR-CL-04', 'BR-CO-15'],
    ],
    ['>SEK</cbc:TaxCurrencyCode', '>STN</cbc:TaxCurrencyCode', 'cbc:TaxCurrencyCode', /in use$/, ['BR-CL-05', 'BR-53']],
    // in the list of currencies that BR-CL-05 names, but no ledger is kept in it
    [
      '>SEK</cbc:TaxCurrencyCode',
      '>XTS</cbc:TaxCurrencyCode',
      'cac:TaxTotal/cbc:TaxAmount[@currencyID="XTS"]',
      /missing/,
      ['BR-53'],
    ],
    [
      /(?<=PayableAmount) currencyID="EUR"/,
      '',
      'cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID',
      /not EUR/,
      ['BR-CL-03'],
    ],
    [
      /(?<=<cac:TaxTotal>\s*<cbc:TaxAmount) currencyID="EUR"/,
      '',
      'cac:TaxTotal[1]/cbc:TaxAmount/@currencyID',
      /"" is not EUR/,
      ['BR-CL-03', 'BR-CO-15'],
    ],
    ['>75.5<', '>-75.5<', 'cac:InvoiceLine[3]/cac:Price/cbc:PriceAmount', /pattern/, ['BR-27']],
    [
      /(?<=<cbc:BaseAmount currencyID="EUR">)500(?=<)/,
      '-500',
      'cac:InvoiceLine[1]/cac:Price/cac:AllowanceCharge/cbc:BaseAmount',
      /pattern/,
      ['BR-28'],
    ],
    [
      /(?<=<cbc:ChargeIndicator>)true(?=<\/cbc:ChargeIndicator>\s*<cbc:AllowanceChargeReason>Packing)/,
      'yes',
      'cac:AllowanceCharge[2]/cbc:ChargeIndicator',
      /neither true nor false/,
      ['BR-CO-12', 'BR-S-08'],
    ],
    [
      /(?<=Schooling<\/cbc:TaxExemptionReason>\s*<cac:TaxScheme>\s*<cbc:ID>)VAT/,
      ' GST ',
      'cac:TaxTotal[1]/cac:TaxSubtotal[3]/cac:TaxCategory/cac:TaxScheme/cbc:ID',
      /"GST" is not VAT, the only tax of EN 16931$/,
      ['BR-47', 'BR-48', 'BR-E-01'],
    ],
    [
      /(?<=Schooling<\/cbc:TaxExemptionReason>)\s*<cac:TaxScheme>\s*<cbc:ID>VAT<\/cbc:ID>\s*<\/cac:TaxScheme>/,
      '',
      'cac:TaxTotal[1]/cac:TaxSubtotal[3]/cac:TaxCategory/cac:TaxScheme/cbc:ID',
      /"" is not VAT/,
      ['BR-47', 'BR-48', 'BR-E-01'],
    ],
    [
      /(?<=<cbc:ID>)E(?=<\/cbc:ID>\s*<cbc:Percent>0<\/cbc:Percent>\s*<cac:TaxScheme>)/,
      'X',
      'cac:InvoiceLine[3]/cac:Item/cac:ClassifiedTaxCategory/cbc:ID',
      /allowed values/,
      ['BR-CL-18', 'BR-E-08'],
    ],
  ])('is refused, and its element and the rule named: %s → %s', (what, by, path, why, rules) => {
    const error = refusalOf(replaced(exampleXml, what, by));
    expect(error).toBeInstanceOf(RulesBroken);
    expect(rulesIn(error)).toEqual(rules);
    const detail = error.message
      .split('; ')
      .map(withoutRule)
      .find((each) => each.startsWith(`/Invoice/${path} `));
    expect(detail).toMatch(why);
  });

  it('is refused with all that is wrong', () => {
    const xml = replaced(replaced(exampleXml, '>2026-12-22<', '>2026-02-30<'), '>75.5<', '>-75.5<').replace(
      /(<cbc:PayableAmount[^>]*>)[\d.]+/,
      '$11.00',
    );
    expect(refusalOf(xml).message.split('; ')).toEqual([
      expect.stringMatching(/^BR-27: \/Invoice\/cac:InvoiceLine\[3\]/),
      expect.stringMatching(/^BR-CO-16: payable \(BT-115\) is 1.00/),
      '/Invoice/cbc:DueDate "2026-02-30" is not a date (YYYY-MM-DD)',
    ]);
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
    expect(error).toMatchObject({
      rules: [
        {
          rule: 'BR-CO-15',
          detail: '/Invoice/cac:TaxTotal/cbc:TaxAmount[@currencyID="EUR"] occurs 2 times; once is allowed',
        },
      ],
    });
  });

  // EN 16931 for UBL 1.3.16
  it.each([
    ['cac:ClassifiedTaxCategory', 'UBL-SR-48'],
    ['cac:AllowanceCharge', 'UBL-SR-37'],
  ])('is refused by the rule that allows it once: %s in a line', (name, rule) => {
    const inside = name === 'cac:AllowanceCharge' ? /(?<=<cac:Price>.*)/.source : '';
    const [once = ''] = new RegExp(`${inside}<${name}>(?:(?!</${name}>).)*</${name}>`, 's').exec(exampleXml) ?? [];
    const error = refusalOf(exampleXml.replace(once, once + once));
    expect(rulesIn(error)).toEqual([rule]);
    expect(error.message).toMatch(/ occurs 2 times; once is allowed$/);
  });

  it('is refused if a party has two identifiers of one kind', () => {
    const [once = ''] =
      /<cac:PartyTaxScheme>\s*<cbc:CompanyID>DE999999999.*?<\/cac:PartyTaxScheme>/s.exec(exampleXml) ?? [];
    expect(refusalOf(replaced(exampleXml, once, once + once)).message).toBe(
      '/Invoice/cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme[2]/cbc:CompanyID "DE999999999" is a second identifier of its kind',
    );
  });
});
