// Compares the topic with the log, in constant memory. Both are summed up in buckets of subjects: if the count of messages or the sum of
// their digests differs, a message of the bucket is missing, duplicated or different. Buckets that differ are read again and compared
// message by message.

import { createHash } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { type PublishedEvent, streamOfSubject } from '../../events/published.ts';
import type { Recorded } from '../../events/recorded.ts';
import { kindOfStream } from '../../events/streams.ts';
import type { Projection } from '../../platform/projection/run-projection.ts';
import type { ParkedStream, Position, View } from '../../platform/projection/view.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { readTopic } from '../../platform/stores/read-topic.ts';
import { type BatchListener, catchUp } from '../rebuild/catch-up.ts';
import type { Verified } from '../rebuild/compare-with-shadow.ts';
import { type Difference, mostShown } from '../rebuild/difference.ts';
import { type LedgerCloudEvent, messageOf, type Origin } from './cloud-event.ts';

const buckets = 1_024;
/** The most buckets that are compared message by message. */
const mostCompared = 8;

type Of = Pick<Projection, 'kinds' | 'limits' | 'view'> & { clients: KafkaClients; topic: string; origin: Origin };
type Said = { key: string; value: string };

export async function verifyTopic(client: EventStoreDBClient, of: Of, onBatch?: BatchListener): Promise<Verified> {
  const position = await of.view.checkpoint();
  const parked = (await of.view.parking?.parked()) ?? [];
  const [log, topic] = [new Buckets(), new Buckets()];
  const events = await eachInLog(client, of, { position, parked }, (message) => log.add(message), onBatch);
  await eachInTopic(of, position, (message) => topic.add(message));
  const differing = log.differingFrom(topic);
  if (differing.length === 0) return { position, events, rows: topic.count, different: 0, first: [] };

  const inside = new Set(differing.slice(0, mostCompared));
  const differences = new Differences(of.topic);
  const within = (add: (message: Said) => void) => (message: Said) => {
    if (inside.has(bucketOf(message.key))) add(message);
  };
  await eachInLog(
    client,
    of,
    { position, parked },
    within((message) => differences.logSays(message)),
  );
  await eachInTopic(
    of,
    position,
    within((message) => differences.topicSays(message)),
  );
  const first = differences.all();
  const unread = differing.length - inside.size; // each of them has at least one
  return { position, events, rows: topic.count, different: first.length + unread, first: first.slice(0, mostShown) };
}

/** The messages that the topic should have: the events up to a position, without those that wait in parked streams. */
async function eachInLog(
  client: EventStoreDBClient,
  { kinds, limits, origin }: Of,
  { position, parked }: { position: Position; parked: readonly ParkedStream[] },
  onMessage: (message: Said) => void,
  onBatch?: BatchListener,
): Promise<number> {
  const waitFrom = new Map(parked.map(({ stream, revision }) => [stream, revision]));
  const isThere = ({ stream, revision }: Recorded<PublishedEvent>) => revision < (waitFrom.get(stream) ?? Infinity);
  const view: View<PublishedEvent> = {
    prepare: async () => {},
    checkpoint: async () => undefined,
    async commit(events) {
      for (const event of events.filter(isThere)) onMessage(withoutSchema(messageOf(event, origin)));
    },
    parking: { parked: async () => [], park: async () => {}, resume: async () => {} },
  };
  return catchUp(client, { kinds, limits, view }, position, { onBatch });
}

async function eachInTopic(
  { clients, topic, kinds }: Of,
  upTo: Position,
  onMessage: (message: Said) => void,
): Promise<void> {
  await readTopic(clients, topic, ({ message }) => {
    const said = withoutSchema({ key: String(message.key), value: String(message.value) });
    const { ledgerposition, subject } = read(said);
    const isOurs = kinds.some((kind) => kind === kindOfStream(streamOfSubject(subject))); // others publish to the topic, too
    if (isOurs && BigInt(ledgerposition) <= (upTo ?? -1n)) onMessage(said);
  });
}

/** Messages keep the `dataschema` of the time when they were published: the address may have changed since, and so may the version. */
const withoutSchema = ({ key, value }: Said): Said => ({ key, value: value.replace(/"dataschema":"[^"]*",/, '') });

const read = ({ value }: Said) => JSON.parse(value) as LedgerCloudEvent;
const digestOf = (text: string): bigint => createHash('sha256').update(text).digest().readBigUInt64BE();
const bucketOf = (key: string): number => Number(digestOf(key) % BigInt(buckets));

class Buckets {
  readonly #counts = new Uint32Array(buckets);
  readonly #sums = new BigUint64Array(buckets);
  count = 0;

  add({ key, value }: Said): void {
    const bucket = bucketOf(key);
    this.count += 1;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sums[bucket] = (this.#sums[bucket] ?? 0n) + digestOf(value);
  }

  differingFrom(other: Buckets): number[] {
    const differs = (bucket: number) =>
      this.#counts[bucket] !== other.#counts[bucket] || this.#sums[bucket] !== other.#sums[bucket];
    return [...this.#counts.keys()].filter(differs);
  }
}

/** Messages of the log that are missing in the topic, and messages of the topic that are not in the log. */
class Differences {
  readonly #topic: string;
  readonly #missing = new Map<string, Said>();
  readonly #beyond: Said[] = [];

  constructor(topic: string) {
    this.#topic = topic;
  }
  logSays(message: Said): void {
    this.#missing.set(message.value, message);
  }
  topicSays(message: Said): void {
    if (!this.#missing.delete(message.value)) this.#beyond.push(message);
  }
  all(): Difference[] {
    const of = (message: Said, says: 'viewSays' | 'logSays'): Difference => {
      const { id, subject, sequence, ...rest } = read(message);
      const event = { stream: streamOfSubject(subject), revision: Number(sequence) };
      return { in: this.#topic, key: { id }, viewSays: undefined, logSays: undefined, [says]: rest, event };
    };
    return [
      ...[...this.#missing.values()].map((message) => of(message, 'logSays')),
      ...this.#beyond.map((message) => of(message, 'viewSays')),
    ];
  }
}
