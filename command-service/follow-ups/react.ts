// What one event sets off on other streams. Each reaction may be done again: it ends where it ended before.
//
//   PaymentApplied, CreditNoteApplied with an excess ─► the customer's credit      PaymentReversed of credit ─► credit again
//   CreditReserved ─► completeApplication        CreditWithdrawn ─► completeReversal
//   PaymentReceived, PaymentReversalRequested ─► advance        NumberAllocated ─► the invoice of that number

import type { CreditSource, CustomerEvent } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Minor } from '../../events/money.ts';
import type { PaymentEvent } from '../../events/payment.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { SeriesEvent } from '../../events/series.ts';
import { idOfStream } from '../../events/streams.ts';
import { grant } from '../customer/decide.ts';
import { completeApplication } from '../customer/spend-credit.ts';
import { completeReversal } from '../customer/withdraw-credit.ts';
import type { Ledger } from '../ledger.ts';
import { advance } from '../payment/process.ts';
import { type Cause, stepEnvelope } from '../request.ts';
import { registerAllocated } from '../series/allocate.ts';

export type LedgerEvent = InvoiceEvent | CustomerEvent | PaymentEvent | SeriesEvent;

/** @throws what the event store throws: then it is to be done again */
export async function react(ledger: Ledger, event: Recorded<LedgerEvent>): Promise<void> {
  const { actor, correlationId } = event.metadata;
  const cause: Cause = { actor, correlationId, causationId: event.id };
  const id = idOfStream(event.stream);
  switch (event.type) {
    case 'PaymentApplied':
      return grantExcess(ledger, cause, id, event.data.excess, { invoiceId: id, paymentId: event.data.paymentId });
    case 'CreditNoteApplied':
      return grantExcess(ledger, cause, id, event.data.excess, {
        invoiceId: id,
        creditNoteId: event.data.creditNoteId,
      });
    case 'PaymentReversed':
      return giveCreditBack(ledger, cause, id, event.data);
    case 'CreditReserved':
      return completeApplication(ledger, cause, id, event.data.applicationId);
    case 'CreditWithdrawn':
      return completeReversal(ledger, cause, id, event.data);
    case 'PaymentReceived':
    case 'PaymentReversalRequested':
      await advance(ledger, cause, id);
      return;
    case 'NumberAllocated':
      await registerAllocated(ledger, event.data, event.metadata);
      return;
    default: // changes nothing on another stream
  }
}

/** What an invoice took beyond what was due is the customer's. */
async function grantExcess(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  amount: Minor | undefined,
  source: CreditSource,
): Promise<void> {
  if (!amount) return;
  const part = source.paymentId === undefined ? `credit-note:${source.creditNoteId}` : `payment:${source.paymentId}`;
  await grantTo(ledger, cause, invoiceId, `${invoiceId}:${part}`, amount, source);
}

/** Credit that paid an invoice is credit again when that is reversed. */
async function giveCreditBack(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  { paymentId, amount }: { paymentId: string; amount: Minor },
): Promise<void> {
  const { state: invoice } = await ledger.invoices.read(invoiceId);
  if (invoice.state === 'unregistered' || invoice.payments.get(paymentId)?.kind !== 'credit') return;
  await grantTo(ledger, cause, invoiceId, `${invoiceId}:reversal:${paymentId}`, amount, { invoiceId, paymentId });
}

async function grantTo(
  ledger: Ledger,
  cause: Cause,
  invoiceId: string,
  grantId: string,
  amount: Minor,
  source: CreditSource,
): Promise<void> {
  const { state: invoice } = await ledger.invoices.recall(invoiceId);
  if (invoice.state === 'unregistered') return;
  const { customer, currency } = invoice.document;
  const command = { grantId, currency, amount, source };
  const envelope = stepEnvelope(ledger.clock, cause, { key: `grant:${grantId}`, content: command });
  await ledger.customers.handle(customer.id, envelope, (account) => grant(account, command));
}
