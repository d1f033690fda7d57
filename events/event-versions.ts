// The types of events: in which kind of stream each is, the schema of its data, and the version of that schema. An event is stored with
// its version; upcast.ts brings the data of older versions to today's shape.
//
// A new type starts at version 1 and leaves all others as they are. CONTRIBUTING.md says when a type needs a new version.

import { attachmentEvents } from './attachment.ts';
import { closingEvents } from './closing.ts';
import { customerEvents } from './customer.ts';
import type { InvoiceContent } from './document/document.ts';
import type { AnyEventOf, EventSchemas } from './event-data.ts';
import { type Document, invoiceEvents } from './invoice.ts';
import { sidesOf } from './invoice-fields.ts';
import { identityEvents } from './ledger-identity.ts';
import { importEvents } from './log-import.ts';
import { type DecimalText, parseDecimal, signOf } from './money/decimal.ts';
import { numberEvents } from './number.ts';
import { paymentEvents } from './payment.ts';
import { nameEvents } from './payment-name.ts';
import { askedEvents, processEvents } from './process.ts';
import { indexEvents } from './receivables.ts';
import type { Metadata } from './recorded.ts';
import { seriesEvents } from './series.ts';
import type { StreamKind } from './streams.ts';

/** The types of events in each kind of stream, with the schema of their data. */
export const eventSchemas = {
  invoice: invoiceEvents,
  customer: customerEvents,
  payment: paymentEvents,
  name: nameEvents,
  series: seriesEvents,
  number: numberEvents,
  attachment: attachmentEvents,
  books: closingEvents,
  receivables: indexEvents,
  due: indexEvents,
  process: processEvents,
  asked: askedEvents,
  ledger: { ...identityEvents, ...importEvents },
} as const satisfies Record<StreamKind, EventSchemas>;

/** Every event that the ledger writes. */
export type LedgerEvent = { [Kind in StreamKind]: AnyEventOf<(typeof eventSchemas)[Kind]> }[StreamKind];

/** The latest version of each type. */
export const eventVersions = {
  InvoiceRegistered: 3, // 1: without the tax category B, split payment; 2: the total, allowances, charges, prepaid amount, base quantities and discounts of prices were not below 0
  PaymentApplied: 1,
  CustomerCreditApplied: 1,
  PaymentDeclined: 1,
  PaymentReversed: 2, // 1: the whole payment; `withdrawn` was not said
  PaymentUnapplied: 2, // 1: no credit note unapplied it; a credit note grants the credit itself
  PaymentRefunded: 1,
  RefundReversed: 1,
  CreditNoteApplied: 3, // 1: without the tax category B; a note that came as a document had no amounts of its own; 2: `refunded` was 0, and as in InvoiceRegistered
  CreditNoteDeclined: 1,
  AmountWrittenOff: 1,
  WriteOffRecovered: 2, // 1: paymentId was always there; a credit note recovered nothing
  AmountVoided: 1,
  InvoiceDisputed: 1,
  DisputeResolved: 1,
  InvoiceReopened: 1,
  InvoicePartiallyPaid: 1,
  InvoicePaid: 1,
  InvoiceWrittenOff: 1,
  InvoiceVoided: 1,
  InvoiceBecameOverdue: 1,
  OverdueCleared: 1,
  CreditGranted: 1,
  CreditReserved: 1,
  CreditApplicationCompleted: 1,
  CreditWithdrawn: 1,
  CreditWithdrawalDeclined: 1,
  CreditRefunded: 1,
  CreditRefundReversed: 1,
  CreditNoteRegistered: 1,
  AutomaticCreditChanged: 1,
  PaymentReceived: 1,
  PaymentAllocated: 1,
  PaymentSettled: 1,
  PaymentReversalRequested: 2, // 1: always the whole payment
  AllocationReversed: 2, // 1: `withdrawn` was not said, because nothing of an allocation was credit
  PaymentReversalCompleted: 1,
  PaymentReversalRefused: 1,
  PaymentNamed: 1,
  NumberAllocated: 3, // as InvoiceRegistered
  NumberClaimed: 3,
  NumberClaimedForSeries: 1,
  CreditNoteNumberClaimed: 1,
  AttachmentPartStored: 1,
  CreditNoteClaimed: 1,
  BooksClosed: 1,
  BooksReopened: 1,
  ReceivablesIndexed: 1,
  DayDone: 1,
  FollowedUp: 1,
  FollowUpsAsked: 1,
  MessagesTakenIn: 1,
  LedgerFounded: 1,
  ImportBegun: 1,
  ImportEnded: 1,
} as const satisfies Record<LedgerEvent['type'], number>;

/**
 * The version that an event is written and published with: the latest of its type. What has a tax category, though, is written as version 1
 * as long as it has not the category B, nor, as a credit note, amounts of its own, which is all that version 2 adds; and as version 3 only
 * with what that adds. So replicas of the version before read it during an upgrade, and consumers of events see no new version without
 * need.
 */
export function versionOf(event: LedgerEvent): number {
  switch (event.type) {
    case 'InvoiceRegistered':
      return versionOfInvoice(event.data);
    case 'CreditNoteApplied': {
      const { taxes, document, refunded = 0 } = event.data;
      if (refunded > 0 || (document !== undefined && takesBack(document))) return 3;
      return document?.totals !== undefined || taxes.some(({ category }) => category === 'B') ? 2 : 1;
    }
    case 'NumberClaimed':
      return versionOfInvoice(event.data.document);
    case 'NumberAllocated':
      return versionOfContent(event.data.content);
    default:
      return eventVersions[event.type];
  }
}

const versionOfInvoice = (document: Content & Pick<Document, 'totals'>): number =>
  sidesOf(document.totals).excess > 0 ? 3 : versionOfContent(document);

function versionOfContent(content: Content): number {
  if (takesBack(content)) return 3;
  return splitsPayment(content) ? 2 : 1;
}

type Content = Pick<InvoiceContent, 'lines' | 'allowances' | 'charges' | 'exemptionReasons' | 'prepaid'>;

/** Whether a number is below 0 that had to be 0 or more. */
const takesBack = ({ prepaid = 0, lines, ...document }: Omit<Content, 'exemptionReasons'>): boolean =>
  prepaid < 0 ||
  [document, ...lines].some(({ allowances = [], charges = [] }) =>
    [...allowances, ...charges].some(
      ({ amount, base = 0, percent = '0' }) => amount < 0 || base < 0 || isBelow0(percent),
    ),
  ) ||
  lines.some(
    ({ baseQuantity = '1', priceDiscount }) => isBelow0(baseQuantity) || isBelow0(priceDiscount?.amount ?? '0'),
  );

const isBelow0 = (decimal: DecimalText): boolean => signOf(parseDecimal(decimal)) < 0;

const splitsPayment = ({ lines, allowances = [], charges = [], exemptionReasons = [] }: Content): boolean =>
  [...lines, ...allowances, ...charges].some(({ tax }) => tax.category === 'B') ||
  exemptionReasons.some(({ category }) => category === 'B');

/**
 * What the log stores of an event: its type and data, and in its metadata its version. The effective date is the command's,
 * except that two types have their own: a payment can be received before the write-off that it recovers, and a credit note can be issued
 * before the payment that it unapplies.
 */
export const toStored = (event: LedgerEvent, metadata: Metadata) => ({
  type: event.type,
  data: event.data,
  metadata: {
    ...metadata,
    ...(event.type === 'WriteOffRecovered' && { effectiveOn: event.data.recoveredOn }),
    ...(event.type === 'PaymentUnapplied' && { effectiveOn: event.data.unappliedOn }),
    schema: versionOf(event),
  },
});
