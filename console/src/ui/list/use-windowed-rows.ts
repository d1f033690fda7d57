// The rows of a long list in a scrolling box. Only the rows in sight, and some around them, are in the document; more are fetched as the reader
// scrolls towards the last row. The arrow keys, Page Up, Page Down, Home and End move between rows. The link of a row carries `data-index`, and
// one link at a time can be reached by Tab.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';

const OVERSCAN_ROWS = 20;
/** How many rows before the last fetched one the next page is fetched. */
const FETCH_AHEAD_ROWS = 60;

/**
 * @param rowPx the height of each row
 * @param keyAt the key of the row at an index
 * @param fetchMore fetches the next page; undefined if there is none, or if it is being fetched
 */
export function useWindowedRows({
  count,
  rowPx,
  keyAt,
  fetchMore,
}: {
  count: number;
  rowPx: number;
  keyAt: (index: number) => string | undefined;
  fetchMore: (() => void) | undefined;
}) {
  const scroller = useRef<HTMLElement>(null);
  const current = useRef(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    getItemKey: (index) => keyAt(index) ?? index,
  });
  useEffect(() => virtualizer.measure(), [rowPx, virtualizer]);
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (fetchMore !== undefined && last > count - FETCH_AHEAD_ROWS) fetchMore();
  }, [last, count, fetchMore]);

  const goTo = (index: number) => {
    const target = Math.max(0, Math.min(count - 1, index));
    current.current = target;
    virtualizer.scrollToIndex(target);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`a[data-index="${target}"]`)?.focus({ preventScroll: true }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowPx) - 2);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    goTo(current.current + step);
  };

  return {
    scroller,
    onKeyDown,
    indexes: shown.map(({ index }) => index),
    /** The heights of the rows above and below those in the document, in pixels. */
    above: shown[0]?.start ?? 0,
    below: virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0),
    isCurrent: (index: number) => index === current.current,
    onFocus: (index: number) => {
      current.current = index;
    },
  };
}
