import type { InvoiceState } from '../../../events/invoice.ts';
import { stateNamedBy } from '../../../events/invoice-state.ts';
import { money } from '../format/money.ts';
import { eventName, methodName } from '../format/names.ts';
import { CreditToApply } from '../payments/credit-to-apply.tsx';
import { texts } from '../texts.ts';
import { DocumentButtons } from '../ui/document/document-buttons.tsx';
import { Day, State, Timestamp } from '../ui/values.tsx';
import { PaymentActions, RefundActions } from './actions/actions.tsx';
import { PaymentSoFar } from './payment-so-far.tsx';
import { creditNoteAs, type HistoryEvent, type InvoiceAnswer } from './reads.ts';

/** The events of an invoice, latest first: what each changed, who did it, when and why, and the amount due after it. */
export function Timeline({
  invoice,
  events,
  included,
  onChoose,
}: {
  invoice: InvoiceAnswer;
  events: readonly HistoryEvent[];
  /** The events that the page includes; the others are dimmed. */
  included: readonly HistoryEvent[];
  onChoose: (revision: number) => void;
}) {
  return (
    <ol className="timeline" reversed>
      {events.toReversed().map((event) => (
        <li key={event.eventId} className={included.includes(event) ? '' : 'timeline-later'}>
          <Entry event={event} currency={invoice.currency} onChoose={onChoose} />
          <Commands invoice={invoice} event={event} events={events} />
        </li>
      ))}
    </ol>
  );
}

/** What can be done about the payment, refund, credit or credit note that an event is about. */
function Commands({
  invoice,
  event: { type, change, eventId },
  events,
}: {
  invoice: InvoiceAnswer;
  event: HistoryEvent;
  events: readonly HistoryEvent[];
}) {
  switch (type) {
    case 'PaymentApplied':
    case 'CustomerCreditApplied': {
      const paymentId = String(change.paymentId ?? change.applicationId);
      return (
        <>
          <PaymentSoFar invoice={invoice} paymentId={paymentId} />
          <PaymentActions invoice={invoice} paymentId={paymentId} />
        </>
      );
    }
    case 'PaymentRefunded': {
      const refundId = String(change.refundId);
      const cameBack = events.some((one) => one.type === 'RefundReversed' && one.change.refundId === refundId);
      if (cameBack) return null;
      const refund = { refundId, amount: Number(change.amount) };
      return <RefundActions invoice={invoice} paymentId={String(change.paymentId)} refund={refund} />;
    }
    case 'CreditNoteApplied': {
      const creditNoteId = String(change.creditNoteId);
      const name = invoice.creditNotes.find((note) => note.creditNoteId === creditNoteId)?.number ?? creditNoteId;
      return (
        <div className="payment-actions">
          <DocumentButtons name={name} read={(format) => creditNoteAs(invoice.invoiceId, creditNoteId, format)} />
        </div>
      );
    }
    case 'PaymentUnapplied':
      if (events.findLast((one) => one.type === type)?.eventId !== eventId) return null;
      return <CreditToApply customerId={invoice.customer.id} currency={invoice.currency} />;
    default:
      return null;
  }
}

function Entry({
  event,
  currency,
  onChoose,
}: {
  event: HistoryEvent;
  currency: string;
  onChoose: (revision: number) => void;
}) {
  const { type, revision, recordedAt, effectiveOn, actor, before, after } = event;
  const moved = after.amountDue - before.amountDue;
  const details = [detailsOf(event), creditOf(event, currency)].filter((text) => text !== '').join(' · ');
  const isState = type in stateNamedBy && type !== 'InvoiceRegistered';
  return (
    <article className={isState ? 'entry entry-state' : 'entry'}>
      <div className="entry-head">
        <h3>{isState ? <State state={after.state as InvoiceState} /> : eventName(type)}</h3>
        {moved !== 0 && (
          <data className={`money ${moved < 0 ? 'entry-down' : 'entry-up'}`} value={moved}>
            {moved > 0 ? '+' : ''}
            {money(moved, currency)}
          </data>
        )}
      </div>
      {details !== '' && <p>{details}</p>}
      <p className="entry-foot">
        <button
          type="button"
          className="entry-revision"
          onClick={() => onChoose(revision)}
          title={texts.invoice.showAfter(revision)}
        >
          {texts.invoice.revision(revision)}
        </button>
        <span>
          <Timestamp at={recordedAt} />
        </span>
        <span>{texts.invoice.by(actor)}</span>
        {effectiveOn !== recordedAt.slice(0, 10) && (
          <span>
            {texts.fields.effective} <Day on={effectiveOn} />
          </span>
        )}
        <span>{texts.invoice.dueAfter(money(after.amountDue, currency))}</span>
      </p>
    </article>
  );
}

/** What an event added to the customer's credit, or took from it. */
function creditOf({ type, change }: HistoryEvent, currency: string): string {
  const added = Number(type === 'PaymentUnapplied' ? change.amount : (change.excess ?? 0));
  const taken = Number(change.withdrawn ?? 0);
  if (added > 0) return texts.invoice.toCredit(money(added, currency));
  return taken > 0 ? texts.invoice.fromCredit(money(taken, currency)) : '';
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The reason, method and references that an event records. */
function detailsOf({ change }: HistoryEvent): string {
  const names = ['reason', 'method', 'reference', 'number', 'paymentId', 'applicationId'] as const;
  const words = names.flatMap((name) => {
    const value = change[name];
    if (typeof value !== 'string' || (name === 'number' && 'lines' in change && 'totals' in change)) return [];
    if (uuid.test(value)) return [];
    return name === 'method' ? methodName(value) : value;
  });
  return words.join(' · ');
}
