// A slider over the invoice's revisions, and a moment to choose: the page shows the invoice as it stood then, and what had just changed.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { texts } from '../texts.ts';
import { Moment as At } from '../ui/dates.tsx';
import { Failure, Reading } from '../ui/reading.tsx';
import { Changes } from './changes.tsx';
import { changeRead, type HistoryEvent, type InvoiceAnswer, type Moment } from './reads.ts';

export function TimeTravel({
  id,
  events = [],
  moment,
  shown,
  error,
  onChoose,
}: {
  id: string;
  events: readonly HistoryEvent[] | undefined;
  moment: Moment;
  /** The invoice as it stood then. */
  shown: InvoiceAnswer | undefined;
  error: unknown;
  onChoose: (moment: Moment) => void;
}) {
  const last = events.at(-1)?.revision ?? 0;
  const revision = moment === undefined ? last : 'revision' in moment ? moment.revision : (shown?.revision ?? last);
  const event = events.find((one) => one.revision === revision);
  return (
    <section className="card travel" aria-label={texts.invoice.travel.label}>
      <div className="travel-controls">
        <label className="field travel-slider">
          <span>{texts.invoice.travel.slider}</span>
          <input
            type="range"
            min={0}
            max={last}
            value={Math.min(revision, last)}
            disabled={last === 0}
            aria-valuetext={texts.invoice.travel.value(revision, last, nameOf(event))}
            onChange={({ target }) => {
              const chosen = Number(target.value);
              onChoose(chosen === last ? undefined : { revision: chosen });
            }}
          />
        </label>
        <MomentField moment={moment} onChoose={onChoose} />
      </div>
      <p className="travel-says" aria-live="polite">
        {moment === undefined ? (
          texts.invoice.travel.now(last + 1)
        ) : (
          <>
            <strong>{texts.invoice.travel.asThen(revision)}</strong> {nameOf(event)}
            {event !== undefined && (
              <>
                , <At at={event.recordedAt} />
              </>
            )}
          </>
        )}
        {moment !== undefined && (
          <button type="button" className="plain" onClick={() => onChoose(undefined)}>
            {texts.invoice.travel.backToNow}
          </button>
        )}
      </p>
      {moment !== undefined && error !== null && error !== undefined && <Failure error={error} />}
      {moment !== undefined && shown !== undefined && (
        <Changed id={id} revision={shown.revision} currency={shown.currency} />
      )}
    </section>
  );
}

function Changed({ id, revision, currency }: { id: string; revision: number; currency: string }) {
  const change = useQuery({ ...changeRead(id, revision), enabled: revision > 0 });
  if (revision === 0) return <p className="soft">{texts.invoice.travel.first}</p>;
  return <Reading of={change}>{(differences) => <Changes differences={differences} currency={currency} />}</Reading>;
}

/** A moment of the reader's clock; it counts when it is whole. */
function MomentField({ moment, onChoose }: { moment: Moment; onChoose: (moment: Moment) => void }) {
  const at = moment !== undefined && 'at' in moment ? localTime(moment.at) : '';
  const [typed, setTyped] = useState(at);
  return (
    <form
      className="travel-moment"
      action={() => {
        if (typed !== '') onChoose({ at: new Date(typed).toISOString() });
      }}
    >
      <label className="field">
        <span>{texts.invoice.travel.moment}</span>
        <input type="datetime-local" step={1} value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <button type="submit" disabled={typed === ''}>
        {texts.invoice.travel.show}
      </button>
    </form>
  );
}

const nameOf = (event: HistoryEvent | undefined): string =>
  event === undefined ? '' : (texts.events[event.type as keyof typeof texts.events] ?? event.type);

/** An instant as `datetime-local` has it, in the reader's time zone. */
function localTime(rfc3339: string): string {
  const instant = new Date(rfc3339);
  if (Number.isNaN(instant.getTime())) return '';
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
