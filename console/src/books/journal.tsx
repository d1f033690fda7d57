import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { texts } from '../texts.ts';
import { Failure, Reading } from '../ui/reading.tsx';
import { saveAs } from '../ui/save-as.ts';
import { useListKeptCurrent } from '../ui/use-list-kept-current.ts';
import type { Clocks } from './clocks.ts';
import { JournalTable } from './journal-table.tsx';
import { type JournalFilter, journalAsCsv, journalRead } from './reads.ts';

const filters = ['customer', 'actor', 'reference'] as const;

type Change = (values: Readonly<Record<string, string | undefined>>) => void;

/** Who did what, when, and between which accounts; the newest first. */
export function Journal({ params, clocks, onChange }: { params: URLSearchParams; clocks: Clocks; onChange: Change }) {
  const filter = filterOf(params);
  const options = journalRead(filter, clocks);
  const read = useInfiniteQuery(options);
  const { isOutdated, showAnew } = useListKeptCurrent(options.queryKey, read.data?.pages.length ?? 0);
  return (
    <div className="journal">
      <Filters filter={filter} clocks={clocks} onChange={onChange} />
      {isOutdated && clocks.at === undefined && (
        <button type="button" className="journal-newer" onClick={showAnew}>
          {texts.books.newer}
        </button>
      )}
      <Reading of={read}>
        {({ pages }) => {
          const events = pages.flatMap((page) => page.events);
          if (events.length === 0) return <p className="empty">{texts.books.noEvents}</p>;
          return <JournalTable events={events} />;
        }}
      </Reading>
      {read.hasNextPage && (
        <button type="button" disabled={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {texts.books.more}
        </button>
      )}
    </div>
  );
}

function Filters({ filter, clocks, onChange }: { filter: JournalFilter; clocks: Clocks; onChange: Change }) {
  return (
    <search className="journal-filters">
      <label className="field">
        <span>{texts.books.type}</span>
        <select value={filter.type ?? ''} onChange={({ target }) => onChange({ type: target.value })}>
          <option value="">{texts.books.anyType}</option>
          {Object.entries(texts.events).map(([type, text]) => (
            <option key={type} value={type}>
              {text}
            </option>
          ))}
        </select>
      </label>
      {filters.map((name) => (
        <label key={name} className="field">
          <span>{texts.books[name]}</span>
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
          {texts.books.clear}
        </button>
      )}
      <CsvButton filter={filter} clocks={clocks} />
    </search>
  );
}

function CsvButton({ filter, clocks }: { filter: JournalFilter; clocks: Clocks }) {
  const [{ isBusy, error }, set] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false });
  const save = async () => {
    set({ isBusy: true });
    try {
      saveAs(await journalAsCsv(filter, clocks), 'journal.csv');
      set({ isBusy: false });
    } catch (error) {
      set({ isBusy: false, error });
    }
  };
  return (
    <>
      <button type="button" title={texts.books.csvHint} disabled={isBusy} onClick={() => void save()}>
        {texts.books.csv}
      </button>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}

function filterOf(params: URLSearchParams): JournalFilter {
  const type = params.get('type');
  return {
    ...Object.fromEntries(
      filters.flatMap((name) => {
        const value = params.get(name);
        return value === null || value === '' ? [] : [[name, value]];
      }),
    ),
    ...(type !== null && Object.hasOwn(texts.events, type) && { type }),
  };
}
