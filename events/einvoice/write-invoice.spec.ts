import { describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../document/document.ts';
import { readInvoice } from './read-invoice.ts';
import { example, issued } from './testing/example.ts';
import { exampleXml } from './testing/xml.ts';
import { NotAnEN16931Invoice } from './write-document.ts';
import { writeInvoice } from './write-invoice.ts';
import { parseXml } from './xml/parse.ts';

/** As it comes from a form: what has a usual value is left out. */
const short: InvoiceContent = {
  number: 'INV-7',
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  dueOn: '2026-12-22',
  seller: { name: 'Seller', vatId: 'BE0123456789', address: { country: 'BE' } },
  buyer: { name: 'Acme NV', vatId: 'BE0987654321', address: { country: 'BE' } },
  lines: [{ description: 'Consulting', quantity: '12.50', unitPrice: '8000', tax: { category: 'S', rate: '21.0' } }],
};

const write = (change: Partial<InvoiceContent> = {}) => writeInvoice(issued({ ...short, ...change }));

describe('an invoice as UBL', () => {
  it('has its elements in the order of the schema', () => {
    const names = parseXml(exampleXml).children.map((child) => child.name);
    expect([...new Set(names)]).toEqual([
      'cbc:CustomizationID',
      'cbc:ProfileID',
      'cbc:ID',
      'cbc:IssueDate',
      'cbc:DueDate',
      'cbc:InvoiceTypeCode',
      'cbc:Note',
      'cbc:TaxPointDate',
      'cbc:DocumentCurrencyCode',
      'cbc:TaxCurrencyCode',
      'cbc:AccountingCost',
      'cbc:BuyerReference',
      'cac:InvoicePeriod',
      'cac:OrderReference',
      'cac:BillingReference',
      'cac:DespatchDocumentReference',
      'cac:ReceiptDocumentReference',
      'cac:OriginatorDocumentReference',
      'cac:ContractDocumentReference',
      'cac:AdditionalDocumentReference',
      'cac:ProjectReference',
      'cac:AccountingSupplierParty',
      'cac:AccountingCustomerParty',
      'cac:PayeeParty',
      'cac:TaxRepresentativeParty',
      'cac:Delivery',
      'cac:PaymentMeans',
      'cac:PaymentTerms',
      'cac:AllowanceCharge',
      'cac:TaxTotal',
      'cac:LegalMonetaryTotal',
      'cac:InvoiceLine',
    ]);
  });

  it('has the defaults for everything that is left out', () => {
    expect(readInvoice(write()).content).toEqual({
      ...short,
      specification: 'urn:cen.eu:en16931:2017',
      typeCode: '380',
      customer: { id: 'acme', name: 'Acme NV' },
      buyer: { ...short.buyer, ids: [{ id: 'acme' }] },
      lines: [{ ...short.lines[0], id: '1', unit: 'C62', quantity: '12.5', tax: { category: 'S', rate: '21' } }],
    });
  });

  it('states the specification that it claims to follow', () => {
    const specification = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
    const process = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';
    const electronicAddress = { id: 'BE0123456789', scheme: '9925' };
    const parties = {
      seller: { ...short.seller, name: 'Seller', electronicAddress },
      buyer: { ...short.buyer, name: 'Buyer', electronicAddress },
    };
    expect(write({ ...parties, specification, process, reference: '7' })).toContain(
      `<cbc:CustomizationID>${specification}</cbc:CustomizationID>`,
    );
    expect(() => write({ ...parties, specification, process })).toThrow('PEPPOL-EN16931-R003');
  });

  it('identifies the customer by its id in the books, unless the buyer has an id of its own', () => {
    expect(readInvoice(write()).content.customer.id).toBe('acme');
    const buyer = { name: 'Acme NV', ids: [{ id: '0088-1' }], address: { country: 'BE' } };
    expect(readInvoice(write({ buyer })).content.buyer).toEqual(buyer);
  });

  it.each([
    ['JPY', '100000', '21000', '8000'],
    ['EUR', '1000.00', '210.00', '80'],
    ['BHD', '100.00', '21.00', '8'],
  ])('has its amounts in %s', (currency, lines, tax, price) => {
    const xml = write({ currency });
    expect(xml).toContain(`<cbc:LineExtensionAmount currencyID="${currency}">${lines}<`);
    expect(xml).toContain(`<cbc:TaxAmount currencyID="${currency}">${tax}<`);
    expect(xml).toContain(`<cbc:PriceAmount currencyID="${currency}">${price}<`);
  });

  it('has no rate for what is not subject to VAT', () => {
    const { vatId: _, ...seller } = { ...short.seller, name: 'Seller', legalId: { id: '1' } };
    const xml = write({
      seller,
      buyer: { name: 'Acme NV', address: { country: 'BE' } },
      lines: [{ description: 'Levy', quantity: '1', unitPrice: '100', tax: { category: 'O' } }],
      exemptionReasons: [{ category: 'O', code: 'VATEX-EU-O' }],
    });
    expect(xml).not.toContain('cbc:Percent');
    const { lines, exemptionReasons } = readInvoice(xml).content;
    expect(lines[0]?.tax).toEqual({ category: 'O' });
    expect(exemptionReasons).toEqual([{ category: 'O', code: 'VATEX-EU-O' }]);
  });

  it('has the elements that UBL requires and EN 16931 lacks, and is read back without them', () => {
    const paymentInstructions = [{ meansCode: '48', card: { number: '1234' } }];
    const xml = write({ salesOrderReference: 'SO-1', paymentInstructions });
    expect(xml).toContain('<cbc:NetworkID>NA</cbc:NetworkID>');
    expect(xml).toMatch(/<cac:OrderReference>\s*<cbc:ID>NA</);
    const { content } = readInvoice(xml);
    expect(content.salesOrderReference).toBe('SO-1');
    expect(content.paymentInstructions).toEqual(paymentInstructions);
    expect(content).not.toHaveProperty('orderReference');
  });

  it('has a rate of 0 for other categories without one (BR-48)', () => {
    const [line] = short.lines;
    const lines = line ? [{ ...line, tax: { category: 'Z' as const } }] : [];
    expect(write({ lines })).toMatch(
      /<cac:ClassifiedTaxCategory>\s*<cbc:ID>Z<\/cbc:ID>\s*<cbc:Percent>0<\/cbc:Percent>/,
    );
  });

  it('names the scheme of each tax identifier, VAT or another', () => {
    const xml = writeInvoice(issued(example));
    const scheme = (id: string) =>
      new RegExp(`>${id}</cbc:CompanyID>\\s*<cac:TaxScheme>\\s*<cbc:ID>(\\w+)<`).exec(xml)?.[1];
    expect(['NL001234567B01', '1234567890', 'DE999999999', 'DE888888888'].map(scheme)).toEqual([
      'VAT',
      'TAX',
      'VAT',
      'VAT',
    ]);
  });

  it('has a base quantity in the unit of the line, and an order reference, only if it is given', () => {
    expect(writeInvoice(issued(example))).toContain('<cbc:BaseQuantity unitCode="C62">1000<');
    expect(write()).not.toMatch(/BaseQuantity|OrderReference/);
  });

  it('has the sums of allowances (BT-107) and of charges (BT-108) only if there are any', () => {
    const xml = writeInvoice(issued(example));
    expect(xml).toContain('<cbc:AllowanceTotalAmount currencyID="EUR">125.00<');
    expect(xml).toContain('<cbc:ChargeTotalAmount currencyID="EUR">50.00<');
    expect(write()).not.toMatch(/(Allowance|Charge)Total/);
  });

  it('is refused with every rule of EN 16931 that it breaks', () => {
    const { seller: _, buyer: __, dueOn: ___, ...content } = short;
    try {
      writeInvoice(issued(content));
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof NotAnEN16931Invoice)) throw error;
      expect(error.rules.map(({ rule }) => rule)).toEqual(['BR-06', 'BR-08', 'BR-10', 'BR-CO-26', 'BR-S-02']);
      expect(error.message).toContain('; BR-08: the seller has no postal address; ');
    }
  });

  it('can have more lines than earlier versions took', () => {
    const [line] = short.lines;
    const lines = Array.from({ length: 2_001 }, (_, index) => ({
      ...line,
      id: String(index),
    })) as InvoiceContent['lines'];
    expect(readInvoice(write({ lines })).content.lines).toHaveLength(2_001);
  });
});
