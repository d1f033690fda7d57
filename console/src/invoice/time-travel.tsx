// Chooses the revision that the page shows: by a slider over the invoice's events, or by a recording time. Shows what the chosen event changed.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localTime } from '../format/dates.ts';
import { eventName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { Failure, Loaded } from '../ui/loaded.tsx';
import { Timestamp } from '../ui/values.tsx';
import { Changes } from './changes.tsx';
import { type AsOf, changeRead, type HistoryEvent, type InvoiceAnswer } from './reads.ts';

export function TimeTravel({
  id,
  events = [],
  asOf,
  shown,
  error,
  onChoose,
}: {
  id: string;
  events: readonly HistoryEvent[] | undefined;
  asOf: AsOf;
  /** The invoice as of then; undefined for the current invoice. */
  shown: InvoiceAnswer | undefined;
  error: unknown;
  onChoose: (asOf: AsOf) => void;
}) {
  const last = events.at(-1)?.revision ?? 0;
  const revision = asOf === undefined ? last : 'revision' in asOf ? asOf.revision : (shown?.revision ?? last);
  const event = events.find((one) => one.revision === revision);
  const name = event === undefined ? '' : eventName(event.type);
  return (
    <section className="card travel" aria-label={texts.invoice.timeTravel.label}>
      <div className="travel-controls">
        <label className="field travel-slider">
          <span>{texts.invoice.timeTravel.slider}</span>
          <input
            type="range"
            min={0}
            max={last}
            value={Math.min(revision, last)}
            disabled={last === 0}
            aria-valuetext={texts.invoice.timeTravel.value(revision, last, name)}
            onChange={({ target }) => {
              const chosen = Number(target.value);
              onChoose(chosen === last ? undefined : { revision: chosen });
            }}
          />
        </label>
        <RecordedUpTo asOf={asOf} onChoose={onChoose} />
      </div>
      <p className="travel-summary" aria-live="polite">
        {asOf === undefined ? (
          texts.invoice.timeTravel.now(last + 1)
        ) : (
          <>
            <strong>{texts.invoice.timeTravel.after(revision)}</strong> {name}
            {event !== undefined && (
              <>
                , <Timestamp at={event.recordedAt} />
              </>
            )}
          </>
        )}
        {asOf !== undefined && (
          <button type="button" className="plain" onClick={() => onChoose(undefined)}>
            {texts.invoice.timeTravel.backToNow}
          </button>
        )}
      </p>
      {asOf !== undefined && error !== null && error !== undefined && <Failure error={error} />}
      {asOf !== undefined && shown !== undefined && (
        <ChangesOf id={id} revision={shown.revision} currency={shown.currency} />
      )}
    </section>
  );
}

function ChangesOf({ id, revision, currency }: { id: string; revision: number; currency: string }) {
  const change = useQuery({ ...changeRead(id, revision), enabled: revision > 0 });
  if (revision === 0) return <p className="soft">{texts.invoice.timeTravel.first}</p>;
  return <Loaded query={change}>{(differences) => <Changes differences={differences} currency={currency} />}</Loaded>;
}

/** A recording time in the reader's time zone. It applies when the form is submitted. */
function RecordedUpTo({ asOf, onChoose }: { asOf: AsOf; onChoose: (asOf: AsOf) => void }) {
  const [typed, setTyped] = useState(asOf !== undefined && 'at' in asOf ? localTime(asOf.at) : '');
  return (
    <form
      className="travel-at"
      action={() => {
        if (typed !== '') onChoose({ at: new Date(typed).toISOString() });
      }}
    >
      <label className="field">
        <span>{texts.invoice.timeTravel.at}</span>
        <input type="datetime-local" step={1} value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      <button type="submit" disabled={typed === ''}>
        {texts.invoice.timeTravel.show}
      </button>
    </form>
  );
}
