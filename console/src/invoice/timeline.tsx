import type { InvoiceState } from '../../../events/invoice.ts';
import { stateNamedBy } from '../../../events/invoice-state.ts';
import { money } from '../format/money.ts';
import { eventName, methodName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { Day, State, Timestamp } from '../ui/values.tsx';
import { PaymentActions } from './actions/actions.tsx';
import type { HistoryEvent, InvoiceAnswer } from './reads.ts';

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
          {event.type === 'PaymentApplied' && (
            <PaymentActions invoice={invoice} paymentId={String(event.change.paymentId)} />
          )}
        </li>
      ))}
    </ol>
  );
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
  const details = detailsOf(event);
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
