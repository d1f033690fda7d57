import { useInfiniteQuery } from '@tanstack/react-query';
import { eventName } from '../format/names.ts';
import { texts } from '../texts.ts';
import type { AsOf } from '../ui/as-of/as-of.ts';
import { MoreButton } from '../ui/list/more-button.tsx';
import { useLiveList } from '../ui/list/use-live-list.ts';
import { Loaded } from '../ui/loaded.tsx';
import { SaveButton } from '../ui/save-button.tsx';
import type { AddressChange } from '../ui/use-address.ts';
import { JournalTable } from './journal-table.tsx';
import { type JournalFilter, journalAsCsv, journalRead } from './reads.ts';

const textFilters = [
  { name: 'customer', label: texts.fields.customerId },
  { name: 'actor', label: texts.fields.actor },
  { name: 'reference', label: texts.fields.reference },
] as const satisfies { name: keyof JournalFilter; label: string }[];

type Props = { params: URLSearchParams; asOf: AsOf; onChange: AddressChange };

/** The journal: who did what, when, and the entries it made in which accounts. The newest events come first. */
export function Journal({ params, asOf, onChange }: Props) {
  const filter = filterOf(params);
  const options = journalRead(filter, asOf);
  const read = useInfiniteQuery(options);
  const { isOutdated, reload } = useLiveList(options.queryKey);
  return (
    <div className="journal">
      <Filters filter={filter} asOf={asOf} onChange={onChange} />
      {isOutdated && asOf.at === undefined && (
        <button type="button" className="journal-newer" onClick={reload}>
          {texts.books.changed}
        </button>
      )}
      <Loaded query={read}>
        {({ pages }) => {
          const events = pages.flatMap((page) => page.events);
          if (events.length === 0) return <p className="empty">{texts.books.noEvents}</p>;
          return <JournalTable events={events} />;
        }}
      </Loaded>
      <MoreButton query={read} />
    </div>
  );
}

function Filters({ filter, asOf, onChange }: { filter: JournalFilter; asOf: AsOf; onChange: AddressChange }) {
  return (
    <search className="journal-filters">
      <label className="field">
        <span>{texts.fields.event}</span>
        <select value={filter.type ?? ''} onChange={({ target }) => onChange({ type: target.value })}>
          <option value="">{texts.books.anyType}</option>
          {Object.keys(texts.events).map((type) => (
            <option key={type} value={type}>
              {eventName(type)}
            </option>
          ))}
        </select>
      </label>
      {textFilters.map(({ name, label }) => (
        <label key={name} className="field">
          <span>{label}</span>
          <input
            key={filter[name]}
            defaultValue={filter[name] ?? ''}
            spellCheck={false}
            maxLength={200}
            onBlur={({ target }) =>
              target.value.trim() !== (filter[name] ?? '') && onChange({ [name]: target.value.trim() })
            }
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
          />
        </label>
      ))}
      {Object.keys(filter).length > 0 && (
        <button
          type="button"
          className="plain"
          onClick={() => onChange({ type: undefined, customer: undefined, actor: undefined, reference: undefined })}
        >
          {texts.list.clearFilters}
        </button>
      )}
      <SaveButton
        text={texts.list.csv}
        hint={texts.books.csvHint}
        fileName="journal.csv"
        read={() => journalAsCsv(filter, asOf)}
      />
    </search>
  );
}

function filterOf(params: URLSearchParams): JournalFilter {
  const type = params.get('type');
  return {
    ...Object.fromEntries(
      textFilters.flatMap(({ name }) => {
        const value = params.get(name);
        return value === null || value === '' ? [] : [[name, value]];
      }),
    ),
    ...(type !== null && Object.hasOwn(texts.events, type) && { type }),
  };
}
