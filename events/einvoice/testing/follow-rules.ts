// Follows what a refusal to write a document says: gives each term at each of its places. It knows what a value of a term looks like, and
// nothing else.

import type { InvoiceContent } from '../../document/document.ts';
import type { BrokenRule } from '../rules/broken-rule.ts';

type Tax = InvoiceContent['lines'][number]['tax'];

/** All that JSON has to say of an invoice, with an allowance that needs a reason. */
export const leastInvoice = (tax: Tax, specification?: string): InvoiceContent => ({
  customer: { id: 'c', name: 'Buyer' },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  dueOn: '2026-12-22',
  lines: [{ description: 'Thing', quantity: '1', unitPrice: '1000', tax, allowances: [{ amount: 1 }] }],
  ...(specification !== undefined && { specification }),
});

const core = 'urn:cen.eu:en16931:2017';
/** What an invoice may claim, and the VAT categories that it may have anywhere: B is for Italy. */
export const leastClaims = [
  undefined,
  `${core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`,
  `${core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
];
export const leastTaxes: readonly Tax[] = [
  { category: 'S', rate: '19' },
  { category: 'L', rate: '7' },
  { category: 'M', rate: '4' },
  ...(['Z', 'E', 'AE', 'K', 'G', 'O'] as const).map((category) => ({ category })),
];

const address = { street: 'Street 1', city: 'Berlin', postCode: '10115', country: 'DE' };

/** A value for the term of a rule. The exemption reason (BT-120) is of the category that the rule is named after. */
function valueFor(term: string, { rule }: BrokenRule): unknown {
  const category = { IC: 'K', AF: 'L', AG: 'M' }[rule.split('-')[1] ?? ''] ?? rule.split('-')[1];
  const values: Readonly<Record<string, unknown>> = {
    'BT-1': 'R-1',
    'BT-10': '04011000-12345-34',
    'BT-23': 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    'BT-27': 'Seller',
    'BT-30': { id: '12345678', scheme: '0106' },
    'BT-31': 'DE123456789',
    'BT-34': { id: 'DE123456789', scheme: '9930' },
    'BT-37': 'Berlin',
    'BT-38': '10115',
    'BT-48': 'DE987654321',
    'BT-49': { id: 'DE987654321', scheme: '9930' },
    'BT-52': 'Hamburg',
    'BT-53': '20095',
    'BT-72': '2026-11-20',
    'BT-80': { ...address, country: 'FR' },
    'BT-119': '0',
    'BT-120': { category, reason: 'by law' },
    'BT-139': 'reason',
    'BG-5': { country: 'DE' },
    'BG-6': { name: 'Jo', telephone: '+49 30 123456', email: 'jo@example.com' },
    'BG-8': { country: 'DE' },
    'BG-16': [{ meansCode: '58', account: 'DE02120300000000202051' }],
  };
  if (!(term in values)) throw new Error(`${rule} asks for ${term}`);
  return values[term];
}

type Json = Record<string, unknown> | unknown[];

/** Sets a value at a JSON pointer, with the objects on the way to it. */
function give(target: Json, [step = '', ...rest]: readonly string[], value: unknown): void {
  const fields = target as Record<string, unknown>;
  const key = step === '-' ? String((target as unknown[]).length) : step;
  if (rest.length === 0) fields[key] = value;
  else {
    fields[key] ??= /^(-|\d+)$/.test(rest[0] ?? '') ? [] : {};
    give(fields[key] as Json, rest, value);
  }
}

/** The content with what its broken rules ask for. */
export function followed(content: InvoiceContent, rules: readonly BrokenRule[]): InvoiceContent {
  const changed = structuredClone(content);
  for (const broken of rules)
    for (const pointer of broken.pointers ?? []) {
      const value = pointer === '/buyer/name' ? 'Buyer' : valueFor(broken.term ?? '', broken);
      give(changed, pointer.slice(1).split('/'), value);
    }
  return changed;
}
