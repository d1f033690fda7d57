// What fields and parameters mean whose names say it everywhere in the same way. Where one means more, its schema says so.

import { changedWithin, isList, type Json } from './portable-schema.ts';

/** The descriptions by the name of the field. */
const words: Readonly<Record<string, string>> = {
  method: 'How the money was moved',
  number: 'The number on the document',
  reason: 'Why, in words',
  reference: 'The reference of the payer or buyer',
  rate: 'The tax rate in percent',
  amount: 'In minor units of the currency',
  period: 'What period it is for',
  state: 'The state that follows from its events',
  position: 'The position in the log of all events',
  accounts: 'The accounts of the general ledger',
  actor: 'Who acted: the subject of the token',
  address: 'The postal address',
  aging: 'One entry for each currency',
  allocations: 'What went to which invoice',
  allowances: 'Reductions of the amount',
  applications: 'Where the credit was applied',
  appliedOn: 'The day of the application',
  attributes: 'Further properties of the item',
  automatic: 'Whether credit pays open invoices by itself',
  balances: 'One entry for each currency',
  buyer: 'The buyer, as the document names it',
  card: 'The payment card',
  causationId: 'The event that caused this one',
  charges: 'Additions to the amount',
  classifications: 'Classifications of the item',
  contact: 'The contact person or department',
  correlationId: 'The correlation id of the request that caused it',
  creditNoteId: 'The id of the credit note',
  creditNotes: 'The credit notes, in the order in which they were registered',
  credit: 'The credit of each currency',
  currencies: 'One entry for each currency',
  currency: 'ISO 4217',
  customer: 'The customer, who owes the invoice',
  customerId: 'The id of the customer',
  customers: 'The customers of the page',
  delivery: 'Where and when it was delivered',
  dependencies: 'What the service needs, by name',
  detail: 'What is wrong',
  differences: 'Each place that differs',
  effectiveOn: 'The day on which it counts',
  electronicAddress: 'The address for electronic documents',
  eventId: 'The id of the event (UUID)',
  exemptionReasons: 'Why no tax is due, for each tax category',
  invoiceId: 'The id of the invoice',
  issuedOn: 'The day of issue',
  legalId: 'The identifier in the register of companies',
  limit: 'The most items of a page',
  lines: 'The lines, in their order',
  location: 'The identifier of the place',
  mandate: 'The mandate of a direct debit',
  notes: 'Notes on the document',
  object: 'What the document or line is about',
  overdue: 'Whether an amount is due and the due date has passed',
  payee: 'Who is paid, if it is not the seller',
  paymentId: 'The id of the payment',
  paymentInstructions: 'How to pay',
  periods: 'The parts of the range, in their order',
  pointer: 'A JSON Pointer (RFC 6901) to the place',
  precedingInvoices: 'The invoices that it follows',
  receivedOn: 'The day on which the money was received',
  refundId: 'The id of the refund',
  refundedOn: 'The day of the refund',
  refunds: 'What was paid back',
  refusedReversal: 'Why the last reversal was refused',
  required: 'Whether the service is not ready without it',
  reversals: 'Reversals of the payment',
  rule: 'The name of the rule, as in the type of the problem',
  seller: 'The seller, as the document names it',
  standardItemId: 'The identifier of the item in a registered scheme',
  statements: 'One statement for each currency',
  store: 'Which store has it',
  stream: 'The stream of the event',
  supportingDocuments: 'Documents that belong to it',
  tax: 'The tax',
  taxRepresentative: 'Who represents the seller in tax matters',
  taxable: 'The amount that is taxed',
  taxes: 'The tax for each category and rate',
  totals: 'The totals of the document',
  unapplications: 'What no longer pays an invoice',
  verification: 'The last comparison with a replay of the log',
  view: 'The name of the view',
  views: 'The views of the services',
};

type Part = { readonly [word: string]: Json };

const isPart = (value: Json): value is Part => value !== null && typeof value === 'object' && !isList(value);

/** An OpenAPI document in which each field of an object, and each parameter, has a description if its name has words here. */
export function inWords(part: Json): Json {
  if (isList(part)) return part.map(inWords);
  if (!isPart(part)) return part;
  const { name, in: place, schema, properties } = part;
  const inside = Object.entries(part).map(([word, value]) => [word, changedWithin(word, value, inWords)]);
  const after = Object.fromEntries(inside) as Part;
  if (typeof name === 'string' && typeof place === 'string' && isPart(schema ?? null))
    return 'description' in part || 'description' in (schema as Part) ? after : withWords(name, after);
  if (!isPart(properties ?? null)) return after;
  const described = Object.entries(after.properties as Part).map(([field, of]) => [
    field,
    isPart(of) && !('description' in of) ? withWords(field, of) : of,
  ]);
  return { ...after, properties: Object.fromEntries(described) };
}

const withWords = (name: string, part: Part): Part => (name in words ? { ...part, description: words[name] } : part);
