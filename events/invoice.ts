// The events of an invoice, on the stream `invoice-<id>`. Every event has the amount due *after* it.
// A movement of money is one event. The change of state that follows from it is another event in the same append.

import { type Static, type TProperties, Type } from 'typebox';
import { InvoiceContent, Line } from './document/document.ts';
import { decimal } from './document/field.ts';
import { Difference, TaxGroup, Totals } from './document/totals.ts';
import { type AnyEventOf, amount, asRecorded, count, day, type EventOf, signedAmount, text } from './event-data.ts';
import type { InvoiceFields } from './invoice-fields.ts';

export type InvoiceState = InvoiceFields['state'];

/** A line with its net amount (BT-131). */
const IssuedLine = Type.Object({ ...Line.properties, net: signedAmount }, { title: 'IssuedLine' });
export type IssuedLine = Static<typeof IssuedLine>;

/** The fields of a document as issued. It never changes. */
export const documentFields = {
  ...InvoiceContent.properties,
  invoiceId: text,
  lines: Type.Array(IssuedLine),
  taxes: Type.Array(TaxGroup),
  totals: Totals,
  /** Where the document came with amounts that stand, and that differ from what its content amounts to. */
  differences: Type.Optional(Type.Array(Difference)),
};
const Document = Type.Object(documentFields);
export type Document = Static<typeof Document>;
/** A document with its amounts, which is not registered yet. */
export const IssuedDocument = Type.Omit(Document, ['invoiceId']);
export type IssuedDocument = Omit<Document, 'invoiceId'>;

/** The amounts of a tax group that a credit note takes back. */
const CreditedTax = TaxGroup;
export type CreditedTax = Static<typeof CreditedTax>;

/** A credit note as received. In version 1 it had no amounts: they followed from its content, and what was prepaid did not count. */
const NoteDocument = Type.Object({
  ...InvoiceContent.properties,
  lines: Type.Array(Type.Object({ ...Line.properties, net: Type.Optional(signedAmount) })),
  taxes: Type.Optional(Type.Array(TaxGroup)),
  totals: Type.Optional(Totals),
  differences: Type.Optional(Type.Array(Difference)),
});
export type NoteDocument = Static<typeof NoteDocument>;

const of = <Properties extends TProperties>(properties: Properties) =>
  Type.Object({ ...properties, amountDue: amount });

const recovered = { amount, recoveredOn: day };

/** The data of each type of event. */
export const invoiceEvents = {
  /**
   * What the document states is due, if it states 0 or more. If its amount due (BT-115) is below 0, the seller owes that much: it is the
   * `excess`, which became customer credit, and nothing is due.
   */
  InvoiceRegistered: asRecorded(of({ ...documentFields, excess: Type.Optional(amount) })),

  /** `amount` was deducted from the amount due; `excess` became customer credit. The money received is the sum of both. */
  PaymentApplied: of({
    paymentId: text,
    amount,
    excess: Type.Optional(amount),
    receivedOn: day,
    method: text,
    reference: Type.Optional(text),
  }),
  /** The customer's credit paid `amount`. */
  CustomerCreditApplied: of({ applicationId: text, amount, appliedOn: day }),
  /**
   * An allocation of a payment, or customer credit, came when nothing was due, so the invoice did not take it; or a payment across invoices
   * was reversed when nothing was left of it here. The event is recorded so that a retry gets the same answer.
   */
  PaymentDeclined: of({ paymentId: text, amount, reason: text }),
  /**
   * A payment, or a part of it, bounced or was recalled. `amount` is due again; `withdrawn` is taken back from the customer's credit, which
   * it had become. In version 1 `withdrawn` is absent: all that became credit is taken back, and the payment is reversed as a whole.
   */
  PaymentReversed: of({
    reversalId: text,
    paymentId: text,
    amount,
    withdrawn: Type.Optional(amount),
    reversedOn: day,
    reason: text,
  }),
  /**
   * `amount` of a payment, by money or credit, no longer pays this invoice: it is due again, and becomes the customer's credit. Before
   * CreditNoteApplied, the note takes it back.
   */
  PaymentUnapplied: of({ unapplicationId: text, paymentId: text, amount, unappliedOn: day, reason: text }),
  /** Money was paid back to the customer. What it had paid is due again. */
  PaymentRefunded: of({ refundId: text, paymentId: text, amount, refundedOn: day, method: text, reason: text }),
  /** A refund came back, for example because the customer's account is closed. `amount` is deducted from the amount due again. */
  RefundReversed: of({ refundId: text, paymentId: text, amount, reversedOn: day, reason: text }),
  /**
   * `amount` was deducted from the amount due, after PaymentUnapplied where payments paid it; `excess`, of a prepaid amount (BT-113),
   * became customer credit. Earlier versions recorded as `excess` also what payments had paid. The sum of both is the total of the note,
   * and so is the sum of `taxes`, with the rounding amount. For a note that came as a document of its own, the total is its BT-115 and
   * `refunded`, or what is left of the invoice, if that is less by a rounding difference.
   */
  CreditNoteApplied: of({
    creditNoteId: text,
    number: Type.Optional(text),
    amount,
    excess: Type.Optional(amount),
    /**
     * Of what the note says was returned already (BT-113), what payments of this ledger had paid. Its refund is recorded here, so
     * `amount` includes it.
     */
    refunded: Type.Optional(amount),
    issuedOn: day,
    reason: text,
    taxes: Type.Array(CreditedTax),
    /** The lines that the note takes back, numbered from 1, and the quantity of each. Absent if the note is about an amount. */
    lines: Type.Optional(Type.Array(Type.Object({ line: count, quantity: decimal('Invoiced quantity (BT-129)') }))),
    /** The note as received, if it came as a document of its own. */
    document: Type.Optional(asRecorded(NoteDocument)),
  }),
  /**
   * The number of a credit note went to another one before the note was recorded. After this event it can no longer be recorded under
   * its id.
   */
  CreditNoteDeclined: of({ creditNoteId: text, number: text, reason: text }),
  AmountWrittenOff: of({ amount, writtenOffOn: day, reason: text }),
  /** A payment or credit note came that exceeds the amount due, and a part is written off. `amount` of that part is due again first. */
  WriteOffRecovered: Type.Union([of({ paymentId: text, ...recovered }), of({ creditNoteId: text, ...recovered })]),
  /** The customer disputes `amount` of what is due. It stays due; automatic credit and aging leave it out until the dispute is resolved. */
  InvoiceDisputed: of({ amount, disputedOn: day, reason: text }),
  /** How a dispute ended, and how much of it the seller accepted. What was accepted is still due until a credit note takes it back. */
  DisputeResolved: of({
    outcome: Type.Enum(['accepted', 'rejected', 'partly']),
    amount,
    accepted: amount,
    resolvedOn: day,
    reason: text,
  }),
  /** `withdrawn`, the `excess` of the registration, is taken back from the customer's credit. */
  AmountVoided: of({ amount, withdrawn: Type.Optional(amount), voidedOn: day, reason: text }),

  InvoiceReopened: of({}),
  InvoicePartiallyPaid: of({}),
  InvoicePaid: of({}),
  InvoiceWrittenOff: of({}),
  InvoiceVoided: of({}),
  InvoiceBecameOverdue: of({ dueOn: day }),
  OverdueCleared: of({}),
} as const;

export type InvoiceEvent = AnyEventOf<typeof invoiceEvents>;
type Of<Type extends keyof typeof invoiceEvents> = EventOf<typeof invoiceEvents, Type>;

export type InvoiceRegistered = Of<'InvoiceRegistered'>;
export type PaymentApplied = Of<'PaymentApplied'>;
export type PaymentDeclined = Of<'PaymentDeclined'>;
export type PaymentReversed = Of<'PaymentReversed'>;
export type PaymentUnapplied = Of<'PaymentUnapplied'>;
export type PaymentRefunded = Of<'PaymentRefunded'>;
export type RefundReversed = Of<'RefundReversed'>;
export type CreditNoteApplied = Of<'CreditNoteApplied'>;
export type AmountWrittenOff = Of<'AmountWrittenOff'>;
export type WriteOffRecovered = Of<'WriteOffRecovered'>;
export type InvoiceDisputed = Of<'InvoiceDisputed'>;
export type DisputeResolved = Of<'DisputeResolved'>;
export type AmountVoided = Of<'AmountVoided'>;
export type InvoiceBecameOverdue = Of<'InvoiceBecameOverdue'>;
/** What undoes a write-off. The payment may be one by the customer's credit, or one whose refund came back. */
export type RecoveredBy = { paymentId: string } | { creditNoteId: string };

export type InvoiceEventType = InvoiceEvent['type'];

/** The types of events that move no money: they decline it, or record a state or a flag. */
const withoutMoney = [
  'PaymentDeclined',
  'CreditNoteDeclined',
  'InvoiceReopened',
  'InvoicePartiallyPaid',
  'InvoicePaid',
  'InvoiceWrittenOff',
  'InvoiceVoided',
  'InvoiceDisputed',
  'DisputeResolved',
  'InvoiceBecameOverdue',
  'OverdueCleared',
] as const satisfies InvoiceEventType[];

export type TypeWithoutMoney = (typeof withoutMoney)[number];

export const movesNoMoney = <Event extends { type: string }>(
  event: Event,
): event is Extract<Event, { type: TypeWithoutMoney }> => (withoutMoney as readonly string[]).includes(event.type);
