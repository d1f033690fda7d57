// A list of any length in a box that scrolls: only the rows in sight, and some around them, are in the document; more is read as one
// scrolls towards the end of what was read. Arrow keys, Page Up and Down, Home and End go from row to row; the link of a row carries
// `data-index`, and one link at a time is in the order of Tab.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';

const AROUND = 20;
/** How far from the end of what was read more is read. */
const AHEAD = 60;

/**
 * @param rowPx how high each row is
 * @param keyAt what stays the same of the row at a place
 * @param readMore reads what comes after the last row; undefined where there is nothing, or it is being read
 */
export function useWindowedRows({
  count,
  rowPx,
  keyAt,
  readMore,
}: {
  count: number;
  rowPx: number;
  keyAt: (index: number) => string | undefined;
  readMore: (() => void) | undefined;
}) {
  const scroller = useRef<HTMLElement>(null);
  const current = useRef(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: AROUND,
    getItemKey: (index) => keyAt(index) ?? index,
  });
  useEffect(() => virtualizer.measure(), [rowPx, virtualizer]);
  const shown = virtualizer.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (readMore !== undefined && last > count - AHEAD) readMore();
  }, [last, count, readMore]);

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
    const by: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    };
    const step = by[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    goTo(current.current + step);
  };

  return {
    scroller,
    onKeyDown,
    indexes: shown.map(({ index }) => index),
    /** How much room the rows above and below those need, in pixels. */
    above: shown[0]?.start ?? 0,
    below: virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0),
    isCurrent: (index: number) => index === current.current,
    onFocus: (index: number) => {
      current.current = index;
    },
  };
}
