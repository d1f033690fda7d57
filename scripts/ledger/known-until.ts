import type { Recorded } from '../../events/recorded.ts';
import type { View } from '../../platform/projection/view.ts';

/**
 * A view as of a recording time. It gets each stream up to the first event that was recorded after `time`: clocks may differ, and a
 * stream must not have gaps.
 * @returns the view, and a function that counts the applied events
 */
export function knownUntil<Event>(view: View<Event>, time: Date): { view: View<Event>; taken(): number } {
  /** By stream: the first revision that was recorded after `time`. */
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
