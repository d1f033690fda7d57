import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  type AllStreamSubscription,
  type EventStoreDBClient,
  eventTypeFilter,
  excludeSystemEvents,
  type Position,
  type StreamSubscription,
  streamNameFilter,
} from '@eventstore/db-client';
import type { Names } from './names.ts';
import { recordedError, recordedEvent } from './outcomes.ts';
import type { Arrival, Filter, Step } from './recording.ts';

/** The position of a checkpoint: the append of the event there may not be answered yet. */
class Checkpoint {
  readonly position: Position;

  constructor(position: Position) {
    this.position = position;
  }
}

/** So long that no case fails because the machine is busy. */
const MOST_MS = 20_000;
/** How long nothing more may come after what is expected. */
const QUIET_MS = 60;

/** What a subscription has received, in order, and not yet given out. */
export class Arrivals {
  readonly #names: Names;
  readonly #subscription: AllStreamSubscription | StreamSubscription;
  /** Positions of the events of this case, by their ids; absent if other cases run beside it, whose events count for checkpoints. */
  readonly #known: Map<string, Position> | undefined;
  #waiting: (Arrival | Checkpoint)[] = [];

  constructor(client: EventStoreDBClient, names: Names, step: Step, from: never, known?: Map<string, Position>) {
    this.#names = names;
    this.#known = known;
    const { all, links: resolveLinkTos = false, stream = '', filter } = step;
    const put = (arrival: Arrival) => void this.#waiting.push(arrival);
    const subscription: AllStreamSubscription | StreamSubscription = all
      ? client.subscribeToAll({ fromPosition: from, resolveLinkTos, ...(filter && { filter: this.#filter(filter) }) })
      : client.subscribeToStream(names.stream(stream), { fromRevision: from, resolveLinkTos });
    this.#subscription = subscription;
    (subscription as StreamSubscription)
      .on('confirmation', () => put('confirmed'))
      .on('caughtUp', () => put('caughtUp'))
      .on('error', (error) => put(recordedError(names, error, stream)))
      .on('end', () => put('ended'))
      .on('data', (resolved) => {
        const { event } = resolved;
        if (!event || !names.isOwn(event.streamId)) return;
        if (event.position) known?.set(names.shortId(event.id), event.position);
        put(recordedEvent(names, resolved));
      });
  }

  /** What has come since, once it is one of `expected` and nothing more comes, or after a while. */
  async take(expected: (Arrival[] | undefined)[]): Promise<Arrival[]> {
    const isExpected = () => expected.some((came) => isDeepStrictEqual(came, this.#came()));
    for (const end = Date.now() + MOST_MS; !isExpected() && Date.now() < end; ) await sleep(5);
    await sleep(QUIET_MS);
    const came = this.#came();
    this.#waiting = [];
    return came;
  }

  async end(): Promise<void> {
    await this.#subscription.unsubscribe();
  }

  #filter({ streams, streamRegex, types, typeRegex, excludeSystem, window, interval }: Filter) {
    const settings = {
      ...(window !== undefined && { maxSearchWindow: window }),
      ...(interval !== undefined && { checkpointInterval: interval }),
      checkpointReached: async (_: unknown, at: Position) => void this.#waiting.push(new Checkpoint(at)),
    };
    const full = (names: string[]) => names.map((name) => this.#names.stream(name));
    if (excludeSystem) return excludeSystemEvents(settings);
    if (streams) return streamNameFilter({ ...settings, prefixes: full(streams) });
    if (streamRegex) return streamNameFilter({ ...settings, regex: this.#names.stream(streamRegex) });
    if (types) return eventTypeFilter({ ...settings, prefixes: full(types) });
    return eventTypeFilter({ ...settings, regex: typeRegex ?? '' });
  }

  /** A checkpoint is recorded by the last event of the case that is not after it; those before all of them are not. */
  #came(): Arrival[] {
    const known = [...(this.#known ?? [])].sort(([, one], [, other]) => Number(one.commit - other.commit));
    return this.#waiting.flatMap((arrival): Arrival[] => {
      if (!(arrival instanceof Checkpoint)) return [arrival];
      const last = known.findLast(([, { commit }]) => commit <= arrival.position.commit);
      return last ? [['checkpoint', last[0]]] : [];
    });
  }
}
