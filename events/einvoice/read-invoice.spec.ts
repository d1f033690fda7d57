import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from '../document/document.ts';
import { readInvoice } from './read-invoice.ts';
import { example, issued } from './testing/example.ts';
import { refusalOf } from './testing/refusal.ts';
import { exampleXml, leastXml, legalEntity, replaced, vat } from './testing/xml.ts';
import { writeInvoice } from './write-invoice.ts';
import { BuyerNotIdentified, ElementInvalid } from './xml/refusals.ts';

describe('a UBL invoice', () => {
  it('is read in all its terms', () => {
    const { content } = readInvoice(exampleXml);
    expect(content).toEqual(example);
    expect(Value.Errors(InvoiceContent, content)).toEqual([]);
  });

  it('needs only the required elements', () => {
    const { content, stated } = readInvoice(leastXml());
    const amounts = { lines: 1_000, allowances: 0, charges: 0, taxExclusive: 1_000, tax: 0, taxInclusive: 1_000 };
    const taxes = [{ category: 'Z', rate: '0', taxable: 1_000, tax: 0 }];
    expect(stated).toStrictEqual({ nets: [1_000], taxes, totals: { ...amounts, prepaid: 0, payable: 1_000 } });
    expect(content).toStrictEqual({
      issuedOn: '2026-11-22',
      currency: 'EUR',
      customer: { id: 'b@example', name: 'Buyer' },
      seller: { name: 'Seller', vatId: 'NL1' },
      buyer: { name: 'Buyer', electronicAddress: { id: 'b@example' } },
      lines: [{ id: '1', description: 'Thing', quantity: '2', unitPrice: '500', tax: { category: 'Z', rate: '0' } }],
    });
  });

  // EN 16931 bounds neither
  it('may have long texts and long lists', () => {
    const long = 'Café 🧾 '.repeat(2_000).trim();
    const [means = ''] =
      /<cac:PaymentMeans>(?:(?!<cac:PaymentMeans>).)*NL91.*?<\/cac:PaymentMeans>/s.exec(exampleXml) ?? [];
    const xml = replaced(replaced(exampleXml, means, means.repeat(30)), '>30 days net<', `>${long}<`)
      .replaceAll('Müller &amp; Söhne &lt;Möbel&gt;', long)
      .replace('>Delft<', `>${long}<`)
      .replace(/<cbc:Note>#AAI#.*?<\/cbc:Note>/s, `<cbc:Note>${long}</cbc:Note>`.repeat(50));
    const { content } = readInvoice(xml);
    expect(content.paymentTerms).toBe(long);
    expect(content.paymentInstructions).toHaveLength(31);
    expect(content.notes).toEqual([...Array(50).fill(long), 'Two lines,\none note.']);
    expect(content.seller?.address?.city).toBe(long);
    expect(content.buyer?.name).toBe(long);
    expect(content.customer).toEqual({ id: 'C-4711', name: [...long].slice(0, 300).join('') });
    expect(Value.Errors(InvoiceContent, content)).toEqual([]);
  });

  it('is read with any namespace prefixes', () => {
    const prefixed = exampleXml
      .replaceAll('cbc:', 'q:')
      .replace('xmlns:cbc', 'xmlns:q')
      .replaceAll('cac:', 'cbc:')
      .replace('xmlns:cac', 'xmlns:cbc');
    expect(readInvoice(prefixed)).toEqual(readInvoice(exampleXml));
  });

  it('is read without the white space around its values, and without what EN 16931 does not know', () => {
    const padded = exampleXml
      .replaceAll(/<(c[ab]c:\w+)([^>]*)>([^<\s][^<]*)</g, '<$1$2>\n  $3\n<')
      // the published rules count white space after the point as digits (BR-DEC-*)
      .replaceAll(/\n(?=<\/cbc:\w*Amount>)/g, '')
      .replace(
        '<cbc:ID>',
        '<ext:UBLExtensions xmlns:ext="urn:x"><ext:A>1</ext:A></ext:UBLExtensions><cbc:UUID>u</cbc:UUID><cbc:ID>',
      );
    expect(readInvoice(padded)).toEqual(readInvoice(exampleXml));
  });

  // BR-51: a warning in UBL; the longest number that is not one has ten characters
  it.each([
    ['4111111111111111', '1111'],
    ['411111XXXXXX1234', '1234'],
    ['12345678901', '8901'],
    ['1234567890', '1234567890'],
  ])('has of the number of a payment card no more than the last digits: %s', (stated, kept) => {
    const xml = exampleXml.replace('>1111</cbc:PrimaryAccountNumberID>', `> ${stated} </cbc:PrimaryAccountNumberID>`);
    expect(readInvoice(xml).content.paymentInstructions?.[0]?.card?.number).toBe(kept);
  });

  it.each<[what: string, place: string | RegExp, by: string]>([
    [
      'a true indicator as 1',
      /(?<=<cbc:ChargeIndicator>)true(?=<\/cbc:ChargeIndicator>\s*<cbc:AllowanceChargeReason>P)/,
      '1',
    ],
    [
      'a false indicator as 0',
      /(?<=<cbc:ChargeIndicator>)false(?=<\/cbc:ChargeIndicator>\s*<cbc:AllowanceChargeReasonCode>1)/,
      '0',
    ],
    ['a base quantity without its unit', '<cbc:BaseQuantity unitCode="C62">1000<', '<cbc:BaseQuantity>1000<'],
    [
      'white space around a unit',
      '<cbc:InvoicedQuantity unitCode="C62">250<',
      '<cbc:InvoicedQuantity unitCode=" C62 ">250<',
    ],
    ['white space around a currency', 'currencyID="SEK"', 'currencyID=" SEK "'],
    ['an empty period', /(?=<cac:Item>\s*<cbc:Name>Screws)/, '<cac:InvoicePeriod/>'],
    ['an empty note', '<cbc:TaxPointDate>', '<cbc:Note> </cbc:Note><cbc:TaxPointDate>'],
    [
      'a tax scheme without an identifier',
      /(?=<cac:PartyTaxScheme>\s*<cbc:CompanyID>DE999999999)/,
      `<cac:PartyTaxScheme>${vat}</cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID> </cbc:CompanyID>${vat}</cac:PartyTaxScheme>`,
    ],
  ])('may have %s', (_, place, by) => {
    expect(readInvoice(replaced(exampleXml, place, by)).content).toStrictEqual(example);
  });

  it('may have a charge on a price, as a discount below 0', () => {
    const xml = exampleXml
      .replace(/(?<=<cbc:ChargeIndicator>)false(?=<\/cbc:ChargeIndicator>\s*<cbc:Amount)/, 'true')
      .replace('<cbc:BaseAmount currencyID="EUR">500<', '<cbc:BaseAmount currencyID="EUR">300<');
    const { content } = readInvoice(xml);
    expect(content.lines[0]?.priceDiscount).toEqual({ amount: '-10000', grossPrice: '30000' });
    expect(readInvoice(writeInvoice(issued(content))).content).toEqual(content);
  });

  it('may have the base quantity in another unit than the line, and keeps it', () => {
    const xml = replaced(
      exampleXml,
      '<cbc:BaseQuantity unitCode="C62">1000<',
      '<cbc:BaseQuantity unitCode="KGM">-1000<',
    );
    const { content } = readInvoice(xml);
    expect(content.lines[1]).toMatchObject({ unit: 'C62', baseQuantity: '-1000', baseQuantityUnit: 'KGM' });
    expect(readInvoice(writeInvoice(issued(content))).content).toEqual(content);
  });

  // BT-6 is given only if the tax is due in another currency
  it.each(['EUR', ' EUR '])('has no tax in an accounting currency that is its own: "%s"', (currency) => {
    const xml = replaced(
      leastXml({ currency: ' EUR ' }).replaceAll('" EUR "', '"EUR"'),
      '</cbc:DocumentCurrencyCode>',
      `</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>${currency}</cbc:TaxCurrencyCode>`,
    );
    expect(readInvoice(xml)).toStrictEqual(readInvoice(leastXml()));
  });

  it.each([
    ['JPY', '5', 10],
    ['EUR', '500', 1000],
    ['BHD', '5000', 10_000],
  ])('in %s has its amounts in the minor unit of that', (currency, unitPrice, payable) => {
    const { content, stated } = readInvoice(leastXml({ currency }));
    expect(content.lines[0]?.unitPrice).toBe(unitPrice);
    expect(stated.totals.payable).toBe(payable);
  });

  it('keeps every digit of a price', () => {
    const xml = leastXml().replace('>5</cbc:PriceAmount>', '>0005.12345678900</cbc:PriceAmount>');
    expect(readInvoice(xml).content.lines[0]?.unitPrice).toBe('512.3456789');
  });

  it.each([
    ['+10.50', 1050],
    ['010', 1000],
    ['.5', 50],
    ['10.', 1000],
    ['10.50', 1050],
    ['-0', 0],
    ['-3.10', -310],
  ])('may write an amount as XML Schema allows: %s', (text, amount) => {
    const xml = leastXml().replace('>10</cbc:PayableAmount>', `>${text}</cbc:PayableAmount>`);
    expect(readInvoice(xml).stated.totals.payable).toBe(amount);
  });

  it('may have a date with a time zone, which is ignored', () =>
    expect(readInvoice(leastXml().replace('2026-11-22<', '2026-11-22+14:00<')).content.issuedOn).toBe('2026-11-22'));

  it('states the tax in its own currency first, whichever total comes first', () => {
    const [, ofDocument = '', ofAccounting = ''] =
      /(<cac:TaxTotal>.*?<\/cac:TaxTotal>)\s*(<cac:TaxTotal>.*?<\/cac:TaxTotal>)/s.exec(exampleXml) ?? [];
    const swapped = replaced(replaced(exampleXml, ofAccounting, ''), ofDocument, ofAccounting + ofDocument);
    expect(readInvoice(swapped)).toEqual(readInvoice(exampleXml));
  });

  it('may state returned goods with a positive quantity and a negative net amount', () => {
    const xml = leastXml()
      .replaceAll('>10</cbc:LineExtensionAmount>', '>-10</cbc:LineExtensionAmount>')
      .replace('>10</cbc:TaxExclusiveAmount>', '>-10</cbc:TaxExclusiveAmount>');
    expect(readInvoice(xml).content.lines[0]).toMatchObject({ quantity: '2', unitPrice: '500', returned: true });
  });

  it('does not state returned goods on a line that costs nothing', () => {
    const xml = replaced(leastXml(), />10(?=<\/cbc:LineExtensionAmount>\s*<cac:Item>)/, '>0').replace('>2</', '>0</');
    expect(readInvoice(xml).content.lines[0]).not.toHaveProperty('returned');
  });

  it('does not state returned goods if the net amount of a line is wrong', () => {
    const xml = replaced(leastXml(), />10(?=<\/cbc:LineExtensionAmount>\s*<cac:Item>)/, '>-9');
    expect(readInvoice(xml).content.lines[0]).not.toHaveProperty('returned');
  });
});

describe('the customer of a UBL invoice', () => {
  const ids = {
    id: '<cac:PartyIdentification><cbc:ID schemeID="0088">first</cbc:ID></cac:PartyIdentification><cac:PartyIdentification><cbc:ID>second</cbc:ID></cac:PartyIdentification>',
    vat: `<cac:PartyTaxScheme><cbc:CompanyID>LU1</cbc:CompanyID>${vat}</cac:PartyTaxScheme>`,
    legal:
      '<cac:PartyLegalEntity><cbc:RegistrationName>Buyer</cbc:RegistrationName><cbc:CompanyID>B 1</cbc:CompanyID></cac:PartyLegalEntity>',
    endpoint: '<cbc:EndpointID schemeID="0088">end</cbc:EndpointID>',
  };

  it('is known without its scheme in a ledger of an earlier version', () =>
    expect(readInvoice(leastXml({ buyer: ids.id + ids.legal }), undefined, 'without-scheme').content.customer.id).toBe(
      'first',
    ));

  it.each([
    ['its first identifier', ids.endpoint + ids.id + ids.vat + ids.legal, '0088:first'],
    ['else its legal registration', ids.endpoint + ids.vat + ids.legal, 'B 1'],
    ['else its VAT identifier', ids.endpoint + ids.vat + legalEntity('Buyer'), 'LU1'],
    ['else its electronic address', ids.endpoint + legalEntity('Buyer'), '0088:end'],
  ])('is known by %s', (_, buyer, id) =>
    expect(readInvoice(leastXml({ buyer })).content.customer).toEqual({ id, name: 'Buyer' }),
  );

  it('has its registered name, else its trading name', () => {
    const trading = '<cac:PartyName><cbc:Name>Shop</cbc:Name></cac:PartyName>';
    expect(readInvoice(leastXml({ buyer: ids.endpoint + trading + legalEntity('Buyer') })).content.customer.name).toBe(
      'Buyer',
    );
    expect(readInvoice(leastXml({ buyer: ids.endpoint + trading })).content.customer.name).toBe('Shop');
  });

  // EN 16931: BT-46 to BT-49 are all optional
  it('must be named beside the document if the buyer has no identifier', () => {
    const xml = leastXml({ buyer: legalEntity('Buyer') });
    const error = refusalOf(xml);
    expect(error).toBeInstanceOf(BuyerNotIdentified);
    expect(error.message).toContain('POST /invoices?customer=');
    expect(readInvoice(xml, 'c-1').content).toMatchObject({
      customer: { id: 'c-1', name: 'Buyer' },
      customerIdIsInternal: true,
      buyer: { name: 'Buyer' },
    });
  });

  it('may be named beside the document, which stays as it is', () => {
    const { content } = readInvoice(exampleXml, 'c-1');
    const { buyer, customer } = example;
    expect(content).toEqual({ ...example, customer: { ...customer, id: 'c-1' }, customerIdIsInternal: true });
    expect(content.buyer).toEqual(buyer);
    expect(readInvoice(exampleXml, customer.id).content).toStrictEqual(example);
  });

  it.each(['12/345', '..', 'x'.repeat(101), 'a\u200bb'])('cannot have an id that is none of a customer: %j', (id) => {
    const buyer = `<cac:PartyIdentification><cbc:ID>${id}</cbc:ID></cac:PartyIdentification>${legalEntity('Buyer')}`;
    const xml = leastXml({ buyer });
    expect(refusalOf(xml)).toBeInstanceOf(ElementInvalid);
    if (!id.includes('\u200b')) {
      expect(refusalOf(xml)).toMatchObject({
        path: '/Invoice/cac:AccountingCustomerParty/cac:Party',
        value: id.slice(0, 100),
      });
      expect(refusalOf(xml).message).toContain('Send the parameter "customer"');
      expect(readInvoice(xml, 'c-1').content).toMatchObject({ customer: { id: 'c-1' }, buyer: { ids: [{ id }] } });
    }
  });

  it('is the same in capitals and in small letters, if its id is a UUID', () => {
    const capital = 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6';
    const invoice = readInvoice(replaced(exampleXml, /(?<=<cac:PartyIdentification>\s*<cbc:ID>)C-4711/, capital));
    expect(invoice.content.customer.id).toBe(capital.toLowerCase());
    expect(invoice.content.buyer?.ids).toEqual([{ id: capital }]);
  });

  it('cannot have an id with a character that cannot be seen, wherever the id is', () => {
    const hidden = 'C-\u{e0041}4711';
    const ofParty = replaced(exampleXml, /(?<=<cac:PartyIdentification>\s*<cbc:ID>)C-4711/, hidden);
    expect(refusalOf(ofParty).message).toContain(`must not contain characters that cannot be seen`);
    const taxId = `${legalEntity('Buyer')}<cac:PartyTaxScheme><cbc:CompanyID>${hidden}</cbc:CompanyID>${vat}</cac:PartyTaxScheme>`;
    expect(refusalOf(leastXml({ buyer: taxId })).message).toContain(`"${hidden}" cannot be a customer id`);
    const number = replaced(exampleXml, /LH-2026-0113(?=<\/cbc:ID>\s*<cbc:IssueDate>)/, 'LH\u{e0100}');
    expect(refusalOf(number).message).toContain('must not contain characters that cannot be seen');
  });
});
