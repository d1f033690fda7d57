// Chooses what the page shows: a revision, by a slider over the invoice's events, or a recording time and an effective date.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/problem.ts';
import { time } from '../format/dates.ts';
import { eventName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { inWords } from '../ui/as-of/as-of.ts';
import { AsOfFields } from '../ui/as-of/as-of-fields.tsx';
import { Failure, Loaded } from '../ui/loaded.tsx';
import type { AddressChange } from '../ui/use-address.ts';
import { Timestamp } from '../ui/values.tsx';
import { Changes } from './changes.tsx';
import { includedIn } from './included.ts';
import { changeRead, type HistoryEvent, type InvoiceAsOf } from './reads.ts';

const now = { revision: undefined, at: undefined, effectiveOn: undefined };

/** @param error why there is nothing to show as of then */
export function TimeTravel({
  id,
  events = [],
  asOf,
  error,
  currency,
  onChange,
}: {
  id: string;
  events: readonly HistoryEvent[] | undefined;
  asOf: InvoiceAsOf;
  error: unknown;
  currency: string;
  onChange: AddressChange;
}) {
  const last = events.at(-1)?.revision ?? 0;
  const included = includedIn(events, asOf);
  const event = included.at(-1);
  const revision = event?.revision ?? 0;
  const name = event === undefined ? '' : eventName(event.type);
  const dates = asOf === undefined || 'revision' in asOf ? {} : asOf;
  return (
    <section className="card travel" aria-label={texts.invoice.timeTravel.label}>
      <div className="travel-controls">
        <label className="field travel-slider">
          <span>{texts.invoice.timeTravel.slider}</span>
          <input
            type="range"
            min={0}
            max={last}
            value={revision}
            disabled={last === 0}
            aria-valuetext={texts.invoice.timeTravel.value(revision, last, name)}
            onChange={({ target }) =>
              onChange(Number(target.value) === last ? now : { ...now, revision: target.value })
            }
          />
        </label>
        <AsOfFields asOf={dates} onChange={onChange} />
      </div>
      <p className="travel-summary" aria-live="polite">
        <Shown asOf={asOf} event={event} included={included.length} all={events.length} isMissing={error !== null} />
        {asOf !== undefined && (
          <button type="button" className="plain" onClick={() => onChange(now)}>
            {texts.invoice.timeTravel.backToNow}
          </button>
        )}
      </p>
      {asOf !== undefined && error !== null && <Missing error={error} />}
      {asOf !== undefined && 'revision' in asOf && error === null && (
        <ChangesOf id={id} revision={asOf.revision} currency={currency} />
      )}
    </section>
  );
}

/** What the page shows, in words. */
function Shown({
  asOf,
  event,
  included,
  all,
  isMissing,
}: {
  asOf: InvoiceAsOf;
  event: HistoryEvent | undefined;
  included: number;
  all: number;
  isMissing: boolean;
}): ReactNode {
  if (asOf === undefined) return texts.invoice.timeTravel.now(all);
  if ('revision' in asOf)
    return (
      <>
        <strong>{texts.invoice.timeTravel.after(asOf.revision)}</strong>
        {event !== undefined && (
          <>
            {' '}
            {eventName(event.type)}, <Timestamp at={event.recordedAt} />
          </>
        )}
      </>
    );
  return (
    <>
      <strong>{inWords(asOf)}.</strong> {!isMissing && texts.invoice.timeTravel.ofEvents(included, all)}
    </>
  );
}

/** Why there is nothing to show: usually because the invoice did not exist then. */
function Missing({ error }: { error: unknown }) {
  if (!(error instanceof Problem) || !['not-registered-yet', 'before-the-beginning'].includes(error.rule))
    return <Failure error={error} />;
  const { registeredAt } = error.document;
  return (
    <p>
      {texts.invoice.timeTravel.notYet}{' '}
      {typeof registeredAt === 'string' && texts.invoice.timeTravel.registeredAt(time(registeredAt))}
    </p>
  );
}

function ChangesOf({ id, revision, currency }: { id: string; revision: number; currency: string }) {
  const change = useQuery({ ...changeRead(id, revision), enabled: revision > 0 });
  if (revision === 0) return <p className="soft">{texts.invoice.timeTravel.first}</p>;
  return <Loaded query={change}>{(differences) => <Changes differences={differences} currency={currency} />}</Loaded>;
}
