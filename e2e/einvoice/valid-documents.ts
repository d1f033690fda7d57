// A valid document of each VAT category, in both syntaxes, as an invoice or a credit note. Each has an allowance and a charge, on the document
// and on a line, a discount, a prepaid amount and a rounding amount, so that there is something to break for each rule about money.

import type { InvoiceContent, Tax } from '../../events/document/document.ts';
import type { Party } from '../../events/document/party.ts';
import { type Syntax, syntaxes } from '../../events/einvoice/binding.ts';
import { creditNote, invoice, type Kind } from '../../events/einvoice/kinds.ts';
import { issued } from '../../events/einvoice/testing/example.ts';
import { asXml, completed } from '../../events/einvoice/write-document.ts';

const core = 'urn:cen.eu:en16931:2017';
const peppol = `${core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;
const xrechnung = `${core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;

type Category = Tax['category'];
/** Percent; every other category has the rate 0. */
const rates: { readonly [Key in Category]?: string } = { S: '25', L: '7', M: '4', B: '22' };
/** Those that say why no tax is due (-10). */
const exempt: readonly Category[] = ['E', 'AE', 'K', 'G', 'O'];

/** Category B is for Italy alone, and category O for parties without VAT identifiers. */
function party(name: string, category: Category): Party {
  const country = category === 'B' ? 'IT' : 'FR';
  return {
    name,
    legalId: { id: `${name}-1` },
    ...(category !== 'O' && { vatId: `${country}12345670017` }),
    electronicAddress: { id: `${country}12345670017`, scheme: '9957' },
    address: { street: '1', city: 'Nice', postCode: '06000', country },
    contact: { name: 'Jo', telephone: '+33 4 0000', email: 'jo@example.com' },
  };
}

const content = (category: Category, specification: string): InvoiceContent => {
  const tax: Tax = { category, rate: rates[category] ?? '0' };
  const { address } = party('Buyer', category);
  return {
    specification,
    process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
    number: 'R-1',
    reference: '04011000-1234-34',
    customer: { id: 'Buyer-1', name: 'Buyer' },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    seller: party('Seller', category),
    buyer: party('Buyer', category),
    deliveredOn: '2026-11-21',
    ...(address && { delivery: { address } }),
    accountingTax: { currency: 'SEK', amount: rates[category] === undefined ? 0 : 70_000 },
    paymentInstructions: [{ meansCode: '30', account: 'NL91ABNA0417164300' }],
    allowances: [{ amount: 1_000, base: 10_000, percent: '10', reason: 'Loyalty', tax }],
    charges: [{ amount: 500, base: 10_000, percent: '5', reason: 'Packing', tax }],
    ...(exempt.includes(category) && { exemptionReasons: [{ category, reason: 'No tax is due' }] }),
    prepaid: 100,
    rounding: 1,
    lines: [
      {
        id: '1',
        description: 'Table',
        quantity: '2',
        unit: 'C62',
        unitPrice: '10000',
        baseQuantity: '1',
        priceDiscount: { amount: '500', grossPrice: '10500' },
        tax,
        allowances: [{ amount: 200, base: 2_000, percent: '10', reason: 'Scratch' }],
        charges: [{ amount: 300, base: 3_000, percent: '10', reason: 'Oiling' }],
      },
      { id: '2', description: 'Chair', quantity: '1', unit: 'C62', unitPrice: '5000', tax },
    ],
  };
};

/** What a document is: its category, its kind, its syntax, and which specification it claims (`core` is EN 16931 alone). */
export type ValidDocument = {
  name: string;
  category: Category;
  claim: 'core' | 'peppol' | 'xrechnung';
  kind: Kind;
  syntax: Syntax;
  xml: string;
};

const specifications = { core, peppol, xrechnung } as const;

function document(claim: ValidDocument['claim'], category: Category, kind: Kind, syntax: Syntax): ValidDocument {
  const typed = { ...content(category, specifications[claim]), typeCode: kind.usualTypeCode };
  const xml = asXml(completed(issued(typed), kind), kind, syntax);
  return { name: `${claim} ${category}, ${kind.root} in ${syntax}`, category, claim, kind, syntax, xml };
}

const categories: readonly Category[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'];

/** The rules at hand have none of Peppol for CII. */
export const validDocuments: readonly ValidDocument[] = [
  ...syntaxes.flatMap((syntax) => [
    ...categories.map((category) => document('core', category, invoice, syntax)),
    document('core', 'S', creditNote, syntax),
    document('xrechnung', 'S', invoice, syntax),
  ]),
  document('peppol', 'S', invoice, 'ubl'),
];
