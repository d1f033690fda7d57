import type { Recorded } from '../../events/recorded.ts';
import type { View } from '../../platform/projection/view.ts';

/**
 * A view as of a recording time. It gets each stream up to the first event that was recorded after `time`: clocks may differ, and a
 * stream must not have gaps.
 * @returns the view, and a function that counts the applied events
 */
export function recordedUntil<Event>(view: View<Event>, time: Date): { view: View<Event>; applied(): number } {
  /** By stream: the first revision that was recorded after `time`. */
  const laterFrom = new Map<string, number>();
  let applied = 0;

  const isRecorded = ({ stream, revision, metadata }: Recorded<Event>): boolean => {
    const from = laterFrom.get(stream);
    if (from !== undefined) return revision < from;
    if (Date.parse(metadata.recordedAt) <= time.getTime()) return true;
    laterFrom.set(stream, revision);
    return false;
  };

  return {
    view: {
      ...view,
      async commit(events, from, to) {
        const recorded = events.filter(isRecorded);
        await view.commit(recorded, from, to);
        applied += recorded.length;
      },
    },
    applied: () => applied,
  };
}
