import { describe, expect, it } from 'vitest';
import { checkTotals } from '../check-totals.ts';
import { readCreditNote } from '../read-credit-note.ts';
import { readInvoice } from '../read-invoice.ts';
import { refusalOf } from '../testing/refusal.ts';
import { exampleXml, replaced } from '../testing/xml.ts';
import { BuyerNotIdentified, ElementRepeated, OtherKindOfDocument, type RulesBroken } from '../xml/refusals.ts';
import { date, leastXml, type Parts, subtotal } from './testing/xml.ts';

const contentOf = (parts: Parts) => readInvoice(leastXml(parts)).content;
const lineOf = (parts: Parts) => contentOf(parts).lines[0];

const root = '/rsm:CrossIndustryInvoice';
const transaction = `${root}/rsm:SupplyChainTradeTransaction`;
const settlement = `${transaction}/ram:ApplicableHeaderTradeSettlement`;

describe('a CII invoice', () => {
  it('needs only the required elements', () => {
    const { content, stated } = readInvoice(leastXml());
    expect(content).toEqual({
      typeCode: '380',
      issuedOn: '2026-11-22',
      currency: 'EUR',
      customer: { id: 'B-1', name: 'Buyer' },
      seller: { name: 'Seller', vatId: 'NL1' },
      buyer: { name: 'Buyer', ids: [{ id: 'B-1' }] },
      lines: [
        {
          id: '1',
          description: 'Thing',
          quantity: '2',
          unit: 'C62',
          unitPrice: '500',
          tax: { category: 'Z', rate: '0' },
        },
      ],
    });
    const { tax: _, ...totals } = stated.totals;
    expect(totals).toEqual({
      lines: 1000,
      allowances: 0,
      charges: 0,
      taxExclusive: 1000,
      taxInclusive: 1000,
      prepaid: 0,
      payable: 1000,
    });
  });

  it('is read with any namespace prefixes', () => {
    const renamed = leastXml().replaceAll('ram:', 'a:').replaceAll('rsm:', 'b:');
    expect(readInvoice(renamed.replace('xmlns:ram', 'xmlns:a').replace('xmlns:rsm', 'xmlns:b'))).toEqual(
      readInvoice(leastXml()),
    );
  });

  it('has a date as YYYYMMDD (code 102), in no other format', () => {
    const issued = (xml: string) => leastXml({ issuedOn: xml });
    expect(readInvoice(issued('<udt:DateTimeString>20240229</udt:DateTimeString>')).content.issuedOn).toBe(
      '2024-02-29',
    );
    const path = `${root}/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString`;
    expect(refusalOf(issued('<udt:DateTimeString format="203">202402291200</udt:DateTimeString>')).message).toBe(
      `BR-03: ${path}/@format "203" is not 102 (YYYYMMDD)`,
    );
    for (const day of ['20230229', '2024-02-29', '240229']) {
      expect(refusalOf(issued(date(day))).message).toBe(`BR-03: ${path} "${day}" is not a date (YYYYMMDD)`);
    }
  });

  it('has the subject code of a note before its text, as UBL has', () => {
    const note = (inside: string) => `<ram:IncludedNote>${inside}</ram:IncludedNote>`;
    const { notes } = contentOf({
      document:
        note('<ram:Content>Thanks</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode>') +
        note('<ram:Content>Plain</ram:Content>') +
        note('<ram:SubjectCode>AAI</ram:SubjectCode>'),
    });
    expect(notes).toEqual(['#AAI#Thanks', 'Plain']);
  });

  it('has the tax identifiers of a party by their schemes', () => {
    const registration = (scheme: string, id: string) =>
      `<ram:SpecifiedTaxRegistration><ram:ID schemeID="${scheme}">${id}</ram:ID></ram:SpecifiedTaxRegistration>`;
    const [va, fc] = [registration('VA', 'DE123'), registration('FC', '22/815')];
    const name = '<ram:Name>Seller</ram:Name>';
    expect(contentOf({ seller: name + va + fc }).seller).toMatchObject({ vatId: 'DE123', taxRegistrationId: '22/815' });
    expect(contentOf({ seller: name + fc }).seller).toEqual({ name: 'Seller', taxRegistrationId: '22/815' });
    expect(refusalOf(leastXml({ seller: name + va + va })).message).toBe(
      `${transaction}/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:SpecifiedTaxRegistration[2]/ram:ID "DE123" is a second identifier of its kind`,
    );
  });

  it('has identifiers without a scheme and global ones', () => {
    const ids = '<ram:ID>S-1</ram:ID><ram:GlobalID schemeID="0088">5412345000013</ram:GlobalID>';
    const both = [{ id: 'S-1' }, { id: '5412345000013', scheme: '0088' }];
    expect(contentOf({ seller: `${ids}<ram:Name>Seller</ram:Name>` }).seller?.ids).toEqual(both);
    expect(
      contentOf({ settlement: `<ram:PayeeTradeParty>${ids}<ram:Name>P</ram:Name></ram:PayeeTradeParty>` }).payee,
    ).toEqual({
      name: 'P',
      ids: both,
    });
    const shipTo = (id: string) => ({ delivery: `<ram:ShipToTradeParty>${id}</ram:ShipToTradeParty>` });
    expect(contentOf(shipTo('<ram:ID>Dock 4</ram:ID>')).delivery).toEqual({ location: { id: 'Dock 4' } });
    const global = '<ram:GlobalID schemeID="0088">54</ram:GlobalID>';
    for (const id of [global, `<ram:ID>Dock 4</ram:ID>${global}`])
      expect(contentOf(shipTo(id)).delivery).toEqual({ location: { id: '54', scheme: '0088' } });
  });

  it('has a person or a department as contact', () => {
    const contact = (inside: string) =>
      `<ram:Name>Seller</ram:Name><ram:DefinedTradeContact>${inside}</ram:DefinedTradeContact>`;
    const person = '<ram:PersonName>Jo Vis</ram:PersonName>';
    const department = '<ram:DepartmentName>Accounts</ram:DepartmentName>';
    expect(contentOf({ seller: contact(department) }).seller?.contact).toEqual({ name: 'Accounts' });
    expect(contentOf({ seller: contact(person + department) }).seller?.contact).toEqual({ name: 'Jo Vis' });
  });

  it('has tender, object and supporting documents by the types of their references', () => {
    const reference = (inside: string) =>
      `<ram:AdditionalReferencedDocument>${inside}</ram:AdditionalReferencedDocument>`;
    const typed = (id: string, code: string) =>
      `<ram:IssuerAssignedID>${id}</ram:IssuerAssignedID><ram:TypeCode>${code}</ram:TypeCode>`;
    const object = `${typed('meter-5', '130')}<ram:ReferenceTypeCode>ABT</ram:ReferenceTypeCode>`;
    const content = contentOf({
      agreement:
        reference(`${typed('sheet', '916')}<ram:URIID>https://a.example</ram:URIID><ram:Name>Hours</ram:Name>`) +
        reference(object) +
        reference(typed('LOT-1', '50')) +
        reference('<ram:IssuerAssignedID>untyped</ram:IssuerAssignedID>'),
      lineSettlement: reference(object) + reference(typed('picture', '916')),
    });
    expect(content).toMatchObject({ tenderReference: 'LOT-1', object: { id: 'meter-5', scheme: 'ABT' } });
    expect(content.supportingDocuments).toEqual([
      { id: 'sheet', location: 'https://a.example', description: 'Hours' },
      { id: 'untyped' },
    ]);
    expect(content.lines[0]?.object).toEqual({ id: 'meter-5', scheme: 'ABT' });
    const two = refusalOf(leastXml({ lineSettlement: reference(object) + reference(object) }));
    expect(two).toBeInstanceOf(ElementRepeated);
    expect(two.path).toBe(
      `${transaction}/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument`,
    );
  });

  it('refers to earlier invoices', () => {
    const earlier = (inside: string) => `<ram:InvoiceReferencedDocument>${inside}</ram:InvoiceReferencedDocument>`;
    const issued = `<ram:FormattedIssueDateTime>${date('20261001', 'qdt:DateTimeString')}</ram:FormattedIssueDateTime>`;
    const { precedingInvoices } = contentOf({
      settlement:
        earlier(`<ram:IssuerAssignedID>A-1</ram:IssuerAssignedID>${issued}`) +
        earlier('<ram:IssuerAssignedID>A-2</ram:IssuerAssignedID>'),
    });
    expect(precedingInvoices).toEqual([{ number: 'A-1', issuedOn: '2026-10-01' }, { number: 'A-2' }]);
  });
});

describe('a CII price', () => {
  const net = (inside = '') =>
    `<ram:NetPriceProductTradePrice><ram:ChargeAmount>5</ram:ChargeAmount>${inside}</ram:NetPriceProductTradePrice>`;
  const gross = (inside: string) => `<ram:GrossPriceProductTradePrice>${inside}</ram:GrossPriceProductTradePrice>`;
  const discount = (isCharge: string) =>
    `<ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>${isCharge}</udt:Indicator></ram:ChargeIndicator>
     <ram:ActualAmount>1.25</ram:ActualAmount></ram:AppliedTradeAllowanceCharge>`;
  const amount = '<ram:ChargeAmount>6.25</ram:ChargeAmount>';
  const base = (quantity: string, unit = ' unitCode="C62"') =>
    `<ram:BasisQuantity${unit}>${quantity}</ram:BasisQuantity>`;

  it('may have a gross price with its discount', () => {
    expect(lineOf({ price: gross(amount + discount('false')) + net() })).toMatchObject({
      unitPrice: '500',
      priceDiscount: { amount: '125', grossPrice: '625' },
    });
    expect(lineOf({ price: gross(amount) + net() })?.priceDiscount).toEqual({ amount: '0', grossPrice: '625' });
    expect(lineOf({ price: net() })).not.toHaveProperty('priceDiscount');
    expect(lineOf({ price: gross('') + net() })).not.toHaveProperty('priceDiscount');
  });

  // EN 16931 has one discount (BT-147), which is the difference between the two prices
  it('has the sum of its discounts', () => {
    const two = gross('<ram:ChargeAmount>7.50</ram:ChargeAmount>' + discount('false') + discount('false'));
    expect(lineOf({ price: two + net() })?.priceDiscount).toEqual({ amount: '250', grossPrice: '750' });
  });

  it('has a charge as a discount below 0', () => {
    const charged = gross(`<ram:ChargeAmount>3.75</ram:ChargeAmount>${discount('true')}`);
    expect(lineOf({ price: charged + net() })?.priceDiscount).toEqual({ amount: '-125', grossPrice: '375' });
    const both = gross(`<ram:ChargeAmount>5</ram:ChargeAmount>${discount('true')}${discount('false')}`);
    expect(lineOf({ price: both + net() })?.priceDiscount).toEqual({ amount: '0', grossPrice: '500' });
  });

  it('has the base quantity of the net price, else of the gross price', () => {
    expect(lineOf({ price: gross(amount + base('1.1')) + net(base('10')) })?.baseQuantity).toBe('10');
    expect(lineOf({ price: gross(amount + base('100', '')) + net() })?.baseQuantity).toBe('100');
    const kilograms = ' unitCode="KGM"';
    expect(lineOf({ price: net(base('2', kilograms)) })).toMatchObject({ baseQuantity: '2', baseQuantityUnit: 'KGM' });
    expect(lineOf({ price: gross(amount + base('2', kilograms)) + net(base('1')) })).not.toHaveProperty(
      'baseQuantityUnit',
    );
  });
});

describe('the tax of a CII invoice', () => {
  const point = (day: string) => `<ram:TaxPointDate>${date(day, 'udt:DateString')}</ram:TaxPointDate>`;
  const code = (value: string) => `<ram:DueDateTypeCode>${value}</ram:DueDateTypeCode>`;

  it('has its date with the tax categories, in the first or in each', () => {
    expect(contentOf({ taxes: subtotal(point('20261120')) + subtotal() }).taxPointOn).toBe('2026-11-20');
    expect(contentOf({ taxes: subtotal(point('20261120')) + subtotal(point('20261120')) }).taxPointOn).toBe(
      '2026-11-20',
    );
    const error = refusalOf(leastXml({ taxes: subtotal(point('20261120')) + subtotal(point('20261121')) }));
    expect(error.message).toContain(`${settlement}/ram:ApplicableTradeTax/ram:TaxPointDate occurs 2 times`);
  });

  it.each([
    ['5', '3'],
    ['29', '35'],
    ['72', '432'],
  ])('has the code %s of UNTDID 2475 for %s of UNTDID 2005', (inCii, taxPointCode) => {
    expect(contentOf({ taxes: subtotal(code(inCii)) })).toMatchObject({ taxPointCode });
  });

  it('has no other code', () => {
    expect(refusalOf(leastXml({ taxes: subtotal(code('3')) })).message).toBe(
      `BR-CL-06: ${settlement}/ram:ApplicableTradeTax/ram:DueDateTypeCode "3" is none of 5, 29, 72`,
    );
    expect(refusalOf(leastXml({ taxes: subtotal(code('5')) + subtotal(code('29')) })).message).toContain(
      `${settlement}/ram:ApplicableTradeTax/ram:DueDateTypeCode occurs 2 times; once is allowed`,
    );
  });

  it('is VAT', () => {
    const taxes = subtotal().replace('>VAT<', '>GST<');
    expect(refusalOf(leastXml({ taxes })).message).toMatch(
      `BR-47: ${settlement}/ram:ApplicableTradeTax/ram:TypeCode "GST" is not VAT, the only tax of EN 16931; BR-48: `,
    );
  });

  const total = (currency: string, amount: string) =>
    `<ram:TaxTotalAmount currencyID="${currency}">${amount}</ram:TaxTotalAmount>`;
  const accounting = '<ram:TaxCurrencyCode>SEK</ram:TaxCurrencyCode>';

  it('has its total in the currency of the document, and in the accounting currency', () => {
    const { content, stated } = readInvoice(
      leastXml({ settlement: accounting, summation: total('SEK', '21.90') + total('EUR', '1.90') }),
    );
    expect(content.accountingTax).toEqual({ currency: 'SEK', amount: 2190 });
    expect(stated.totals.tax).toBe(190);
  });

  it('needs the total in the accounting currency, which is another one (BR-53)', () => {
    const path = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount`;
    expect(refusalOf(leastXml({ settlement: accounting, summation: total('EUR', '0') })).message).toContain(
      `BR-53: ${path}[@currencyID="SEK"] is missing or empty`,
    );
    const own = '<ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>';
    expect(refusalOf(leastXml({ settlement: own, summation: total('EUR', '0') })).message).toBe(
      `BR-53: ${settlement}/ram:TaxCurrencyCode "EUR" is the currency of the document`,
    );
  });

  it('has one total in a currency', () => {
    const summation = total('EUR', '0') + total('EUR', '0');
    expect(refusalOf(leastXml({ summation })).message).toMatch(/^BR-CO-15: .*\[@currencyID="EUR"\] occurs 2 times/);
    expect(refusalOf(leastXml({ summation: total('SEK', '0') + total('NOK', '0') }))).toBeInstanceOf(ElementRepeated);
  });

  it('has the total in the accounting currency although the document does not name that currency', () => {
    const { content } = readInvoice(leastXml({ summation: total('SEK', '21.90') }));
    expect(content.accountingTax).toEqual({ currency: 'SEK', amount: 2190 });
    expect(refusalOf(leastXml({ summation: total('SEKK', '21.90') })).message).toMatch(
      /^BR-CL-03: .*\/@currencyID "SEKK" is not a currency of ISO 4217/,
    );
  });

  // as published, BR-CO-15 compares a total with a currency, but allows GrandTotalAmount to be TaxBasisTotalAmount
  it('may leave out the currency of its total if nothing is to be paid of it', () => {
    const bare = (amount: string) => `<ram:TaxTotalAmount>${amount}</ram:TaxTotalAmount>`;
    expect(readInvoice(leastXml({ summation: bare('0') })).stated.totals).toMatchObject({ tax: 0, payable: 1000 });
    const taxed = leastXml({ summation: bare('1.90') }).replace(
      '<ram:GrandTotalAmount>10<',
      '<ram:GrandTotalAmount>11.90<',
    );
    expect(refusalOf(taxed).message).toMatch(/^BR-CO-15: .*ram:TaxTotalAmount\/@currencyID is missing or empty; /);
  });
});

// EN 16931 for CII 1.3.16
describe('a CII document is refused by name', () => {
  it('if an allowance does not say that it is none of charges', () => {
    const settlement =
      '<ram:SpecifiedTradeAllowanceCharge><ram:ActualAmount>1</ram:ActualAmount></ram:SpecifiedTradeAllowanceCharge>';
    expect(refusalOf(leastXml({ settlement })).message).toMatch(
      /^CII-SR-463: .*ram:ChargeIndicator\/udt:Indicator is missing/,
    );
  });

  it('if its totals are there twice, and is read on with the first', () => {
    const [totals = ''] = /<(ram:\w+HeaderMonetarySummation)>.*<\/\1>/s.exec(leastXml()) ?? [];
    const error = refusalOf(
      leastXml().replace(totals, totals.replace('<ram:DuePayableAmount>10', '<ram:DuePayableAmount>9') + totals),
    );
    expect((error as RulesBroken).rules.map(({ rule }) => rule)).toEqual(['BR-CO-15', 'BR-CO-16']);
  });

  it.each([
    ['LineTotalAmount', 'CII-SR-477'],
    ['GrandTotalAmount', 'CII-SR-482'],
    ['DuePayableAmount', 'CII-SR-487'],
  ])('if a total is there twice: %s', (name, rule) => {
    const [, before = '', once = ''] =
      new RegExp(`(HeaderMonetarySummation>.*)(<ram:${name}>10</ram:${name}>)`, 's').exec(leastXml()) ?? [];
    expect(refusalOf(leastXml().replace(before + once, before + once + once)).message).toMatch(
      new RegExp(`^${rule}: `),
    );
  });
});

it('a CII amount may state its currency, but no other one', () => {
  const due = (attribute: string) =>
    replaced(leastXml(), '<ram:DuePayableAmount>', `<ram:DuePayableAmount${attribute}>`);
  expect(readInvoice(due(' currencyID="EUR"'))).toEqual(readInvoice(leastXml()));
  expect(refusalOf(due(' currencyID="USD"')).message).toBe(
    `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount/@currencyID "USD" is not EUR, the currency of the document, in which EN 16931 has all its amounts except BT-111`,
  );
});

describe('how to pay a CII invoice', () => {
  const means = (inside: string, code = '58') =>
    `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>${code}</ram:TypeCode>${inside}</ram:SpecifiedTradeSettlementPaymentMeans>`;
  const account = (name: string, id: string) =>
    `<ram:PayeePartyCreditorFinancialAccount><ram:${name}>${id}</ram:${name}></ram:PayeePartyCreditorFinancialAccount>`;
  const terms = (inside: string) => `<ram:SpecifiedTradePaymentTerms>${inside}</ram:SpecifiedTradePaymentTerms>`;
  const text = '<ram:Information>By transfer</ram:Information>';
  const remittance = '<ram:PaymentReference>R-1</ram:PaymentReference>';
  const mandate = terms('<ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID>');
  const debited =
    '<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>DE02120300000000202051</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>';

  it('is told by means of payment for each account, with the remittance information in each and the text once', () => {
    const { paymentInstructions } = contentOf({
      settlement:
        means(text + account('IBANID', 'NL02ABNA0123456789')) +
        means(text + account('ProprietaryID', '123-4')) +
        remittance,
    });
    expect(paymentInstructions).toEqual([
      { meansCode: '58', meansText: 'By transfer', account: 'NL02ABNA0123456789', remittance: 'R-1' },
      { meansCode: '58', account: '123-4', remittance: 'R-1' },
    ]);
  });

  it('has the text of the means that has one', () => {
    expect(contentOf({ settlement: means('') + means(text) }).paymentInstructions).toEqual([
      { meansCode: '58' },
      { meansCode: '58', meansText: 'By transfer' },
    ]);
  });

  it('has the mandate with the account that is debited, else with the direct debit, else with the first means', () => {
    const mandates = (xml: string) =>
      contentOf({ settlement: xml + mandate }).paymentInstructions?.map((instruction) => instruction.mandate);
    expect(mandates(means('') + means(debited))).toEqual([
      undefined,
      { reference: 'M-1', debitedAccount: 'DE02120300000000202051' },
    ]);
    expect(mandates(means('') + means('', '59'))).toEqual([undefined, { reference: 'M-1' }]);
    expect(mandates(means('') + means('', '49'))).toEqual([undefined, { reference: 'M-1' }]);
    expect(mandates(means('') + means(''))).toEqual([{ reference: 'M-1' }, undefined]);
  });

  it('is not defined (code 1) if there is a remittance information or a mandate alone', () => {
    expect(contentOf({ settlement: remittance }).paymentInstructions).toEqual([{ meansCode: '1', remittance: 'R-1' }]);
    expect(contentOf({ settlement: mandate }).paymentInstructions).toEqual([
      { meansCode: '1', mandate: { reference: 'M-1' } },
    ]);
    expect(contentOf({})).not.toHaveProperty('paymentInstructions');
  });

  it('has the creditor identifier with the seller', () => {
    const settlement = '<ram:CreditorReferenceID>DE98ZZZ</ram:CreditorReferenceID>';
    expect(contentOf({ settlement }).seller?.ids).toEqual([{ id: 'DE98ZZZ', scheme: 'SEPA' }]);
    const seller = '<ram:ID>S-1</ram:ID><ram:Name>Seller</ram:Name>';
    expect(contentOf({ settlement, seller }).seller?.ids).toEqual([{ id: 'S-1' }, { id: 'DE98ZZZ', scheme: 'SEPA' }]);
  });

  describe('has its terms and the due date', () => {
    const due = (day = '20261222') => `<ram:DueDateDateTime>${date(day)}</ram:DueDateDateTime>`;
    const description = (text: string) => `<ram:Description>${text}</ram:Description>`;
    const termsOf = (settlement: string) => {
      const { paymentTerms, dueOn } = contentOf({ settlement });
      return [paymentTerms, dueOn];
    };

    it('in one place', () =>
      expect(termsOf(terms(description('30 days net') + due()))).toEqual(['30 days net', '2026-12-22']));

    // CII-SR-452 and CII-SR-453 of the published rules are warnings
    it('in several places, or several texts, whose lines are one text', () => {
      expect(termsOf(terms(description('30 days net')) + terms(due()))).toEqual(['30 days net', '2026-12-22']);
      expect(termsOf(terms(description('30 days net') + due()) + terms(description('by transfer') + due()))).toEqual([
        '30 days net\nby transfer',
        '2026-12-22',
      ]);
      expect(termsOf(terms(description('30 days net') + description('by transfer')))).toEqual([
        '30 days net\nby transfer',
        undefined,
      ]);
      const [week, fortnight] = ['#SKONTO#TAGE=7#PROZENT=3.00#\n', '#SKONTO#TAGE=14#PROZENT=2.00#\n'];
      expect(termsOf(terms(description(week)) + terms(description(fortnight)))[0]).toBe(week + fortnight);
    });

    it('of which there is one, or what to send instead is said', () => {
      expect(refusalOf(leastXml({ settlement: terms(due()) + terms(due('20261231')) })).message).toBe(
        `${settlement}/ram:SpecifiedTradePaymentTerms[1] "2026-12-22, 2026-12-31" are several, and EN 16931 has one. ` +
          'Send the last one (BT-9), and say in the payment terms (BT-20) what is due before it',
      );
      const other = terms('<ram:DirectDebitMandateID>M-2</ram:DirectDebitMandateID>');
      expect(refusalOf(leastXml({ settlement: mandate + other })).message).toContain('"M-1, M-2" are several');
    });
  });
});

describe('a CII document that lacks an element', () => {
  const section = (name: string) => new RegExp(`<${name}>.*</${name}>`, 's');
  const ofLine = `${transaction}/ram:IncludedSupplyChainTradeLineItem`;
  const summation = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
  const totals = ['BR-12', 'BR-13', 'BR-14', 'BR-15', 'BR-CO-10', 'BR-CO-13', 'BR-CO-15', 'BR-CO-16'];
  // the rules that the published ones (EN 16931 1.3.16 for CII) name for each document, as far as they touch money
  it.each([
    ['rsm:ExchangedDocument', `${root}/rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString`, ['BR-03']],
    ['ram:InvoiceCurrencyCode', `${settlement}/ram:InvoiceCurrencyCode`, ['BR-05']],
    ['ram:IncludedSupplyChainTradeLineItem', ofLine, ['BR-16', 'BR-Z-01', 'BR-CO-10', 'BR-Z-08']],
    ['ram:BuyerTradeParty', `${transaction}/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty`, ['BR-07']],
    ['ram:SpecifiedLineTradeDelivery', `${ofLine}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity`, ['BR-22']],
    [
      'ram:SpecifiedLineTradeAgreement',
      `${ofLine}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount`,
      ['BR-26', 'BR-27', 'CII-SR-439'],
    ],
    ['ram:SpecifiedTradeSettlementHeaderMonetarySummation', `${summation}/ram:LineTotalAmount`, totals],
    ['ram:DuePayableAmount', `${summation}/ram:DuePayableAmount`, ['BR-15', 'BR-CO-16']],
  ])('is refused, and the element and the rules named: %s', (name, path, rules) => {
    const error = refusalOf(replaced(leastXml(), section(name), ''));
    expect(error.message).toContain(`${path} is missing or empty`);
    expect([...new Set((error as RulesBroken).rules.map(({ rule }) => rule))].toSorted()).toEqual(rules.toSorted());
  });

  // EN 16931 1.3.16 for CII: its schema allows several totals
  it.each([
    ['ram:DuePayableAmount', 'CII-SR-487'],
    ['ram:GrandTotalAmount', 'CII-SR-482'],
    ['ram:ChargeAmount', 'CII-SR-441'],
  ])('has an amount once: %s', (name, rule) => {
    const [once = ''] = section(name).exec(leastXml()) ?? [];
    expect(refusalOf(leastXml().replace(once, once + once)).message).toMatch(`${rule}: `);
  });

  it('is refused if its buyer has no identifier', () => {
    const error = refusalOf(leastXml({ buyer: '<ram:Name>Buyer</ram:Name>' }));
    expect(error).toBeInstanceOf(BuyerNotIdentified);
    expect(error.path).toBe(`${transaction}/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty`);
  });
});

describe('a CII document of another kind', () => {
  const creditNote = leastXml({ typeCode: '381' });

  it('is told by its type code', () => {
    const error = refusalOf(creditNote);
    expect(error).toBeInstanceOf(OtherKindOfDocument);
    expect(error).toMatchObject({
      path: '/',
      expected: 'Invoice',
      found: 'rsm:CrossIndustryInvoice with the type code 381',
      message:
        'the root element is rsm:CrossIndustryInvoice with the type code 381, ' +
        'not Invoice of UBL 2.1 or rsm:CrossIndustryInvoice with the type code of an invoice. A credit note is sent to its invoice ' +
        '(POST /invoices/{id}/credit-notes) or, if it is about several invoices or none, onto the account of its customer ' +
        '(POST /customers/{id}/credit-notes)',
    });
    expect(() => readCreditNote(leastXml())).toThrow(
      'not CreditNote of UBL 2.1 or rsm:CrossIndustryInvoice with the type code of a credit note',
    );
    expect(readCreditNote(creditNote).content).toEqual({ ...readInvoice(leastXml()).content, typeCode: '381' });
  });

  // UNTDID 1001, as BR-CL-01 of UBL allows them for credit notes and invoices
  it.each(['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '532'])(
    'is a credit note: %s',
    (typeCode) => {
      expect(() => readInvoice(leastXml({ typeCode }))).toThrow(OtherKindOfDocument);
      expect(readCreditNote(leastXml({ typeCode })).content.typeCode).toBe(typeCode);
    },
  );

  it.each(['326', '380', '384', '389', '751'])('is an invoice: %s', (typeCode) => {
    expect(contentOf({ typeCode }).typeCode).toBe(typeCode);
    expect(() => readCreditNote(leastXml({ typeCode }))).toThrow(OtherKindOfDocument);
  });

  it('is an invoice if it has no type code', () => {
    const untyped = replaced(leastXml(), '<ram:TypeCode>380</ram:TypeCode>', '');
    expect(readInvoice(untyped).content).not.toHaveProperty('typeCode');
    expect(() => readCreditNote(untyped)).toThrow('rsm:CrossIndustryInvoice without a type code, not CreditNote');
  });

  it('is refused in UBL as before', () => {
    expect(() => readCreditNote(exampleXml)).toThrow(OtherKindOfDocument);
  });
});

it('a CII invoice whose totals are wrong is read, and the totals are reported', () => {
  const { content, stated } = readInvoice(replaced(leastXml(), /(?<=DuePayableAmount>)10/, '11'));
  expect(checkTotals(content, stated)).toContainEqual(
    expect.objectContaining({ term: 'BT-115', stated: 1100, computed: 1000 }),
  );
});
