import type { SupportingDocument, WithContent } from '../../document/attachment.ts';
import type { InvoiceContent } from '../../document/document.ts';
import { type Totals, withComputedAmounts } from '../../document/totals.ts';
import type { Document } from '../../invoice.ts';

/** A document without attachments, so that it is the same as it is recorded and as it is written. */
export type Unattached = Omit<InvoiceContent, 'supportingDocuments'> & {
  supportingDocuments?: Omit<SupportingDocument, 'attachment'>[];
};

/** An invoice with every term that the ledger stores. */
export const example: Unattached = {
  specification: 'urn:cen.eu:en16931:2017',
  process: 'P1',
  number: 'LH-2026-0113',
  customer: { id: 'C-4711', name: 'Müller & Söhne <Möbel>' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  dueOn: '2026-12-22',
  typeCode: '380',
  notes: ['#AAI#Delivered with thanks.', 'Two lines,\none note.'],
  taxPointOn: '2026-11-20',
  accountingTax: { currency: 'SEK', amount: 2_190_01 },
  accountingReference: 'cost centre 12',
  reference: 'dept-7',
  period: { from: '2026-11-01', until: '2026-11-30' },
  orderReference: 'PO-88',
  salesOrderReference: 'SO-99',
  precedingInvoices: [{ number: 'LH-2026-0099', issuedOn: '2026-10-01' }, { number: 'LH-2026-0098' }],
  despatchReference: 'DES-1',
  receiptReference: 'REC-1',
  tenderReference: 'LOT-1',
  contractReference: 'CON-1',
  projectReference: 'PRO-1',
  object: { id: 'meter-5', scheme: 'ABT' },
  supportingDocuments: [
    { id: 'timesheet', description: 'Hours of November', location: 'https://lighthouse.example/t/11' },
    { id: 'photo' },
  ],
  seller: {
    name: 'Lighthouse Joinery BV',
    tradingName: 'Lighthouse',
    ids: [
      { id: '5412345000013', scheme: '0088' },
      { id: 'NL51ZZZ123', scheme: 'SEPA' },
    ],
    legalId: { id: '12345678', scheme: '0106' },
    legalForm: 'Besloten vennootschap, capital 10,000',
    vatId: 'NL001234567B01',
    taxRegistrationId: '1234567890',
    electronicAddress: { id: '12345678', scheme: '0106' },
    address: {
      street: 'Kade 3',
      additionalStreet: 'Dock 4',
      line: 'Shed C',
      city: 'Delft',
      postCode: '2611 AB',
      subdivision: 'Zuid-Holland',
      country: 'NL',
    },
    contact: { name: 'Jo Vis', telephone: '+31 15 000 0000', email: 'jo@lighthouse.example' },
  },
  buyer: {
    name: 'Müller & Söhne <Möbel>',
    tradingName: 'Möbel Müller',
    ids: [{ id: 'C-4711' }],
    legalId: { id: 'HRB 1234' },
    vatId: 'DE999999999',
    electronicAddress: { id: 'DE999999999', scheme: '9930' },
    address: { street: 'Hafenstraße 1', city: 'Emden', postCode: '26721', country: 'DE' },
    contact: { email: 'rechnung@moebel.example' },
  },
  payee: { name: 'Delft Factoring NV', ids: [{ id: 'F-1' }], legalId: { id: '87654321', scheme: '0106' } },
  taxRepresentative: {
    name: 'Steuerbüro Ems',
    vatId: 'DE888888888',
    address: { city: 'Leer', country: 'DE' },
  },
  deliveredOn: '2026-11-21',
  delivery: {
    name: 'Lager Nord',
    location: { id: '5412345000020', scheme: '0088' },
    address: { street: 'Kaiweg 9', city: 'Emden', country: 'DE' },
  },
  paymentTerms: '30 days net',
  paymentInstructions: [
    {
      meansCode: '58',
      meansText: 'SEPA credit transfer',
      remittance: 'LH-2026-0113',
      account: 'NL02ABNA0123456789',
      accountName: 'Lighthouse',
      serviceProvider: 'ABNANL2A',
      card: { number: '1111', network: 'VISA', holder: 'M. Müller' },
      mandate: { reference: 'M-1', debitedAccount: 'DE02120300000000202051' },
    },
    { meansCode: '58', account: 'NL91ABNA0417164300' },
  ],
  allowances: [
    {
      amount: 12_500,
      base: 125_000,
      percent: '10',
      reason: 'Loyal customer',
      reasonCode: '100',
      tax: { category: 'S', rate: '21' },
    },
  ],
  charges: [{ amount: 5000, reason: 'Packing', tax: { category: 'S', rate: '9' } }],
  prepaid: 20_000,
  rounding: -1,
  exemptionReasons: [{ category: 'E', reason: 'Schooling', code: 'VATEX-EU-132-1I' }],
  lines: [
    {
      id: 'A',
      description: 'Oak table',
      details: 'Four legs, oiled',
      note: 'To measure',
      quantity: '2.5',
      unit: 'MTR',
      unitPrice: '40000',
      baseQuantity: '1',
      tax: { category: 'S', rate: '21' },
      allowances: [{ amount: 2000, reasonCode: '95' }],
      charges: [{ amount: 1500, reason: 'Oiling', base: 100_000, percent: '1.5' }],
      period: { from: '2026-11-02', until: '2026-11-09' },
      orderLine: '7',
      accountingReference: 'furniture',
      object: { id: 'tree-1', scheme: 'ABZ' },
      sellersItemId: 'OT-1',
      buyersItemId: 'B-1',
      standardItemId: { id: '05412345000037', scheme: '0160' },
      originCountry: 'BE',
      classifications: [
        { code: '56101519', list: 'TST', listVersion: '24' },
        { code: '9403', list: 'HS' },
      ],
      attributes: [
        { name: 'Colour', value: 'natural' },
        { name: 'Height', value: '74 cm' },
      ],
      priceDiscount: { amount: '10000', grossPrice: '50000' },
    },
    {
      id: 'B',
      description: 'Screws',
      quantity: '250',
      unit: 'C62',
      unitPrice: '1234.5678',
      baseQuantity: '1000',
      tax: { category: 'S', rate: '9' },
    },
    {
      id: 'C',
      description: 'Course in joinery',
      quantity: '1',
      unit: 'HUR',
      unitPrice: '7550',
      tax: { category: 'E', rate: '0' },
    },
    {
      id: 'D',
      description: 'Table, taken back',
      quantity: '1',
      unit: 'C62',
      returned: true,
      unitPrice: '30000',
      tax: { category: 'S', rate: '21' },
    },
  ],
};

/** The totals of nothing. */
export const noTotals: Totals = {
  lines: 0,
  allowances: 0,
  charges: 0,
  taxExclusive: 0,
  tax: 0,
  taxInclusive: 0,
  prepaid: 0,
  payable: 0,
};

/** The document as issued, with its totals. Without attachments, it is the same as it is recorded and as it is written. */
export const issued = (content: InvoiceContent | WithContent<InvoiceContent>) =>
  ({
    invoiceId: '0193a2f0-0000-7000-8000-000000000001',
    ...withComputedAmounts(content),
  }) as Document & WithContent<Document>;
