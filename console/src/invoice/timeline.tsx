import type { InvoiceState } from '../../../events/invoice.ts';
import { stateNamedBy } from '../../../events/invoice-state.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Day, Moment } from '../ui/dates.tsx';
import { State } from '../ui/state.tsx';
import { PaymentActions } from './payment-actions.tsx';
import type { HistoryEvent, InvoiceAnswer } from './reads.ts';

/** What happened, the latest first: what it moved, who did it, when and why, and what was due after it. */
export function Timeline({
  invoice,
  events,
  shownRevision,
  onChoose,
}: {
  invoice: InvoiceAnswer;
  events: readonly HistoryEvent[];
  /** Up to where the page shows the invoice. */
  shownRevision: number;
  onChoose: (revision: number) => void;
}) {
  return (
    <ol className="timeline" reversed>
      {events.toReversed().map((event) => (
        <li key={event.eventId} className={event.revision > shownRevision ? 'timeline-later' : ''}>
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
  const isState = type in stateNamedBy && type !== 'InvoiceRegistered';
  return (
    <article className={isState ? 'entry entry-state' : 'entry'}>
      <div className="entry-head">
        <h3>
          {isState ? (
            <State state={after.state as InvoiceState} />
          ) : (
            (texts.events[type as keyof typeof texts.events] ?? type)
          )}
        </h3>
        {moved !== 0 && (
          <data className={`money ${moved < 0 ? 'entry-down' : 'entry-up'}`} value={moved}>
            {moved > 0 ? '+' : ''}
            {money(moved, currency)}
          </data>
        )}
      </div>
      {why(event) !== '' && <p>{why(event)}</p>}
      <p className="entry-foot">
        <button
          type="button"
          className="entry-revision"
          onClick={() => onChoose(revision)}
          title={texts.invoice.showThen(revision)}
        >
          {texts.invoice.revision(revision)}
        </button>
        <span>
          <Moment at={recordedAt} />
        </span>
        <span>{texts.invoice.by(actor)}</span>
        {effectiveOn !== recordedAt.slice(0, 10) && (
          <span>
            {texts.invoice.effective} <Day on={effectiveOn} />
          </span>
        )}
        <span>{texts.invoice.dueAfter(money(after.amountDue, currency))}</span>
      </p>
    </article>
  );
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an event says for itself: reason, method, reference. */
function why({ change }: HistoryEvent): string {
  const said = ['reason', 'method', 'reference', 'number', 'paymentId', 'applicationId'] as const;
  const words = said.flatMap((name) => {
    const value = change[name];
    if (typeof value !== 'string' || (name === 'number' && 'lines' in change && 'totals' in change)) return [];
    if (uuid.test(value)) return [];
    return name === 'method' ? (texts.methods[value as keyof typeof texts.methods] ?? value) : value;
  });
  return words.join(' · ');
}
