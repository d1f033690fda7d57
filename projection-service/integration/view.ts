// The topic of events as a view. Events and checkpoint are written in one Kafka transaction, so consumers that read committed messages
// see each event once, in its subject's order, also after a crash.
//
//   reading (on standby, or to read the checkpoint) ──the first change──► publishing ──any failure──► neither
//
// A process that begins to publish fences the one before it. The lease keeps two processes from fencing each other in turn.

import type { PublishedEvent } from '../../events/published.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { Lease } from '../../platform/projection/lease.ts';
import {
  CheckpointTaken,
  derived,
  type ParkedStream,
  type Position,
  type View,
} from '../../platform/projection/view.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { messageOf, type Origin } from './cloud-event.ts';
import { Fenced, openPublisher, type Publisher } from './publisher.ts';
import type { PublishedState } from './state.ts';
import { openStateReader, type StateReader } from './state-reader.ts';
import { prepareTopics, type Topics } from './topics.ts';

export type Integration = {
  /** The name of the projection. */
  name: string;
  topics: Topics;
  origin: Origin;
  lease?: Lease;
};

export function integrationView(
  clients: KafkaClients,
  { name, topics, origin, lease }: Integration,
): View<PublishedEvent> {
  let reading: Promise<StateReader> | undefined;
  let publishing: Promise<Publisher> | undefined;

  function reader(): Promise<StateReader> {
    reading ??= openStateReader(clients, topics.checkpoint);
    return reading;
  }
  function publisher(): Promise<Publisher> {
    publishing ??= openPublishing();
    return publishing;
  }
  async function openPublishing(): Promise<Publisher> {
    const publisher = await openPublisher(clients, topics, await reader());
    await leave('reading');
    return publisher;
  }

  /** Closes the reader or the publisher; the next use opens another one. */
  async function leave(what: 'reading' | 'publishing'): Promise<void> {
    const left = what === 'reading' ? reading : publishing;
    if (what === 'reading') reading = undefined;
    else publishing = undefined;
    await left?.then(
      (opened) => opened.close(),
      () => {},
    );
  }
  async function orStartAnew<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof CheckpointTaken)) await Promise.all([leave('reading'), leave('publishing')]);
      throw error;
    }
  }

  const state = (): Promise<PublishedState> =>
    orStartAnew(async () => (publishing ? (await publishing).state() : (await reader()).read()));

  /** Publishes in one transaction, if the checkpoint is at `from`. */
  const change = (from: Position, plan: (state: PublishedState) => Change): Promise<void> =>
    orStartAnew(async () => {
      const { state, publish } = await publisher();
      if (state().position !== from) throw new CheckpointTaken(name, from);
      const { events = [], next } = plan(state());
      await publish(
        derived(() => events.map((event) => messageOf(event, origin))),
        { ...state(), ...next },
      );
    }).catch((error: unknown) => {
      throw error instanceof Fenced ? new CheckpointTaken(name, from) : error;
    });

  return {
    async prepare() {
      await prepareTopics(clients, topics);
      if (publishing === undefined) await orStartAnew(reader);
    },
    checkpoint: async () => (await state()).position,
    commit: (events, from, to, lastEvent) =>
      change(from, ({ parked }) => {
        const isParked = (stream: string) => parked.some((one) => one.stream === stream);
        const others = after(from, events).filter(({ stream }) => !isParked(stream));
        return { events: others, next: { position: to, lastEvent } };
      }),
    parking: {
      parked: async () => [...(await state()).parked],
      park: (stream, from, lastEvent) =>
        change(from, ({ parked }) => ({
          next: {
            position: stream.position,
            lastEvent,
            parked: withStream(parked, { ...stream, parkedAt: new Date() }),
          },
        })),
      resume: (stream, waiting, checkpoint) =>
        change(checkpoint, ({ parked }) => ({
          events: waiting,
          next: { parked: parked.filter((one) => one.stream !== stream) },
        })),
    },
    ...(lease && { lease }),
    log: {
      async origin() {
        const { position, log, lastEvent } = await state();
        return { position, log, lastEvent };
      },
      remember: async (log) => change((await state()).position, () => ({ next: { log } })),
    },
  };
}

/** The events to publish, and the fields of the state that change. */
type Change = { events?: readonly Recorded<PublishedEvent>[]; next: Partial<PublishedState> };

/** A stream that is parked already does not change. */
const withStream = (parked: readonly ParkedStream[], stream: ParkedStream): readonly ParkedStream[] =>
  parked.some((one) => one.stream === stream.stream) ? parked : [...parked, stream];

/** The events of a batch after a position, each of them once. */
function after(from: Position, events: readonly Recorded<PublishedEvent>[]): Recorded<PublishedEvent>[] {
  let last = from;
  return events.filter(({ position }) => {
    if (last !== undefined && position <= last) return false;
    last = position;
    return true;
  });
}
