// Reactions: what one event causes on other streams. A reaction may be repeated without changing the result.
//
//   InvoiceRegistered and PaymentApplied with an excess, PaymentUnapplied, CreditNoteApplied of what was paid ─► the customer's credit
//   PaymentReversed ─► less credit, or credit again   AmountVoided of what became credit ─► less credit
//   CreditReserved ─► completeApplication             CreditWithdrawn ─► completeReversal
//   PaymentReceived, PaymentReversalRequested ─► advance
//   NumberClaimed, NumberAllocated ─► the invoice of that number      CreditNoteClaimed ─► the credit note of that number

import type { LedgerEvent } from '../../events/event-versions.ts';
import { impossible } from '../../events/impossible.ts';
import { movesNoMoney } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import {
  creditAfterReversal,
  grantExcess,
  grantOfNote,
  grantOfRegistration,
  grantUnapplied,
  withdrawOfVoid,
} from '../customer/credit-from-invoice.ts';
import { completeReversal } from '../customer/earlier-reversals.ts';
import { completeApplication } from '../customer/spend-credit.ts';
import { causedBy } from '../handling/command-context.ts';
import { registered } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { completeNote } from '../numbers/complete-note.ts';
import { completeClaimed } from '../numbers/of-invoice.ts';
import { advance } from '../payment/process.ts';
import { completeAllocated } from '../series/allocated.ts';

/** @throws the event store's errors; the caller repeats it */
export async function react(ledger: Ledger, event: Recorded<LedgerEvent>): Promise<void> {
  if (movesNoMoney(event)) return;
  const cause = causedBy(event);
  const { effectiveOn } = event.metadata;
  const id = idOfStream(event.stream);
  switch (event.type) {
    case 'InvoiceRegistered':
      await grantOfRegistration(ledger, cause, event.data);
      return;
    case 'AmountVoided': {
      if (event.data.withdrawn === undefined) return;
      const { state: invoice } = await ledger.invoices.readCached(id);
      await withdrawOfVoid(ledger, cause, registered(invoice).document, event.data);
      return;
    }
    case 'PaymentApplied':
      await grantExcess(ledger, cause, effectiveOn, event.data.excess, {
        invoiceId: id,
        paymentId: event.data.paymentId,
      });
      return;
    case 'CreditNoteApplied': {
      const { state: invoice } = await ledger.invoices.read(id);
      await grantOfNote(ledger, cause, registered(invoice), event.data.creditNoteId);
      return;
    }
    case 'PaymentReversed':
      await creditAfterReversal(ledger, cause, id, event.data);
      return;
    case 'PaymentUnapplied':
      await grantUnapplied(ledger, cause, id, event.data.unapplicationId, event.data);
      return;
    case 'CreditReserved':
      return completeApplication(ledger, cause, id, event.data.applicationId);
    case 'CreditWithdrawn':
      return completeReversal(ledger, cause, id, event.data);
    case 'PaymentReceived':
      await advance(ledger, cause, id);
      return;
    case 'PaymentReversalRequested':
      await advance(ledger, cause, id, event.data.reversalId);
      return;
    case 'NumberAllocated':
      await completeAllocated(ledger, event.data, event.metadata);
      return;
    case 'NumberClaimed':
      await completeClaimed(ledger, event.data, event.metadata);
      return;
    case 'CreditNoteClaimed':
      await completeNote(ledger, event.data, event.metadata);
      return;
    case 'CustomerCreditApplied':
    case 'PaymentRefunded':
    case 'RefundReversed':
    case 'AmountWrittenOff':
    case 'WriteOffRecovered':
    case 'CreditGranted':
    case 'CreditApplicationCompleted':
    case 'CreditWithdrawalDeclined':
    case 'CreditRefunded':
    case 'CreditRefundReversed':
    case 'CreditNoteRegistered':
    case 'AutomaticCreditChanged':
    case 'PaymentAllocated':
    case 'PaymentSettled':
    case 'AllocationReversed':
    case 'PaymentReversalCompleted':
    case 'PaymentReversalRefused':
    case 'PaymentNamed':
    case 'NumberClaimedForSeries':
    case 'CreditNoteNumberClaimed':
    case 'AttachmentPartStored':
    case 'BooksClosed':
    case 'BooksReopened':
    case 'ReceivablesIndexed':
    case 'DayDone':
    case 'FollowedUp':
    case 'FollowUpsAsked':
    case 'MessagesTakenIn':
    case 'LedgerFounded':
    case 'ImportBegun':
    case 'ImportEnded':
      return; // changes nothing on another stream
    default:
      return impossible(event);
  }
}
