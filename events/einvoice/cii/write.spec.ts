import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read-invoice.ts';
import { example, issued, type Unattached } from '../testing/example.ts';
import { writeCreditNote } from '../write-credit-note.ts';
import { NotAnEN16931Invoice } from '../write-document.ts';
import { writeInvoice } from '../write-invoice.ts';
import { parseXml } from '../xml/parse.ts';

const written = (change: Partial<Unattached> = {}) => writeInvoice(issued({ ...example, ...change }), 'cii');

const without = <Key extends keyof Unattached>(...keys: Key[]) =>
  Object.fromEntries(Object.entries(example).filter(([key]) => !keys.includes(key as Key))) as Unattached;

/** The one place of a part of the document, without white space between elements. */
const place = (xml: string, part: RegExp): string => part.exec(xml.replaceAll(/>\s+</g, '><'))?.[0] ?? '';

describe('an invoice as CII', () => {
  it('has the sections that the schema requires, also if they are empty', () => {
    const xml = writeInvoice(
      issued(without('delivery', 'deliveredOn', 'despatchReference', 'receiptReference')),
      'cii',
    );
    expect(xml).toContain('<ram:ApplicableHeaderTradeDelivery></ram:ApplicableHeaderTradeDelivery>');
    const transaction = parseXml(xml).children.at(-1);
    expect([...new Set(transaction?.children.map((child) => child.name))]).toEqual([
      'ram:IncludedSupplyChainTradeLineItem',
      'ram:ApplicableHeaderTradeAgreement',
      'ram:ApplicableHeaderTradeDelivery',
      'ram:ApplicableHeaderTradeSettlement',
    ]);
  });

  it('states the currency of its tax totals alone', () => {
    const withCurrency = [...written().matchAll(/<([\w:]+) currencyID="(\w+)"/g)].map(([, name, currency]) => [
      name,
      currency,
    ]);
    expect(withCurrency).toEqual([
      ['ram:TaxTotalAmount', 'EUR'],
      ['ram:TaxTotalAmount', 'SEK'],
    ]);
  });

  it('states the tax point once, with the code of UNTDID 2475', () => {
    expect(place(written(), /<ram:TaxPointDate>.*<\/ram:TaxPointDate>/)).toBe(
      '<ram:TaxPointDate><udt:DateString format="102">20261120</udt:DateString></ram:TaxPointDate>',
    );
    const { taxPointOn: _, ...rest } = example;
    const codes = writeInvoice(issued({ ...rest, taxPointCode: '432' }), 'cii').match(/<ram:DueDateTypeCode>\d+/g);
    expect(codes).toEqual(['<ram:DueDateTypeCode>72']);
  });

  it('has the subject code of a note in an element, if its text begins with one', () => {
    const note = (text: string) =>
      place(written({ notes: [text] }), /(?<=<ram:IncludedNote>).*?(?=<\/ram:IncludedNote>)/s);
    expect(note('#AAI#Thanks')).toBe('<ram:Content>Thanks</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode>');
    expect(note('#AAI#x')).toBe('<ram:Content>x</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode>');
    expect(note('#AAI#a\nb')).toBe('<ram:Content>a\nb</ram:Content><ram:SubjectCode>AAI</ram:SubjectCode>');
    for (const text of ['Thanks #AAI#x', '#AAI#', '#AA#x', '#aai#x'])
      expect(note(text)).toBe(`<ram:Content>${text}</ram:Content>`);
  });

  it('has an IBAN or another account', () => {
    const account = (id: string) =>
      place(
        written({ paymentInstructions: [{ meansCode: '58', account: id, accountName: 'A' }] }),
        /(?<=<ram:PayeePartyCreditorFinancialAccount>).*(?=<\/ram:PayeePartyCreditorFinancialAccount>)/,
      );
    const name = '<ram:AccountName>A</ram:AccountName>';
    expect(account('NL02 ABNA 0123 4567 89')).toBe(`<ram:IBANID>NL02 ABNA 0123 4567 89</ram:IBANID>${name}`);
    for (const other of ['5010-1234', 'XNL02ABNA0123456789', 'NL02ABNA0123456789/1', 'NLA2ABNA0123456789'])
      expect(account(other)).toBe(`${name}<ram:ProprietaryID>${other}</ram:ProprietaryID>`);
  });

  it('has the gross price where there is a discount, since the schema requires it: net price plus discount', () => {
    const lines = (priceDiscount: object) => [
      {
        description: 'x',
        quantity: '1',
        unitPrice: '400',
        tax: { category: 'S', rate: '21' } as const,
        priceDiscount: { amount: '12.5', ...priceDiscount },
      },
    ];
    const gross = /(?<=<ram:GrossPriceProductTradePrice><ram:ChargeAmount>)[\d.]+/;
    expect(place(written({ lines: lines({}) }), gross)).toBe('4.125');
    expect(place(written({ lines: lines({ grossPrice: '450' }) }), gross)).toBe('4.5');
    const undiscounted = written({ lines: lines({ amount: '0.00', grossPrice: '400' }) });
    expect(place(undiscounted, gross)).toBe('4');
    expect(undiscounted).not.toContain('ram:AppliedTradeAllowanceCharge');
  });

  it('has a name for its project, which the schema requires', () => {
    expect(place(written(), /<ram:SpecifiedProcuringProject>.*<\/ram:SpecifiedProcuringProject>/)).toBe(
      '<ram:SpecifiedProcuringProject><ram:ID>PRO-1</ram:ID><ram:Name>Project reference</ram:Name></ram:SpecifiedProcuringProject>',
    );
  });

  it('has each additional reference in an element of its own', () => {
    const codes = (content: Unattached) =>
      [...writeInvoice(issued(content), 'cii').matchAll(/<ram:TypeCode>(916|50|130)</g)].map(([, code]) => code);
    expect(codes(example)).toEqual(['130', '916', '916', '50', '130']); // the first one is of a line
    expect(codes(without('object', 'tenderReference'))).toEqual(['130', '916', '916']);
  });

  it('has no rate for the category O', () => {
    const {
      accountingTax: _,
      exemptionReasons: __,
      allowances: ___,
      charges: ____,
      taxRepresentative: _____,
      ...rest
    } = example;
    const { vatId: seller, ...untaxedSeller } = example.seller ?? { name: '' };
    const { vatId: buyer, ...untaxedBuyer } = example.buyer ?? { name: '' };
    const xml = writeInvoice(
      issued({
        ...rest,
        seller: untaxedSeller,
        buyer: untaxedBuyer,
        exemptionReasons: [{ category: 'O', reason: 'private' }],
        lines: [{ description: 'x', quantity: '1', unitPrice: '1', tax: { category: 'O' } }],
      }),
      'cii',
    );
    expect(xml).not.toContain('RateApplicablePercent');
    expect(seller && buyer).toBeTruthy();
  });

  it('is read with what EN 16931 knows of a card', () => {
    const card = { number: '1111', network: 'VISA' };
    const { content } = readInvoice(written({ paymentInstructions: [{ meansCode: '48', card }] }));
    expect(content.paymentInstructions).toEqual([{ meansCode: '48', card: { number: '1111' } }]);
  });
});

describe('a document that UBL can say and CII cannot', () => {
  const rulesBroken = (write: () => string) => {
    try {
      write();
    } catch (error) {
      if (error instanceof NotAnEN16931Invoice) return error.rules.map(({ rule }) => rule);
      throw error;
    }
    return [];
  };

  it('has the category L with the rate 0', () => {
    const taxed = (rate: string) => {
      const tax = { category: 'L', rate } as const;
      const item = { amount: 100, reason: 'x', tax };
      const lines = [{ description: 'x', quantity: '1', unitPrice: '1', tax }];
      return issued({ ...example, lines, allowances: [item], charges: [item], exemptionReasons: [] });
    };
    expect(rulesBroken(() => writeInvoice(taxed('0.0'), 'cii'))).toEqual(['BR-AF-05', 'BR-AF-06', 'BR-AF-07']);
    expect(rulesBroken(() => writeInvoice(taxed('0.0')))).toEqual([]);
    expect(rulesBroken(() => writeInvoice(taxed('3'), 'cii'))).toEqual([]);
  });

  it('has a payee with the legal registration of the seller', () => {
    const paid = (id: string) => issued({ ...example, payee: { name: 'Factor', legalId: { id, scheme: '0088' } } });
    const { id = '' } = example.seller?.legalId ?? {};
    expect(id).not.toBe('');
    expect(rulesBroken(() => writeInvoice(paid(id), 'cii'))).toEqual(['BR-17']);
    expect(rulesBroken(() => writeInvoice(paid(id)))).toEqual([]);
    expect(rulesBroken(() => writeInvoice(paid(`${id}0`), 'cii'))).toEqual([]);
  });

  it('has one fault once, if it is one of both syntaxes', () => {
    expect(rulesBroken(() => writeCreditNote({ ...example, typeCode: '380' }, 'cii'))).toEqual(['BR-CL-01']);
  });

  it('is an invoice with the type code of a credit note', () => {
    const invoice = (typeCode: string) => issued({ ...example, typeCode });
    expect(rulesBroken(() => writeInvoice(invoice('81'), 'cii'))).toEqual(['BR-CL-01']);
    expect(rulesBroken(() => writeInvoice(invoice('81')))).toEqual([]);
    expect(rulesBroken(() => writeInvoice(invoice('82'), 'cii'))).toEqual([]);
    expect(rulesBroken(() => writeCreditNote({ ...example, typeCode: '81' }, 'cii'))).toEqual([]);
    expect(rulesBroken(() => writeCreditNote(without('typeCode'), 'cii'))).toEqual([]);
  });
});
