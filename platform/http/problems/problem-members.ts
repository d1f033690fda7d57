// The members of their own that problem types have (RFC 9457, section 3.2): what a program needs to act on the problem. A name means the same
// in each of them, so that one schema holds them all.

import { type Static, Type } from 'typebox';

const day = (description: string) => Type.String({ format: 'date', description });
const minor = (description: string) => Type.Integer({ description: `${description}; in minor units` });
const text = (description: string) => Type.String({ description });
const number = (description: string) => Type.Integer({ description });

const BrokenRule = Type.Object({
  rule: text('Its name in EN 16931, Peppol BIS Billing 3 or XRechnung'),
  detail: text('What breaks it'),
  term: Type.Optional(text('The business term or group that has to be given or changed, such as BT-10 or BG-5')),
  pointers: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Its places in the JSON of the document (RFC 6901), at most ten; "-" is a new item of a list',
    }),
  ),
});

const Disagreement = Type.Object({
  term: text('The business term of EN 16931, such as BT-109'),
  name: text('Which of the totals, lines or tax groups'),
  rule: text('The rule that says how it is computed'),
  stated: minor('What the document says'),
  computed: minor('What follows from its lines'),
});

/** The members by name. */
export const problemMembers = {
  amount: minor('The amount of the payment'),
  amountDue: minor('What is due of the invoice'),
  asked: text('The position that the request waits for'),
  closedThrough: Type.Union([day(''), Type.Null()], { description: 'The last closed day; null if none is' }),
  command: text('The command that the state does not allow'),
  cost: number('What the request costs'),
  creditNoteId: text('The credit note that has the number'),
  credit: minor('What the customer has of credit'),
  creditable: minor('The most that can be credited'),
  creditableQuantity: text('The most that can be credited of the line'),
  currency: text('The unknown currency'),
  customerId: text('The customer whose credit note has the number'),
  disagreements: Type.Array(Disagreement, { description: 'Totals that are not those of the lines' }),
  disputed: minor('What is in dispute'),
  earliest: day('The first day that is possible'),
  expected: text('The root element that the request reads'),
  firstOpenDay: day('The first day that is not closed'),
  found: text('The root element of the document, or the name of its format'),
  invoiceCurrency: text('The currency of the invoice'),
  invoiceId: text('The invoice that the problem is about'),
  key: text('The key or id that was used before'),
  limit: number('What the requests in progress of a caller may cost together'),
  line: number('The number of the line, from 1'),
  number: text('The number that is taken'),
  path: text('The place in the XML document'),
  paying: minor('What the payment pays of the invoice'),
  paymentId: text('The payment that the invoice does not have'),
  position: text('The position in the log to ask for, at least or at most'),
  reached: text('The position that the view has reached'),
  refundable: minor('The most that can be refunded'),
  registeredAt: Type.String({ format: 'date-time', description: 'When the invoice was registered' }),
  reversible: minor('The most that can be reversed'),
  revision: number('The current, last or broken revision of the stream'),
  rules: Type.Array(BrokenRule, { description: 'The broken rules' }),
  scope: text('The scope that the token lacks'),
  service: text('The service that the gateway does not reach'),
  spendable: minor('The most of the credit that can be spent on that day'),
  state: text('The state of the invoice or payment'),
  store: text('The store that is unavailable'),
  stream: text('The stream of the event'),
  taken: number('What the requests in progress of the caller cost together'),
  today: day("The current day of the seller's calendar"),
  value: text('What the element says'),
  view: text('The view that the request reads'),
};

/** Members of a problem. */
export type ProblemMembers = {
  readonly [Name in keyof typeof problemMembers]?: Static<(typeof problemMembers)[Name]> | undefined;
};
