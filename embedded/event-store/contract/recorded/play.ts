import { setTimeout as sleep } from 'node:timers/promises';
import type {
  EventStoreDBClient,
  ExpectedRevision,
  Position,
  ResolvedEvent,
  StreamMetadata,
} from '@eventstore/db-client';
import { Arrivals } from './arrivals.ts';
import { Names } from './names.ts';
import { recordedAppend, recordedError, recordedEvent } from './outcomes.ts';
import { eventData } from './proposed.ts';
import { type Outcome, type RecordedCase, rightOutcomes, type Step } from './recording.ts';

const CREDENTIALS = { username: 'admin', password: 'changeit' }; // with them, the client uses Append instead of BatchAppend

/** `tolerant` is a client of `throwOnAppendFailure=false`. */
export type Clients = { usual: EventStoreDBClient; tolerant: EventStoreDBClient };

/** Does all steps of a case. @returns what came out of each */
export async function play(clients: Clients, { alone = false, steps }: RecordedCase): Promise<Outcome[]> {
  const player = new Player(clients, alone);
  const outcomes: Outcome[] = [];
  for (const step of steps) outcomes.push(await player.do(step));
  await player.end();
  return outcomes;
}

class Player {
  readonly #clients: Clients;
  readonly #alone: boolean;
  readonly #names = new Names();
  readonly #kept = new Map<string, Position>();
  readonly #known = new Map<string, Position>();
  readonly #subscriptions = new Map<string, Arrivals>();

  constructor(clients: Clients, alone: boolean) {
    this.#clients = clients;
    this.#alone = alone;
  }

  async do(step: Step): Promise<Outcome> {
    try {
      return await this.#outcome(step);
    } catch (error) {
      const isMetadata = step.do === 'setMeta' || step.do === 'getMeta';
      return recordedError(this.#names, error, isMetadata ? `$$${step.stream}` : step.stream);
    }
  }

  async end(): Promise<void> {
    for (const arrivals of this.#subscriptions.values()) await arrivals.end();
  }

  async #outcome(step: Step): Promise<Outcome> {
    const client = step.tolerant ? this.#clients.tolerant : this.#clients.usual;
    const stream = this.#names.stream(step.stream ?? '');
    const expectedRevision = typeof step.expect === 'number' ? BigInt(step.expect) : (step.expect ?? 'any');
    switch (step.do) {
      case 'append':
        return this.#append(client, stream, step);
      case 'setMeta': {
        const result = await client.setStreamMetadata(stream, (step.meta ?? {}) as StreamMetadata, {
          expectedRevision,
        });
        return recordedAppend(this.#kept, result);
      }
      case 'getMeta':
        return { metadata: (await client.getStreamMetadata(stream)).metadata ?? null };
      case 'delete':
      case 'tombstone': {
        const end = step.do === 'delete' ? client.deleteStream : client.tombstoneStream;
        const { position } = await end.call(client, stream, { expectedRevision: expectedRevision as ExpectedRevision });
        this.#keep(step.as, position);
        return {};
      }
      case 'read':
      case 'readAll':
        return this.#read(client, stream, step);
      case 'subscribe': {
        const from = (step.all ? this.#position(step.from ?? 'start') : revision(step.from ?? 'start')) as never;
        const arrivals = new Arrivals(client, this.#names, step, from, this.#alone ? this.#known : undefined);
        this.#subscriptions.set(step.as ?? 's', arrivals);
        return this.#came(arrivals, step);
      }
      case 'more':
        return this.#came(this.#subscription(step), step);
      case 'unsubscribe':
        await this.#subscription(step).end();
        return {};
      case 'wait':
        await sleep(step.ms);
        return {};
    }
  }

  async #append(client: EventStoreDBClient, stream: string, step: Step): Promise<Outcome> {
    const { events = [], count = 0, first = 1, expect = 'any', call, deadline, batchSize, as } = step;
    const more = Array.from({ length: count }, (_, n) => `#${first + n}`);
    const proposed = [...events, ...more].map((event) => eventData(this.#names, event));
    const result = await client.appendToStream(stream, proposed, {
      expectedRevision: typeof expect === 'number' ? BigInt(expect) : expect,
      ...(call && { credentials: CREDENTIALS }),
      ...(deadline !== undefined && { deadline }),
      ...(batchSize && { batchAppendSize: batchSize }),
    });
    const { position } = result;
    this.#keep(as, position);
    const last = proposed.at(-1);
    if (last && position) this.#known.set(this.#names.shortId(last.id), position);
    const outcome = recordedAppend(this.#kept, result, as);
    if (!last && position) delete outcome.position; // of no events, it is any place before the next event
    return outcome;
  }

  async #read(client: EventStoreDBClient, stream: string, step: Step): Promise<Outcome> {
    const { max, dir: direction = 'forwards', links: resolveLinkTos = false, brief, as } = step;
    const from = step.from ?? (direction === 'backwards' ? 'end' : 'start');
    const maxCount = max === undefined ? {} : { maxCount: max === 'huge' ? Number.MAX_SAFE_INTEGER : max };
    const read =
      step.do === 'read'
        ? client.readStream(stream, { direction, resolveLinkTos, fromRevision: revision(from) as never, ...maxCount })
        : client.readAll({ direction, resolveLinkTos, fromPosition: this.#position(from) as never, ...maxCount });
    const events: ResolvedEvent[] = [];
    for await (const resolved of read as AsyncIterable<ResolvedEvent>) {
      const at = resolved.link ?? resolved.event;
      if (step.do === 'read' || this.#names.isOwn(at?.streamId ?? '')) events.push(resolved);
    }
    const rows = events.map((event) => recordedEvent(this.#names, event, step.do === 'read' ? step.stream : undefined));
    for (const [n, { event }] of events.entries()) {
      if (event?.position) this.#known.set(this.#names.shortId(event.id), event.position);
      if (as) this.#keep(`${as}${n}`, event?.position);
    }
    return { events: brief ? rows.length : rows };
  }

  async #came(arrivals: Arrivals, step: Step): Promise<Outcome> {
    return { came: await arrivals.take(rightOutcomes(step).map(({ came }) => came)) };
  }

  #subscription({ of = 's' }: Step): Arrivals {
    const arrivals = this.#subscriptions.get(of);
    if (!arrivals) throw new Error(`no subscription ${of}`);
    return arrivals;
  }

  #keep(name: string | undefined, position: Position | undefined): void {
    if (name && position) this.#kept.set(`@${name}`, position);
  }

  #position(from: number | string): Position | string | undefined {
    if (from === 'beyond') return { commit: 2n ** 62n, prepare: 2n ** 62n };
    return from === 'start' || from === 'end' ? from : this.#kept.get(String(from));
  }
}

const revision = (from: number | string): bigint | string =>
  typeof from === 'number' ? BigInt(from) : from === 'maximum' ? 2n ** 63n - 1n : from;
