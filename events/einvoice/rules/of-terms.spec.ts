import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from '../../document/document.ts';
import { rulesOfTerms } from './of-terms.ts';

const address = { country: 'NL' };
const seller = { name: 'Lighthouse BV', tradingName: 'Lighthouse', ids: [{ id: 'S-1' }], address };
const buyer = { name: 'Acme', address };
const [line, another] = ['Table', 'Chair'].map((description) => ({
  description,
  quantity: '1',
  unitPrice: '100',
  tax: { category: 'Z' as const },
}));

const { ids: _, ...unknownSeller } = seller;

const content = {
  number: '1',
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  seller,
  buyer,
  lines: [line, another],
} as InvoiceContent;

/** The rules that the document breaks with these terms changed. Its schema allows it. */
function rulesBrokenBy(change: object): string[] {
  const changed: InvoiceContent = JSON.parse(JSON.stringify({ ...content, ...change })); // without undefined terms
  expect(Value.Check(InvoiceContent, changed)).toBe(true);
  return rulesOfTerms.filter(({ places }) => places(changed).length > 0).map(({ rule }) => rule);
}

const inLine = (change: object) => ({ lines: [line, { ...another, ...change }] });
const period = (from?: string, until?: string) => ({ period: { ...(from && { from }), ...(until && { until }) } });
const paidBy = (...instructions: object[]) => ({
  paymentInstructions: instructions.map((instruction) => ({ meansCode: '1', ...instruction })),
});
const card = { card: { number: '1234' } };
const mandate = { mandate: { reference: 'M-1' } };
const sepa = (id: string, scheme = 'SEPA') => ({ id, scheme });
const payee = (...ids: object[]) => ({ payee: { name: 'Factor', ids } });
const withVatId = (vatId: string) => [
  { seller: { ...seller, vatId } },
  { buyer: { ...buyer, vatId } },
  { taxRepresentative: { name: 'R', address, vatId } },
];

/** For each rule of EN 16931-1 and its syntax binding to UBL: what breaks it, and what is just valid. */
const examples: Record<string, { breaking: object[]; valid: object[] }> = {
  'BR-02': { breaking: [{ number: undefined }], valid: [{}] },
  'BR-08': { breaking: [{ seller: { ...seller, address: undefined } }], valid: [{ seller }] },
  'BR-10': { breaking: [{ buyer: undefined }, { buyer: { name: 'Acme' } }], valid: [{ buyer }] },
  'BR-17': {
    breaking: [
      { payee: { name: 'Lighthouse BV' } },
      { payee: { name: 'Lighthouse' } },
      payee({ id: 'S-1' }),
      { seller: { ...seller, ids: [...seller.ids, { id: 'S-2' }] }, ...payee({ id: 'P-1' }, sepa('S-2')) },
    ],
    valid: [
      { payee: { name: 'Factor' } },
      payee({ id: 'P-1' }),
      { seller: { ...unknownSeller, vatId: 'NL1' }, ...payee({ id: 'P-1' }) },
    ],
  },
  'BR-29': {
    breaking: [period('2026-11-30', '2026-11-29')],
    valid: [period('2026-11-30', '2026-11-30'), period('2026-11-30'), period(undefined, '2026-11-29')],
  },
  'BR-30': {
    breaking: [inLine(period('2026-11-30', '2026-11-29'))],
    valid: [inLine(period('2026-11-30', '2026-11-30')), inLine(period('2026-11-30'))],
  },
  'BR-50': {
    breaking: [
      paidBy({ accountName: 'Lighthouse' }),
      paidBy({ serviceProvider: 'ABNANL2A' }),
      paidBy({}, { accountName: 'Lighthouse' }),
    ],
    valid: [paidBy({}), paidBy({ account: 'A', accountName: 'Lighthouse', serviceProvider: 'ABNANL2A' })],
  },
  'BR-61': {
    breaking: [paidBy({ meansCode: '30' }), paidBy({ meansCode: '58' })],
    valid: [
      paidBy({ meansCode: '30', account: 'A' }),
      paidBy({ meansCode: '58', account: 'A' }),
      paidBy({ meansCode: '31' }),
    ],
  },
  'BR-62': {
    breaking: [{ seller: { ...seller, electronicAddress: { id: 'a' } } }],
    valid: [{ seller: { ...seller, electronicAddress: { id: 'a', scheme: '0106' } } }],
  },
  'BR-63': {
    breaking: [{ buyer: { ...buyer, electronicAddress: { id: 'a' } } }],
    valid: [{ buyer: { ...buyer, electronicAddress: { id: 'a', scheme: '0106' } } }],
  },
  'BR-64': {
    breaking: [inLine({ standardItemId: { id: '1' } })],
    valid: [inLine({ standardItemId: { id: '1', scheme: '0160' } })],
  },
  'BR-66': { breaking: [paidBy(card, {}, card)], valid: [paidBy(card, {})] },
  'BR-67': { breaking: [paidBy(mandate, {}, mandate)], valid: [paidBy(mandate, {})] },
  'BR-CO-03': {
    breaking: [{ taxPointOn: '2026-11-22', taxPointCode: '35' }],
    valid: [{ taxPointOn: '2026-11-22' }, { taxPointCode: '35' }],
  },
  // the prefix is a code of ISO 3166-1, EL for Greece, XI for Northern Ireland or 1A for Kosovo; XX is none
  'BR-CO-09': {
    breaking: ['123', 'XX1', 'nl1', 'N1', 'N', '1B1', '-NL1'].flatMap(withVatId),
    valid: ['NL1', 'EL1', 'GR1', 'XI1', '1A1'].flatMap(withVatId),
  },
  'BR-CO-26': {
    breaking: [
      { seller: unknownSeller },
      { seller: { ...seller, ids: [] } },
      { seller: { ...unknownSeller, ids: [sepa('NL1')] } },
    ],
    valid: [{ seller: { ...unknownSeller, legalId: { id: '1' } } }, { seller: { ...unknownSeller, vatId: 'NL1' } }],
  },
  'UBL-SR-16': {
    breaking: [{ buyer: { ...buyer, ids: [{ id: '1' }, { id: '2' }] } }],
    valid: [{ buyer: { ...buyer, ids: [{ id: '1' }] } }],
  },
  'UBL-SR-20': {
    breaking: [payee({ id: '1' }, { id: '2', scheme: '0088' })],
    valid: [payee({ id: '1' }), payee({ id: '1' }, sepa('2'))],
  },
  'UBL-SR-29': {
    breaking: [
      { seller: { ...seller, ids: [...seller.ids, sepa('NL1')] }, ...payee(sepa('NL2')) },
      { seller: { ...seller, ids: [...seller.ids, sepa('NL1'), sepa('NL2', 'sepa')] } },
      payee(sepa('NL1'), sepa('NL2')),
    ],
    valid: [{ seller: { ...seller, ids: [...seller.ids, sepa('NL1')] } }, payee(sepa('NL1'))],
  },
  'UBL-SR-44': {
    breaking: [paidBy({ remittance: 'a' }, {}, { remittance: 'b' })],
    valid: [paidBy({ remittance: 'a' }, {}, { remittance: 'a' })],
  },
  'UBL-SR-46': {
    breaking: [paidBy({ meansText: 'cash' }, {}, { meansText: 'cash' })],
    valid: [paidBy({ meansText: 'cash' }, {})],
  },
  'UBL-SR-47': {
    breaking: [paidBy({ meansCode: '10' }, { meansCode: '20' })],
    valid: [paidBy({ meansCode: '10' }, { meansCode: '10' })],
  },
};

describe('the terms of a document', () => {
  it.each(Object.entries(examples))('break %s, and no other rule', (rule, { breaking }) => {
    for (const change of breaking) expect(rulesBrokenBy(change), JSON.stringify(change)).toEqual([rule]);
  });

  it.each(Object.entries(examples))('break no rule: just within %s', (_, { valid }) => {
    for (const change of valid) expect(rulesBrokenBy(change), JSON.stringify(change)).toEqual([]);
  });

  it('include the seller, with a name, an address and an identifier', () => {
    expect(rulesBrokenBy({ seller: undefined })).toEqual(['BR-06', 'BR-08', 'BR-CO-26']);
    expect(rulesBrokenBy({ seller: undefined, ...payee({ id: 'P-1' }) })).toEqual(['BR-06', 'BR-08', 'BR-CO-26']);
  });

  it('have an example for each rule', () => {
    expect(rulesOfTerms.map(({ rule }) => rule).filter((rule) => examples[rule] === undefined)).toEqual(['BR-06']);
  });
});
