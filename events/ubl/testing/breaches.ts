import type { InvoiceContent } from '../../document/document.ts';
import { example } from './example.ts';

/** The example with other fields. Fields that are undefined are left out. */
const changed = (change: object): InvoiceContent => JSON.parse(JSON.stringify({ ...example, ...change }));

const { seller, buyer, lines, paymentInstructions = [] } = example;
const [transfer] = paymentInstructions;
const [first, ...others] = lines;
const line = (change: object) => changed({ lines: [{ ...first, ...change }, ...others] });

/** The example with only one VAT category, whose rule on parties is broken only by `change`. */
function only(category: string, rate: string | undefined, change: object): InvoiceContent {
  const tax = { category, rate };
  return changed({
    lines: lines.map((line) => ({ ...line, tax })),
    allowances: undefined,
    charges: undefined,
    exemptionReasons: ['E', 'AE', 'K', 'G', 'O'].includes(category) ? [{ category, reason: 'by law' }] : undefined,
    ...change,
  });
}

const noVat = { taxRepresentative: undefined, seller: { ...seller, vatId: undefined } };
const untaxed = { taxRepresentative: undefined, seller: { ...seller, vatId: undefined, taxRegistrationId: undefined } };
const outside = { ...noVat, buyer: { ...buyer, vatId: undefined } };
const item = (category: string, rate?: string) => [{ amount: 100, reason: 'x', tax: { category, rate } }];

/** For each rule, an invoice that breaks this rule and no other. */
export const breaches: readonly (readonly [rule: string, content: InvoiceContent])[] = [
  ['BR-02', changed({ number: undefined })],
  ['BR-08', changed({ seller: { ...seller, address: undefined } })],
  ['BR-10', changed({ buyer: { ...buyer, address: undefined } })],
  ['BR-17', changed({ payee: { name: seller?.tradingName } })],
  ['BR-29', changed({ period: { from: '2026-11-30', until: '2026-11-29' } })],
  ['BR-30', line({ period: { from: '2026-11-30', until: '2026-11-29' } })],
  ['BR-33', changed({ allowances: [{ amount: 0, tax: first?.tax }] })],
  ['BR-38', changed({ charges: [{ amount: 0, tax: first?.tax }] })],
  ['BR-42', line({ allowances: [{ amount: 0 }] })],
  ['BR-44', line({ charges: [{ amount: 0 }] })],
  ['BR-50', changed({ paymentInstructions: [{ meansCode: '31', accountName: 'Lighthouse' }] })],
  ['BR-61', changed({ paymentInstructions: [{ meansCode: '58' }] })],
  ['BR-62', changed({ seller: { ...seller, electronicAddress: { id: 'a' } } })],
  ['BR-63', changed({ buyer: { ...buyer, electronicAddress: { id: 'a' } } })],
  ['BR-64', line({ standardItemId: { id: '1' } })],
  ['BR-66', changed({ paymentInstructions: [transfer, { ...transfer, mandate: undefined, meansText: undefined }] })],
  ['BR-67', changed({ paymentInstructions: [transfer, { ...transfer, card: undefined, meansText: undefined }] })],
  ['BR-CL-01', changed({ typeCode: '381' })],
  ['BR-CL-05', changed({ accountingTax: { currency: 'XXX', amount: 1 } })],
  ['BR-CO-03', changed({ taxPointCode: '35' })],
  ['BR-CO-09', changed({ buyer: { ...buyer, vatId: '999999999' } })],
  ['BR-CO-25', changed({ dueOn: undefined, paymentTerms: undefined })],
  ['BR-CO-26', changed({ seller: { ...seller, ids: undefined, legalId: undefined, vatId: undefined } })],
  ['BR-DEC-15', changed({ accountingTax: { currency: 'BHD', amount: 1 } })],
  ['UBL-SR-16', changed({ buyer: { ...buyer, ids: [{ id: 'C-4711' }, { id: 'C-4712' }] } })],
  [
    'UBL-SR-20',
    changed({
      payee: {
        name: 'Factor',
        ids: [
          { id: '1', scheme: '0088' },
          { id: '2', scheme: '0088' },
        ],
      },
    }),
  ],
  ['UBL-SR-29', changed({ payee: { name: 'Factor', ids: [{ id: 'BE-2', scheme: 'SEPA' }] } })],
  ['UBL-SR-44', changed({ paymentInstructions: [transfer, { meansCode: '58', account: 'B', remittance: 'other' }] })],
  ['UBL-SR-46', changed({ paymentInstructions: [transfer, { meansCode: '58', account: 'B', meansText: 'SEPA' }] })],
  ['UBL-SR-47', changed({ paymentInstructions: [transfer, { meansCode: '31', account: 'B' }] })],
  ['BR-S-02', only('S', '21', untaxed)],
  ['BR-S-05', only('S', '0', {})],
  ['BR-S-06', only('S', '21', { allowances: item('S', '0') })],
  ['BR-S-07', only('S', '21', { charges: item('S', '0') })],
  ['BR-S-10', only('S', '21', { exemptionReasons: [{ category: 'S', code: 'VATEX-EU-O' }] })],
  ['BR-Z-02', only('Z', '0', untaxed)],
  ['BR-Z-05', only('Z', '7', {})],
  ['BR-Z-10', only('Z', '0', { exemptionReasons: [{ category: 'Z', reason: 'x' }] })],
  ['BR-E-02', only('E', '0', untaxed)],
  ['BR-E-05', only('E', '7', {})],
  ['BR-E-10', only('E', '0', { exemptionReasons: undefined })],
  ['BR-AE-02', only('AE', '0', { buyer: { ...buyer, vatId: undefined, legalId: undefined } })],
  ['BR-AE-05', only('AE', '7', {})],
  ['BR-AE-10', only('AE', '0', { exemptionReasons: undefined })],
  ['BR-IC-02', only('K', '0', noVat)],
  [
    'BR-IC-04',
    only('S', '21', { ...noVat, charges: item('K', '0'), exemptionReasons: [{ category: 'K', reason: 'x' }] }),
  ],
  ['BR-IC-05', only('K', '7', {})],
  ['BR-IC-10', only('K', '0', { exemptionReasons: undefined })],
  ['BR-IC-11', only('K', '0', { deliveredOn: undefined, period: undefined })],
  ['BR-IC-12', only('K', '0', { delivery: { name: 'Lager Nord' } })],
  ['BR-G-02', only('G', '0', noVat)],
  [
    'BR-G-03',
    only('S', '21', { ...noVat, allowances: item('G', '0'), exemptionReasons: [{ category: 'G', reason: 'x' }] }),
  ],
  ['BR-G-05', only('G', '7', {})],
  ['BR-G-10', only('G', '0', { exemptionReasons: undefined })],
  ['BR-O-02', only('O', undefined, { ...outside, buyer })],
  ['BR-O-05', only('O', '7', outside)],
  ['BR-O-10', only('O', undefined, { ...outside, exemptionReasons: undefined })],
  ['BR-O-11', only('O', undefined, { ...outside, charges: item('Z', '0') })],
  ['BR-IG-02', only('L', '7', untaxed)],
  ['BR-IG-10', only('L', '7', { exemptionReasons: [{ category: 'L', reason: 'x' }] })],
  ['BR-IP-02', only('M', '4', untaxed)],
  ['BR-IP-10', only('M', '4', { exemptionReasons: [{ category: 'M', reason: 'x' }] })],
];
