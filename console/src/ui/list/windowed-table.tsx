import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { texts } from '../../texts.ts';
import { Failure } from '../loaded.tsx';
import { Cells, type Column, Heads } from './table.tsx';
import { useWindowedRows } from './use-windowed-rows.ts';
import './windowed-table.css';

/** The attributes of the link in a row that takes part in keyboard navigation. */
type LinkProps = { 'data-index': number; tabIndex: number; onFocus: () => void };

export type WindowedColumn<Item> = Column<Item, [LinkProps]>;

/**
 * A table of any length. Pages are fetched as the reader scrolls, and only the rows in sight are in the document.
 * @param caption names the table; `keyboard` explains the keys to screen readers
 * @param rowPx the height of a row in pixels, on a wide and on a narrow screen; the style sheet has the same
 * @param newer what to do if rows were added or removed; undefined if the list is current
 */
export function WindowedTable<Item>({
  caption,
  keyboard,
  className,
  query: { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage },
  rows,
  keyOf,
  rowPx,
  newer,
  empty,
  columns,
}: {
  caption: string;
  keyboard: string;
  className: string;
  query: Pick<
    UseInfiniteQueryResult,
    'data' | 'error' | 'isPending' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  rows: readonly Item[];
  keyOf: (item: Item) => string;
  rowPx: { wide: number; narrow: number };
  newer: (() => void) | undefined;
  empty: string;
  columns: readonly WindowedColumn<Item>[];
}) {
  const isNarrow = useIsNarrow();
  const { scroller, onKeyDown, indexes, above, below, isCurrent, onFocus } = useWindowedRows({
    count: rows.length,
    rowPx: isNarrow ? rowPx.narrow : rowPx.wide,
    keyAt: (index) => (rows[index] === undefined ? undefined : keyOf(rows[index])),
    fetchMore: hasNextPage && !isFetchingNextPage && error === null ? fetchNextPage : undefined,
  });

  if (data === undefined) {
    return isPending && error === null ? <p className="loading">{texts.loading}</p> : <Failure error={error} />;
  }
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <section className="table-scroll windowed-scroll" ref={scroller} onKeyDown={onKeyDown} aria-label={caption}>
      {newer !== undefined && (
        <button
          type="button"
          className="windowed-newer"
          onClick={() => {
            newer();
            scroller.current?.scrollTo(0, 0);
          }}
        >
          {texts.list.changed}
        </button>
      )}
      <table className={`table windowed-table ${className}`} aria-rowcount={hasNextPage ? -1 : rows.length + 1}>
        <caption className="visually-hidden">{`${caption}. ${keyboard}`}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <Heads columns={columns} />
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {indexes.map((index) => {
            const item = rows[index];
            if (item === undefined) return null;
            const link = { 'data-index': index, tabIndex: isCurrent(index) ? 0 : -1, onFocus: () => onFocus(index) };
            return (
              <tr key={keyOf(item)} aria-rowindex={index + 2}>
                <Cells columns={columns} row={item} args={[link]} />
              </tr>
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
      {isFetchingNextPage && <p className="loading windowed-more">{texts.list.loadingMore}</p>}
    </section>
  );
}

const Gap = ({ height }: { height: number }) =>
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a gap cannot take the focus
  height > 0 && <tr className="windowed-gap" aria-hidden="true" style={{ height }} />;

const narrow = matchMedia('(max-width: 44rem)');

/** Whether the screen is as narrow as a telephone's. */
const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    (notify) => {
      narrow.addEventListener('change', notify);
      return () => narrow.removeEventListener('change', notify);
    },
    () => narrow.matches,
  );
