import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from '../../document/document.ts';
import type { Party } from '../../document/party.ts';
import type { Syntax } from '../binding.ts';
import { creditNote, invoice } from '../kinds.ts';
import { withPlaces } from '../rules/places-of-rules.ts';
import { issued } from '../testing/example.ts';
import { completed, rulesBrokenInWriting } from '../write-document.ts';

// Each rule is as published: XRechnung 3.0.2, Peppol BIS Billing 3 2026.5. `npm run test:einvoice` compares them with the official ones.

const core = 'urn:cen.eu:en16931:2017';
const xrechnung = `${core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
const peppol = `${core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;

const address = { street: 'Street 1', city: 'City', postCode: '12345', country: 'DE' };
const contact = { name: 'Jo', telephone: '+49 30 123456', email: 'jo@example.com' };
const electronicAddress = { id: 'DE123456789', scheme: '9930' };
const seller = { name: 'Seller', vatId: 'DE123456789', address, contact, electronicAddress } satisfies Party;
const buyer = { name: 'Buyer', address, electronicAddress } satisfies Party;
const tax = { category: 'S', rate: '19' } as const;
const account = 'DE02120300000000202051';
const mandate = { reference: 'M-1', debitedAccount: account };
const creditor = { ids: [{ id: 'DE98ZZZ09999999999', scheme: 'SEPA' }] };

/** Valid for both profiles. */
const german: InvoiceContent = {
  process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  number: 'R-1',
  customer: { id: 'c', name: 'Buyer' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  dueOn: '2026-12-22',
  reference: '04011000-12345-34',
  seller,
  buyer,
  paymentInstructions: [{ meansCode: '58', account }],
  lines: [{ description: 'Thing', quantity: '1', unitPrice: '1000', tax }],
};

const [line] = german.lines as [InvoiceContent['lines'][0]];
const without = <T extends object, K extends keyof T>(whole: T, ...fields: K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !fields.includes(name as K))) as Omit<T, K>;

const broken = (content: InvoiceContent, syntax: Syntax = 'ubl', kind = invoice) => {
  expect(Value.Errors(InvoiceContent, content)).toEqual([]);
  const document = issued(content);
  return rulesBrokenInWriting(completed(document, kind), kind, syntax)
    .flatMap((rule) => withPlaces(rule, document))
    .map(({ rule, pointers }) => [rule, ...(pointers ?? [])]);
};

const inAddress = (change: object) => ({ ...address, ...change });
const paid = (...paymentInstructions: object[]) =>
  ({ paymentInstructions }) as Pick<InvoiceContent, 'paymentInstructions'>;
const attached = (name: string, index: number) => ({
  id: String(index),
  attachment: { mediaType: 'text/csv', fileName: `${name}.csv`, sha256: String(index).repeat(64), bytes: 1 },
});
const outside: Partial<InvoiceContent> = {
  seller: { ...without(seller, 'vatId'), legalId: { id: '1' } },
  lines: [{ ...line, tax: { category: 'O' } }],
  exemptionReasons: [{ category: 'O', reason: 'r' }],
};

/** The rule of XRechnung, that of Peppol for German sellers and buyers, where it is broken, and by what. */
const ofGermany: [ofXRechnung: string, ofPeppol: string, pointer: string, change: Partial<InvoiceContent>][] = [
  ['BR-DE-1', 'DE-R-001', '/paymentInstructions', { paymentInstructions: [] }],
  ['BR-DE-2', 'DE-R-002', '/seller/contact', { seller: without(seller, 'contact') }],
  ['BR-DE-3', 'DE-R-003', '/seller/address/city', { seller: { ...seller, address: without(address, 'city') } }],
  ['BR-DE-4', 'DE-R-004', '/seller/address/postCode', { seller: { ...seller, address: without(address, 'postCode') } }],
  ['BR-DE-5', 'DE-R-005', '/seller/contact/name', { seller: { ...seller, contact: without(contact, 'name') } }],
  [
    'BR-DE-6',
    'DE-R-006',
    '/seller/contact/telephone',
    { seller: { ...seller, contact: without(contact, 'telephone') } },
  ],
  ['BR-DE-7', 'DE-R-007', '/seller/contact/email', { seller: { ...seller, contact: without(contact, 'email') } }],
  ['BR-DE-8', 'DE-R-008', '/buyer/address/city', { buyer: { ...buyer, address: without(address, 'city') } }],
  ['BR-DE-9', 'DE-R-009', '/buyer/address/postCode', { buyer: { ...buyer, address: without(address, 'postCode') } }],
  ['BR-DE-10', 'DE-R-010', '/delivery/address/city', { delivery: { address: without(address, 'city') } }],
  ['BR-DE-11', 'DE-R-011', '/delivery/address/postCode', { delivery: { address: without(address, 'postCode') } }],
  ['BR-DE-14', 'DE-R-014', '/exemptionReasons/0/rate', outside],
  ['BR-DE-18', 'DE-R-018', '/paymentTerms', { paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.00#' }],
  ['BR-DE-18', 'DE-R-018', '/paymentTerms', { paymentTerms: '#SKONTO#TAGE=14#PROZENT=2#\n' }],
  [
    'BR-DE-22',
    'DE-R-022',
    '/supportingDocuments/2/attachment/fileName',
    { supportingDocuments: ['a', 'b', 'a'].map(attached) },
  ],
  ['BR-DE-23-b', 'DE-R-023-2', '/paymentInstructions/0', paid({ meansCode: '58', account, card: { number: '1234' } })],
  ['BR-DE-24-a', 'DE-R-024-1', '/paymentInstructions/0/card/number', paid({ meansCode: '54' })],
  ['BR-DE-24-b', 'DE-R-024-2', '/paymentInstructions/0', paid({ meansCode: '48', account, card: { number: '1234' } })],
  [
    'BR-DE-25-b',
    'DE-R-025-2',
    '/paymentInstructions/0',
    { ...paid({ meansCode: '59', mandate, account }), seller: { ...seller, ...creditor } },
  ],
  ['BR-DE-30', 'DE-R-030', '/seller/ids/-', paid({ meansCode: '59', mandate })],
  [
    'BR-DE-31',
    'DE-R-031',
    '/paymentInstructions/0/mandate/debitedAccount',
    { ...paid({ meansCode: '59', mandate: { reference: 'M-1' } }), seller: { ...seller, ...creditor } },
  ],
];

describe.each([
  ['XRechnung', xrechnung, 0],
  ['Peppol', peppol, 1],
] as const)('a document of a German seller and buyer that claims %s', (_, specification, index) => {
  const valid = { ...german, specification };

  it.each(['ubl', 'cii'] as const)('is written in %s if it keeps the rules', (syntax) =>
    expect(broken(valid, syntax)).toEqual([]),
  );

  it.each(ofGermany.map((row) => [row[index], row[2], row[3]] as const))('breaks %s at %s', (rule, pointer, change) =>
    expect(broken({ ...valid, ...change })).toEqual([[rule, pointer]]),
  );

  it.each([
    ['a direct debit', { ...paid({ meansCode: '59', mandate }), seller: { ...seller, ...creditor } }],
    ['a direct debit to a payee', { ...paid({ meansCode: '59', mandate }), payee: { name: 'Payee', ...creditor } }],
    ['a card', paid({ meansCode: '54', card: { number: '1234' } })],
    ['cash', paid({ meansCode: '10' })],
    ['attachments', { supportingDocuments: ['a', 'b'].map(attached) }],
    ['cash discount', { paymentTerms: 'Or:\n#SKONTO#TAGE=14#PROZENT=2.00#BASISBETRAG=-100.00#\n30 days' }],
    ['several notes', { notes: ['one', 'two'] }],
    ['a correction', { typeCode: '384' }],
    [
      'what is outside of VAT, with the rate 0',
      { ...outside, exemptionReasons: [{ category: 'O', reason: 'r', rate: '0' }] },
    ],
  ] as [string, Partial<InvoiceContent>][])('may have %s', (_, change) => {
    expect(broken({ ...valid, ...change })).toEqual([]);
  });

  it('has a mandate for a direct debit', () => {
    const rules = broken({ ...valid, ...paid({ meansCode: '59' }) });
    expect(rules).toEqual([
      ['PEPPOL-EN16931-R061', '/paymentInstructions/0/mandate/reference'],
      [['BR-DE-25-a', 'DE-R-025-1'][index], '/paymentInstructions/0/mandate/reference'],
    ]);
  });

  it('has an account for a credit transfer, by EN 16931 too', () => {
    expect(broken({ ...valid, ...paid({ meansCode: '58' }) })).toEqual([
      ['BR-61', '/paymentInstructions/0/account'],
      [['BR-DE-23-a', 'DE-R-023-1'][index], '/paymentInstructions/0/account'],
    ]);
  });

  it('has a tax identifier of the seller, by EN 16931 too', () => {
    const rules = broken({ ...valid, seller: { ...without(seller, 'vatId'), legalId: { id: '1' } } });
    expect(rules).toEqual([
      ['BR-S-02', '/seller/vatId'],
      [['BR-DE-16', 'DE-R-016'][index], '/seller/vatId'],
    ]);
  });

  it.each<[rule: string, pointer: string, change: Partial<InvoiceContent>]>([
    ['R010', '/buyer/electronicAddress', { buyer: without(buyer, 'electronicAddress') }],
    ['R020', '/seller/electronicAddress', { seller: without(seller, 'electronicAddress') }],
    ['R041', '/allowances/0/base', { allowances: [{ amount: 1, percent: '1', reason: 'r', tax }] }],
    ['R042', '/lines/0/charges/0/percent', { lines: [{ ...line, charges: [{ amount: 1, base: 100, reason: 'r' }] }] }],
    ['R055', '/accountingTax/amount', { accountingTax: { currency: 'SEK', amount: -1 } }],
    [
      'R110',
      '/lines/0/period/from',
      { period: { from: '2026-11-01' }, lines: [{ ...line, period: { from: '2026-10-31' } }] },
    ],
    [
      'R111',
      '/lines/0/period/until',
      { period: { until: '2026-11-30' }, lines: [{ ...line, period: { until: '2026-12-01' } }] },
    ],
  ])('breaks PEPPOL-EN16931-%s at %s', (rule, pointer, change) =>
    expect(broken({ ...valid, ...change })).toEqual([[`PEPPOL-EN16931-${rule}`, pointer]]),
  );

  it('has line periods within its own, to the day', () => {
    const period = { from: '2026-11-01', until: '2026-11-30' };
    expect(broken({ ...valid, period, lines: [{ ...line, period }] })).toEqual([]);
  });

  it('has allowances that are their base times their percentage, within 0.02', () => {
    const allowance = (amount: number) => ({ allowances: [{ amount, base: 1_000, percent: '10', reason: 'r', tax }] });
    expect(broken({ ...valid, ...allowance(102) })).toEqual([]);
    expect(broken({ ...valid, ...allowance(103) })).toEqual([['PEPPOL-EN16931-R040']]);
  });
});

describe('a document that claims XRechnung', () => {
  const valid = { ...german, specification: xrechnung };

  it.each([
    ['BR-DE-15', '/reference', without(valid, 'reference')],
    ['PEPPOL-EN16931-R001', '/process', without(valid, 'process')],
  ] as [string, string, InvoiceContent][])('breaks %s at %s', (rule, pointer, content) =>
    expect(broken(content)).toEqual([[rule, pointer]]),
  );

  it('of the extension has the same rules, an earlier version has none that are known', () => {
    const { reference: _, ...content } = valid;
    const extension = `${xrechnung}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`;
    expect(broken({ ...content, specification: extension })).toEqual([['BR-DE-15', '/reference']]);
    expect(broken({ ...content, specification: `${core}#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3` })).toEqual(
      [],
    );
  });

  it('names creditor and mandate once for the document in CII', () => {
    const of = (change: Partial<InvoiceContent>) => broken({ ...valid, ...change }, 'cii');
    expect(of({ seller: { ...seller, ...creditor, legalId: { id: '1' } } })).toEqual([
      ['BR-DE-23-b', '/paymentInstructions/0'],
      ['BR-DE-30', '/paymentInstructions'],
      ['BR-DE-31', '/paymentInstructions/0/mandate/debitedAccount'],
    ]);
    expect(of({ ...paid({ meansCode: '59', mandate }), seller: { ...seller, ...creditor } })).toEqual([]);
    expect(
      of({
        ...paid({ meansCode: '48', card: { number: '1' } }),
        seller: { ...seller, ...creditor, legalId: { id: '1' } },
      }),
    ).toEqual(expect.arrayContaining([['BR-DE-24-b', '/paymentInstructions/0']]));
  });

  it('has a tax of 0 in CII with the sign of its accounting currency', () => {
    const free = {
      lines: [{ ...line, tax: { category: 'Z' as const } }],
      accountingTax: { currency: 'SEK', amount: -1 },
    };
    expect(broken({ ...valid, ...free })).toEqual([]);
    expect(broken({ ...valid, ...free }, 'cii')).toEqual([['PEPPOL-EN16931-R055', '/accountingTax/amount']]);
  });
});

describe('a document that claims Peppol BIS Billing 3', () => {
  const belgian = { street: 'Street 1', city: 'City', postCode: '1000', country: 'BE' };
  const valid: InvoiceContent = {
    ...german,
    specification: peppol,
    seller: { ...seller, vatId: 'BE0202239951', address: belgian },
    buyer: { ...buyer, address: belgian },
  };
  const addressed = (id: string, scheme: string): Partial<InvoiceContent> => ({
    buyer: { ...valid.buyer, name: 'Buyer', electronicAddress: { id, scheme } },
  });

  it('is written if it keeps the rules, of which those of Germany are none', () => {
    expect(broken(valid)).toEqual([]);
    expect(
      broken({ ...without(valid, 'paymentInstructions'), seller: without(valid.seller as Party, 'contact') }),
    ).toEqual([]);
    expect(broken({ ...without(valid, 'reference'), salesOrderReference: '1' })).toEqual([]);
    expect(broken({ ...valid, specification: `${peppol}#conformant#urn:x` })).toEqual([]);
  });

  it.each<[rule: string, pointer: string, change: Partial<InvoiceContent>]>([
    ['PEPPOL-EN16931-R002', '/notes/1', { notes: ['one', 'two'] }],
    ['PEPPOL-EN16931-R004', '/specification', { specification: 'urn:fdc:peppol.eu:2017:poacc:billing:3.0' }],
    ['PEPPOL-EN16931-R004', '/specification', { specification: `${peppol}::2.1` }],
    ['PEPPOL-EN16931-R007', '/process', { process: 'P1' }],
    ['PEPPOL-EN16931-P0100', '/typeCode', { typeCode: '130' }],
    ['PEPPOL-EN16931-P0112', '/typeCode', { typeCode: '384' }],
    ['PEPPOL-EN16931-CL007', '/currency', { currency: 'STD' }],
    ['PEPPOL-EN16931-CL008', '/buyer/electronicAddress/scheme', addressed('a@example.com', 'EM')],
    ['PEPPOL-COMMON-R040', '/buyer/electronicAddress/id', addressed('4000001123453', '0088')],
    ['PEPPOL-COMMON-R041', '/buyer/electronicAddress/id', addressed('974760674', '0192')],
    ['PEPPOL-COMMON-R042', '/buyer/electronicAddress/id', addressed('1234567', '0184')],
    ['PEPPOL-COMMON-R043', '/buyer/electronicAddress/id', addressed('0202239952', '0208')],
    ['PEPPOL-COMMON-R049', '/buyer/electronicAddress/id', addressed('5560360794', '0007')],
    ['PEPPOL-COMMON-R050', '/buyer/electronicAddress/id', addressed('51824753557', '0151')],
    ['PEPPOL-COMMON-R052', '/buyer/electronicAddress/id', addressed('123456789', '0096')],
    ['PEPPOL-COMMON-R053', '/buyer/electronicAddress/id', addressed('12345678', '0198')],
    ['PEPPOL-COMMON-R040', '/payee/ids/0/id', { payee: { name: 'Payee', ids: [{ id: '1', scheme: '0088' }] } }],
    ['PEPPOL-COMMON-R040', '/seller/legalId/id', { seller: { ...seller, legalId: { id: '1', scheme: '0088' } } }],
    [
      'PEPPOL-EN16931-P0106',
      '/exemptionReasons/0/code',
      { lines: [{ ...line, tax: { category: 'E' } }], exemptionReasons: [{ category: 'E', code: 'vatex-eu-ic' }] },
    ],
  ])('breaks %s at %s', (rule, pointer, change) => expect(broken({ ...valid, ...change })).toEqual([[rule, pointer]]));

  it.each([
    addressed('4000001123452', '0088'),
    addressed('974760673', '0192'),
    addressed('DK12345678', '0184'),
    addressed('0202239951', '0208'),
    addressed('5560360793', '0007'),
    addressed('51824753556', '0151'),
    addressed('1234567890', '0096'),
    addressed('DK12345678', '0198'),
    { process: 'urn:peppol:bis:billing_with_response' },
  ])('may have %j', (change) => expect(broken({ ...valid, ...change })).toEqual([]));

  it('has a buyer reference or an order, of which a sales order has one in UBL', () => {
    expect(broken(without(valid, 'reference'))).toEqual([['PEPPOL-EN16931-R003', '/reference']]);
    expect(broken({ ...without(valid, 'reference'), orderReference: '1' })).toEqual([]);
  });

  it('is held to the rules of UBL in CII too, because Peppol has no others', () => {
    const content = { ...german, specification: peppol, seller: { ...seller, ...creditor } };
    expect(broken(content)).toEqual([]);
    expect(broken(content, 'cii')).toEqual([]);
  });

  it('has the types of credit notes of Peppol', () => {
    expect(broken({ ...valid, typeCode: '381' }, 'ubl', creditNote)).toEqual([]);
    expect(broken({ ...valid, typeCode: '261' }, 'ubl', creditNote)).toEqual([['PEPPOL-EN16931-P0101', '/typeCode']]);
  });

  it('has no line whose net amount is not of its price', () => {
    expect(broken({ ...valid, lines: [line, { ...line, returned: true }] })).toEqual([['PEPPOL-EN16931-R120']]);
  });
});

describe('a document of Peppol whose seller is', () => {
  const of = (country: string, change: Partial<Party>, rest: Partial<InvoiceContent> = {}, buyerCountry = 'BE') => ({
    ...german,
    specification: peppol,
    seller: {
      ...without(seller, 'vatId'),
      taxRegistrationId: '12345678901',
      address: inAddress({ country }),
      ...change,
    },
    buyer: { ...buyer, address: inAddress({ country: buyerCountry }) },
    ...rest,
  });
  const kvk = { legalId: { id: '12345678', scheme: '0106' } };
  const dutch = (change: Partial<Party>, rest?: Partial<InvoiceContent>, buyerCountry?: string) =>
    of('NL', { ...kvk, ...change }, rest, buyerCountry);
  const swedish = { legalId: { id: '5560360793' }, taxRegistrationId: 'Godkänd för F-skatt' };
  const swedishVat = { ...swedish, vatId: 'SE556036079301' };
  const at25 = { lines: [{ ...line, tax: { category: 'S', rate: '25' } }] } satisfies Partial<InvoiceContent>;
  const norwegian = { legalId: { id: '974760673', scheme: '0192' } };

  it.each<[says: string, content: InvoiceContent]>([
    ['Dutch', dutch({})],
    ['Dutch, as its buyer', dutch({}, {}, 'NL')],
    ['Italian', of('IT', { ids: [{ id: '1' }] })],
    ['Norwegian', of('NO', { ...norwegian, vatId: 'NO974760673MVA' })],
    ['Swedish', of('SE', swedishVat, at25)],
  ])('%s, is written if it keeps the rules', (_, content) => expect(broken(content)).toEqual([]));

  it.each<[rule: string, pointer: string, content: InvoiceContent]>([
    [
      'NL-R-002',
      '/seller/address/street',
      dutch({ address: without(inAddress({ country: 'NL' }), 'street') as typeof address }),
    ],
    ['NL-R-003', '/seller/legalId/scheme', of('NL', { legalId: { id: '1' } })],
    [
      'NL-R-004',
      '/buyer/address/postCode',
      dutch({}, { buyer: { ...buyer, address: without(inAddress({ country: 'NL' }), 'postCode') as typeof address } }),
    ],
    [
      'NL-R-005',
      '/buyer/legalId/scheme',
      dutch({}, { buyer: { ...buyer, address: inAddress({ country: 'NL' }), legalId: { id: '1' } } }),
    ],
    [
      'NL-R-006',
      '/taxRepresentative/address/city',
      dutch(
        {},
        {
          taxRepresentative: {
            name: 'T',
            vatId: 'NL1',
            address: without(inAddress({ country: 'NL' }), 'city') as typeof address,
          },
        },
      ),
    ],
    ['NL-R-007', '/paymentInstructions', dutch({}, { paymentInstructions: [] })],
    ['NL-R-008', '/paymentInstructions/0/meansCode', dutch({}, paid({ meansCode: '10' }), 'NL')],
    ['NL-R-009', '/orderReference', dutch({}, { lines: [{ ...line, orderLine: '1' }] })],
    ['IT-R-001', '/seller/taxRegistrationId', of('IT', { ids: [{ id: '1' }], taxRegistrationId: '1' })],
    [
      'IT-R-002',
      '/seller/address/street',
      of('IT', { ids: [{ id: '1' }], address: without(inAddress({ country: 'IT' }), 'street') as typeof address }),
    ],
    [
      'IT-R-003',
      '/seller/address/city',
      of('DE', { vatId: 'IT12345670017', address: without(address, 'city') as typeof address }),
    ],
    [
      'IT-R-004',
      '/seller/address/postCode',
      of('IT', { ids: [{ id: '1' }], address: without(inAddress({ country: 'IT' }), 'postCode') as typeof address }),
    ],
    ['NO-R-001', '/seller/vatId', of('NO', { vatId: 'NO974760674MVA' })],
    ['SE-R-001', '/seller/vatId', of('SE', { ...swedish, vatId: 'SE5560360793' }, at25)],
    ['SE-R-002', '/seller/vatId', of('SE', { ...swedish, vatId: 'SE55603607930X' }, at25)],
    ['SE-R-005', '/seller/taxRegistrationId', of('SE', { ...swedish, taxRegistrationId: '1' })],
    ['SE-R-006', '/lines/0/tax/rate', of('SE', swedishVat)],
    ['SE-R-013', '/seller/legalId/id', of('SE', { ...swedish, legalId: { id: '5560360794' } })],
  ])('breaks %s at %s', (rule, pointer, content) => expect(broken(content)).toEqual([[rule, pointer]]));

  it('Swedish has an organisation number of ten digits', () => {
    expect(broken(of('SE', { ...swedish, legalId: { id: '55603607930' } }))).toEqual([
      ['SE-R-004', '/seller/legalId/id'],
      ['SE-R-013', '/seller/legalId/id'],
    ]);
    expect(broken(of('SE', { ...swedish, legalId: { id: '556036-079' } })).map(([rule]) => rule)).toEqual([
      'SE-R-003',
      'SE-R-013',
    ]);
  });

  it('Dutch names the invoice in a credit note, and how to pay only what is due to it', () => {
    const note = dutch({}, { typeCode: '381', paymentInstructions: [] });
    expect(broken(note, 'ubl', creditNote)).toEqual([['NL-R-001', '/precedingInvoices/-']]);
    expect(broken({ ...note, precedingInvoices: [{ number: '1' }] }, 'ubl', creditNote)).toEqual([]);
  });
});
