import type { Recorded } from '../../events/recorded.ts';
import type { View } from '../../platform/projection/view.ts';

/**
 * A view that takes in what the ledger knew at a time, and passes over the rest. An event is known once it and all before it in its stream
 * are recorded: so of each stream it takes the beginning.
 * @returns the view, and how many events it has taken in
 */
export function knownUntil<Event>(view: View<Event>, time: Date): { view: View<Event>; taken(): number } {
  /** Of each stream of which not all was known, the first revision that was not. */
  const unknownFrom = new Map<string, number>();
  let taken = 0;

  const isKnown = ({ stream, revision, metadata }: Recorded<Event>): boolean => {
    const from = unknownFrom.get(stream);
    if (from !== undefined) return revision < from;
    if (Date.parse(metadata.recordedAt) <= time.getTime()) return true;
    unknownFrom.set(stream, revision);
    return false;
  };

  return {
    view: {
      ...view,
      async commit(events, from, to) {
        const known = events.filter(isKnown);
        await view.commit(known, from, to);
        taken += known.length;
      },
    },
    taken: () => taken,
  };
}
