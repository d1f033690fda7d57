import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { mediaTypes, ofXRechnungExtension } from '../../document/attachment.ts';
import { InvoiceContent, Tax } from '../../document/document.ts';
import * as lists from '../code-lists.ts';
import { readInvoice } from '../read-invoice.ts';
import { example, issued } from '../testing/example.ts';
import { NotAnEN16931Invoice } from '../write-document.ts';
import { writeInvoice } from '../write-invoice.ts';
import { brokenCodeRules } from './of-codes.ts';

const [first, second] = example.lines as [InvoiceContent['lines'][0], InvoiceContent['lines'][0]];
const inSecondLine = (change: object): Partial<InvoiceContent> => ({ lines: [first, { ...second, ...change }] });
const [allowance] = example.allowances ?? [];
const tax = { category: 'S', rate: '21' } as const;
const { seller, buyer, payee, taxRepresentative, delivery } = example as Required<InvoiceContent>;

const rulesBrokenBy = (change: Partial<InvoiceContent>, syntax: 'ubl' | 'cii' = 'ubl') => {
  const content = { ...example, ...change };
  expect(Value.Errors(InvoiceContent, content)).toEqual([]);
  return brokenCodeRules(issued(content), syntax).map(({ rule, term, pointers }) => [rule, term, pointers]);
};

/** Each place of a code, with a code that is none of the published list. The lists are those of the rules 1.3.16 of EN 16931. */
const wrong: [rule: string, term: string, pointer: string, change: Partial<InvoiceContent>][] = [
  ['BR-CL-04', 'BT-5', '/currency', { currency: 'BGN' }],
  ['BR-CL-05', 'BT-6', '/accountingTax/currency', { accountingTax: { currency: 'BGN', amount: 1 } }],
  ['BR-CL-07', 'BT-18', '/object/scheme', { object: { id: '1', scheme: 'ZZZZ' } }],
  ['BR-CL-07', 'BT-128', '/lines/1/object/scheme', inSecondLine({ object: { id: '1', scheme: 'x' } })],
  ['BR-CL-08', 'BT-21', '/notes/1', { notes: ['#AAI#text', '#XYZ#text'] }],
  ['BR-CL-10', 'BT-29', '/seller/ids/0/scheme', { seller: { ...seller, ids: [{ id: '1', scheme: '9930' }] } }],
  ['BR-CL-10', 'BT-46', '/buyer/ids/0/scheme', { buyer: { ...buyer, ids: [{ id: '1', scheme: 'SEPA' }] } }],
  ['BR-CL-10', 'BT-60', '/payee/ids/0/scheme', { payee: { ...payee, ids: [{ id: '1', scheme: 'GLN' }] } }],
  ['BR-CL-11', 'BT-30', '/seller/legalId/scheme', { seller: { ...seller, legalId: { id: '1', scheme: 'HRB' } } }],
  ['BR-CL-11', 'BT-47', '/buyer/legalId/scheme', { buyer: { ...buyer, legalId: { id: '1', scheme: 'HRB' } } }],
  ['BR-CL-11', 'BT-61', '/payee/legalId/scheme', { payee: { ...payee, legalId: { id: '1', scheme: 'HRB' } } }],
  [
    'BR-CL-13',
    'BT-158',
    '/lines/1/classifications/1/list',
    inSecondLine({
      classifications: [
        { code: '1', list: 'STI' },
        { code: '1', list: 'UNSPSC' },
      ],
    }),
  ],
  ['BR-CL-14', 'BT-40', '/seller/address/country', { seller: { ...seller, address: { country: 'UK' } } }],
  ['BR-CL-14', 'BT-55', '/buyer/address/country', { buyer: { ...buyer, address: { country: 'EL' } } }],
  [
    'BR-CL-14',
    'BT-69',
    '/taxRepresentative/address/country',
    { taxRepresentative: { ...taxRepresentative, address: { country: 'ZZ' } } },
  ],
  ['BR-CL-14', 'BT-80', '/delivery/address/country', { delivery: { ...delivery, address: { country: 'QQ' } } }],
  ['BR-CL-15', 'BT-159', '/lines/1/originCountry', inSecondLine({ originCountry: 'EU' })],
  ['BR-CL-16', 'BT-81', '/paymentInstructions/0/meansCode', { paymentInstructions: [{ meansCode: '99' }] }],
  ['BR-CL-19', 'BT-98', '/allowances/0/reasonCode', { allowances: [{ amount: 1, reasonCode: '96', tax }] }],
  ['BR-CL-20', 'BT-105', '/charges/0/reasonCode', { charges: [{ amount: 1, reasonCode: '95', tax }] }],
  [
    'BR-CL-19',
    'BT-140',
    '/lines/1/allowances/0/reasonCode',
    inSecondLine({ allowances: [{ amount: 1, reasonCode: 'FC' }] }),
  ],
  ['BR-CL-20', 'BT-145', '/lines/1/charges/0/reasonCode', inSecondLine({ charges: [{ amount: 1, reasonCode: 'A' }] })],
  [
    'BR-CL-21',
    'BT-157',
    '/lines/1/standardItemId/scheme',
    inSecondLine({ standardItemId: { id: '1', scheme: 'EAN' } }),
  ],
  ['BR-CL-22', 'BT-121', '/exemptionReasons/0/code', { exemptionReasons: [{ category: 'E', code: 'VATEX-XX' }] }],
  ['BR-CL-23', 'BT-130', '/lines/1/unit', inSecondLine({ unit: 'pcs' })],
  [
    'BR-CL-25',
    'BT-34',
    '/seller/electronicAddress/scheme',
    { seller: { ...seller, electronicAddress: { id: '1', scheme: 'GLN' } } },
  ],
  [
    'BR-CL-25',
    'BT-49',
    '/buyer/electronicAddress/scheme',
    { buyer: { ...buyer, electronicAddress: { id: '1', scheme: '0001' } } },
  ],
  ['BR-CL-26', 'BT-71', '/delivery/location/scheme', { delivery: { location: { id: '1', scheme: 'GLN' } } }],
];

describe('the codes of a document', () => {
  it.each(['ubl', 'cii'] as const)('are all in the published lists in the example, in %s', (syntax) =>
    expect(rulesBrokenBy({}, syntax)).toEqual([]),
  );

  it.each(wrong)('break %s if that of %s at %s is in no list', (rule, term, pointer, change) => {
    for (const syntax of ['ubl', 'cii'] as const)
      expect(rulesBrokenBy(change, syntax)).toEqual([[rule, term, [pointer]]]);
  });

  it('have Kosovo as 1A in documents, for which the ledger has XK', () => {
    const document = issued({ ...example, buyer: { ...buyer, address: { country: 'XK' } } });
    for (const syntax of ['ubl', 'cii'] as const) {
      const xml = writeInvoice(document, syntax);
      expect(xml).toMatch(/>1A</);
      expect(readInvoice(xml).content.buyer?.address).toEqual({ country: 'XK' });
    }
  });

  it('that are wrong keep a document from being written, with the code in the refusal', () => {
    expect(() => writeInvoice(issued({ ...example, ...inSecondLine({ unit: 'pcs' }) }))).toThrow(NotAnEN16931Invoice);
    expect(() => writeInvoice(issued({ ...example, ...inSecondLine({ unit: 'pcs' }) }))).toThrow(
      'BR-CL-23: pcs is not a unit of UN/ECE Recommendation 20 or 21',
    );
  });

  it('are named at no more than ten places', () => {
    const lines = Array.from({ length: 12 }, () => ({ ...first, unit: 'pcs' })) as InvoiceContent['lines'];
    expect(rulesBrokenBy({ lines })[0]?.[2]).toHaveLength(10);
  });

  // chosen from the publications, among them the newest of each and those of one syntax only
  it.each<[is: string, change: Partial<InvoiceContent>]>([
    [
      'Kosovo, Northern Ireland',
      { buyer: { ...buyer, address: { country: 'XK' } }, ...inSecondLine({ originCountry: 'XI' }) },
    ],
    ['a unidad de fomento', { currency: 'CLF', allowances: [], charges: [] }],
    [
      'hours, pieces, and boxes of Recommendation 21',
      { lines: ['HUR', 'H87', 'XBX'].map((unit) => ({ ...first, unit })) },
    ],
    ['a creditor identifier of the seller', { seller: { ...seller, ids: [{ id: '1', scheme: 'SEPA' }] } }],
    ['an electronic address of Peppol', { buyer: { ...buyer, electronicAddress: { id: '1', scheme: '0240' } } }],
    ['an exemption reason in small letters', { exemptionReasons: [{ category: 'E', code: 'vatex-eu-132-1i' }] }],
    ['"#" in a text that is no code', { notes: ['Item #4711 and #12# of order #8', '#'] }],
    ['an allowance of UNTDID 5189', { allowances: allowance ? [{ ...allowance, reasonCode: '105' }] : [] }],
  ])('may be %s', (_, change) => {
    expect(rulesBrokenBy(change)).toEqual([]);
    expect(rulesBrokenBy(change, 'cii')).toEqual([]);
  });

  it.each([
    ['SS', 'ubl'],
    ['AN', 'cii'],
  ] as const)('of %s are in the rules of %s only', (country, syntax) => {
    const change = { seller: { ...seller, address: { country } } };
    expect(rulesBrokenBy(change, syntax)).toEqual([]);
    expect(rulesBrokenBy(change, syntax === 'ubl' ? 'cii' : 'ubl')).toEqual([
      ['BR-CL-14', 'BT-40', ['/seller/address/country']],
    ]);
  });

  it('in notes are read anywhere in UBL, and at the beginning in CII', () => {
    const notes = ['see #X1Y# below', '#ABCD# is longer'];
    expect(rulesBrokenBy({ notes })).toEqual([['BR-CL-08', 'BT-21', ['/notes/0']]]);
    expect(rulesBrokenBy({ notes }, 'cii')).toEqual([]);
    expect(rulesBrokenBy({ notes: ['#CCO#text'] })).toEqual([['BR-CL-08', 'BT-21', ['/notes/0']]]);
    expect(rulesBrokenBy({ notes: ['#CCO#text'] }, 'cii')).toEqual([]); // UNTDID 4451 of CII is newer
  });

  it('have the VAT categories, tax points and types of attachments of the schema', () => {
    expect(lists.vatCategories.split(' ').toSorted()).toEqual([...Tax.properties.category.enum].toSorted());
    expect([...lists.mimeTypes.split(' '), ofXRechnungExtension].toSorted()).toEqual([...mediaTypes].toSorted());
    expect(lists.taxPointsInUbl.split(' ')).toEqual(['3', '35', '432']);
    expect(lists.taxPointsInCii.split(' ')).toEqual(['5', '29', '72']);
  });
});
