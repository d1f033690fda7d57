// The books of UBL documents with amounts of their own: a random invoice is registered, and credited by notes of equal parts, whose tax is
// rounded in any way that the rules allow. What they state is added up here.

import { expect, inject, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { after, get, post } from '../testing/http/client.ts';
import { newCustomer } from '../testing/http/requests.ts';
import { seeded } from '../testing/random.ts';

const ledger = inject('ledger');
const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1);

/** In cents: BT-109, BT-110, BT-113 and BT-114. */
type Stated = { net: number; tax: number; prepaid: number; rounding: number };
/** BT-115 */
const payableOf = ({ net, tax, prepaid, rounding }: Stated) => net + tax - prepaid + rounding;

it.each(seeds)('the books have what the documents of seed %i state', async (seed) => {
  const random = seeded(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const stated = (net: number, mostPrepaid: number): Stated => ({
    net,
    tax: Math.round(net / 4) + upTo(60) - 30,
    prepaid: random() < 0.4 ? upTo(mostPrepaid) : 0,
    rounding: upTo(4) - 2,
  });
  const [customer, number] = [newCustomer(), `B-${newCustomer()}`];
  const invoice = stated(40_000 + upTo(100_000), 10_000);
  let answer = await send('/invoices', documentOf('Invoice', number, customer, invoice));
  let due = payableOf(invoice);
  let left = due + invoice.prepaid;
  const notes = 1 + upTo(6);
  const made: Stated[] = [];
  for (let place = 1; place <= notes; place++) {
    const note = stated(Math.round(invoice.net / notes), 2_000);
    const path = `/invoices/${answer.body.invoiceId}/credit-notes`;
    answer = await send(path, documentOf('CreditNote', `${number}-${place}`, customer, note, number));
    const over = Math.max(0, payableOf(note) + note.prepaid - left); // by rounding
    const taken = Math.max(0, payableOf(note) - over);
    left -= taken + note.prepaid;
    due -= Math.min(due, taken);
    expect(answer.body.amountDue).toBe(due);
    made.push(note);
  }
  const total = (of: (document: Stated) => number) => made.reduce((sum, note) => sum + of(note), 0);
  const events = await entriesOf(customer, answer);
  for (const entries of events) expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  const balance = (account: string) =>
    events.flat().reduce((sum, entry) => (entry.account === account ? sum + entry.amount : sum), 0);
  const credited = answer.body.credited + -balance('customer-credit');
  expect({
    receivables: balance('receivables'),
    revenue: balance('revenue'),
    tax: balance('tax'),
    prepayments: balance('prepayments'),
    inTransit: balance('in-transit'),
    credited,
  }).toEqual({
    receivables: due,
    revenue: total(({ net }) => net) - invoice.net,
    tax: total(({ tax }) => tax) - invoice.tax,
    prepayments: invoice.prepaid - total(({ prepaid }) => prepaid),
    inTransit: 0,
    credited: payableOf(invoice) + invoice.prepaid - left - total(({ prepaid }) => prepaid),
  });
});

async function send(path: string, document: string) {
  const answer = await post<InvoiceView>(ledger.commandUrl + path, document, { 'content-type': 'application/xml' });
  expect(answer.status, answer.text).toBe(201);
  return answer;
}

/** The entries of each event of a customer. */
async function entriesOf(customer: string, at: Parameters<typeof after>[0]) {
  type Journal = { events: { entries: { account: string; amount: number }[] }[] };
  const { body } = await get<Journal>(`${ledger.queryUrl}/journal?customer=${customer}&limit=200`, after(at));
  return body.events.map(({ entries }) => entries);
}

/** A document of one line at 25 %. */
function documentOf(
  kind: 'Invoice' | 'CreditNote',
  number: string,
  customer: string,
  { net, tax, prepaid, rounding }: Stated,
  about?: string,
): string {
  const money = (name: string, cents: number) =>
    `<cbc:${name} currencyID="EUR">${(cents / 100).toFixed(2)}</cbc:${name}>`;
  const category = (name: string) =>
    `<cac:${name}><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${name}>`;
  const party = (role: string, name: string, id: string, vatId = '') =>
    `<cac:Accounting${role}Party><cac:Party><cac:PartyIdentification><cbc:ID>${id}</cbc:ID></cac:PartyIdentification>
      ${vatId && `<cac:PartyTaxScheme><cbc:CompanyID>${vatId}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`}
      <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:Accounting${role}Party>`;
  const quantity = kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity';
  const namespace = 'urn:oasis:names:specification:ubl:schema:xsd';
  return `<${kind} xmlns="${namespace}:${kind}-2" xmlns:cac="${namespace}:CommonAggregateComponents-2" xmlns:cbc="${namespace}:CommonBasicComponents-2">
    <cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-01-10</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
    ${about === undefined ? '' : `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${about}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`}
    ${party('Supplier', 'Seller', 'S-1', 'DE123456789')}${party('Customer', 'Buyer', customer)}
    <cac:TaxTotal>${money('TaxAmount', tax)}<cac:TaxSubtotal>${money('TaxableAmount', net)}${money('TaxAmount', tax)}${category('TaxCategory')}</cac:TaxSubtotal></cac:TaxTotal>
    <cac:LegalMonetaryTotal>${money('LineExtensionAmount', net)}${money('TaxExclusiveAmount', net)}${money('TaxInclusiveAmount', net + tax)}
      ${money('PrepaidAmount', prepaid)}${money('PayableRoundingAmount', rounding)}${money('PayableAmount', net + tax - prepaid + rounding)}</cac:LegalMonetaryTotal>
    <cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="C62">1</cbc:${quantity}>${money('LineExtensionAmount', net)}
      <cac:Item><cbc:Name>Work</cbc:Name>${category('ClassifiedTaxCategory')}</cac:Item><cac:Price>${money('PriceAmount', net)}</cac:Price></cac:${kind}Line>
  </${kind}>`;
}
