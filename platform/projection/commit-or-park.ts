// Commits a batch to a view. A batch that the view refuses is halved until the event at fault is found:
//
//   [a b c d e] refused ─► [a b] committed ─► [c d e] refused ─► [c] committed ─► [d e] refused ─► [d] refused
//
// Then the view has all events before the refused one, and the checkpoint is right before it. The event is tried again after a pause that
// grows each time. After a few tries its stream is parked, and the view continues with the other streams. If this version of the service
// cannot read the event, the stream is parked at once, because another try would fail in the same way.

import type { Recorded } from '../../events/recorded.ts';
import { type StreamKind, streamPrefix } from '../../events/streams.ts';
import { UnreadableEvent, upcast } from '../../events/upcast.ts';
import { lastEventOf } from './of-log.ts';
import type { Progress } from './progress.ts';
import type { Arrived, Step } from './subscription.ts';
import { derived, EventRefused, type View } from './view.ts';

/** Where a batch ends: a position, up to which it has all events, and the event there, if it is known. */
export type BatchEnd = { position: bigint; event?: Arrived };

export type ParkingPolicy = {
  /** How often a refused event is tried before its stream is parked. */
  tries: number;
  /** Called with the event for which a stream was parked. */
  onParked(refusal: EventRefused, event: Arrived): void;
};

/**
 * Commits events, and moves the checkpoint to `to`, up to which there are no other events. Keeps `progress.position` up to date.
 * @throws EventRefused, naming the event, while the event is to be retried; and what `view.commit` throws
 */
export async function commitOrPark<Event>(
  view: View<Event>,
  events: readonly Arrived[],
  to: BatchEnd,
  progress: Progress,
  policy: ParkingPolicy,
): Promise<void> {
  try {
    await view.commit(recorded(events), progress.position, to.position, to.event && lastEventOf(to.event));
    progress.position = to.position;
  } catch (error) {
    const [first] = events;
    if (!(error instanceof EventRefused) || first === undefined) throw error;
    const middle = Math.floor(events.length / 2);
    const last = events[middle - 1];
    if (last !== undefined) {
      await commitOrPark(view, events.slice(0, middle), endOf(last), progress, policy);
      await commitOrPark(view, events.slice(middle), to, progress, policy);
    } else {
      const refusal = new EventRefused(error.cause, first);
      await parkOrThrow(view, first, refusal, progress, policy.tries);
      policy.onParked(refusal, first);
      if (first.position.commit < to.position) await commitOrPark(view, [], to, progress, policy);
    }
  }
}

async function parkOrThrow<Event>(
  { parking }: View<Event>,
  event: Arrived,
  refusal: EventRefused,
  progress: Progress,
  maxTries: number,
): Promise<void> {
  const {
    streamId,
    revision,
    type,
    position: { commit: position },
  } = event;
  const tries = progress.refused?.position === position ? progress.refused.tries + 1 : 1;
  progress.refused = { position, tries };
  const mayPass = !(refusal.cause instanceof UnreadableEvent);
  if (parking === undefined || (mayPass && tries < maxTries)) throw refusal;
  const reason = refusal.message;
  const stream = { stream: streamId, revision: Number(revision), position, type, reason };
  await parking.park(stream, progress.position, lastEventOf(event));
  progress.position = position;
}

const endOf = (event: Arrived): BatchEnd => ({ position: event.position.commit, event });

const recorded = <Event>(events: readonly Arrived[]): Recorded<Event>[] =>
  derived(() => events.map((event) => recordedOf<Event>(event)));

const recordedOf = <Event>(event: Arrived): Recorded<Event> => {
  event.recorded ??= upcast(event);
  return event.recorded as Recorded<Event>;
};

/** Upcasts events of some kinds as they arrive: while the view commits the batch before them, this process would have nothing to do. */
export async function* upcastEarly(
  runs: AsyncIterable<readonly Step[]>,
  kinds: readonly StreamKind[],
): AsyncGenerator<readonly Step[]> {
  for await (const run of runs) {
    for (const { event } of run) {
      if (event === undefined || !isOf(kinds, event)) continue;
      try {
        recordedOf(event);
      } catch {
        // the view refuses it when its batch is committed, after the events before it
      }
    }
    yield run;
  }
}

export const isOf = (kinds: readonly StreamKind[], { streamId }: Arrived): boolean =>
  kinds.some((kind) => streamId.startsWith(streamPrefix(kind)));
