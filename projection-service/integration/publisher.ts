// The producer with the transactional id:
//
//   open      fence the producer before it, abort its open transaction ─► read the checkpoint, which no other process moves from now on
//   publish   write events and checkpoint in one transaction; any failure ends the producer
//
// If a commit is not answered, the next producer reads from the topic whether it took place.

import { Partitioners, type Producer, type TopicMessages } from 'kafkajs';
import { EventRefused } from '../../platform/projection/view.ts';
import { isTooLarge, type KafkaClients } from '../../platform/stores/kafka.ts';
import type { Message } from './cloud-event.ts';
import { encodeState, type PublishedState } from './state.ts';
import type { StateReader } from './state-reader.ts';
import type { Topics } from './topics.ts';

/** How long the open transaction of a killed process may block readers if no other process takes over. */
const transactionTimeout = 30_000;
/** Bytes of values in a request. A request is a record batch for each partition; with keys and headers it stays below a broker's default limit. */
const requestBytes = 768 * 1024;
const checkpointKey = 'checkpoint';

/** Another process uses the transactional id. */
export class Fenced extends Error {
  constructor(transactionalId: string, cause: unknown) {
    super(`another process publishes as ${transactionalId}`, { cause });
  }
}

export type Publisher = {
  /** The state that this producer wrote last, or read when it was opened. */
  state(): PublishedState;
  /** @throws Fenced, EventRefused, and the client's errors; the publisher cannot be used afterwards */
  publish(messages: readonly Message[], state: PublishedState): Promise<void>;
  close(): Promise<void>;
};

/** @param reader of the checkpoint topic */
export async function openPublisher(clients: KafkaClients, topics: Topics, reader: StateReader): Promise<Publisher> {
  const transactionalId = topics.checkpoint;
  const producer = clients.producer({
    transactionalId,
    idempotent: true,
    maxInFlightRequests: 1,
    transactionTimeout,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  try {
    await producer.connect();
    await (await producer.transaction()).abort(); // the first transaction fences the producer before it
    let state = await reader.read();
    return {
      state: () => state,
      async publish(messages, next) {
        const requests: TopicMessages[][] = inRequests(messages).map((messages) => [
          { topic: topics.events, messages },
        ]);
        const checkpoint = { topic: topics.checkpoint, messages: [{ key: checkpointKey, value: encodeState(next) }] };
        const last = requests.pop() ?? [];
        await transact(producer, transactionalId, [...requests, [...last, checkpoint]]);
        state = next;
      },
      close: () => clients.release(producer),
    };
  } catch (error) {
    await clients.release(producer);
    throw error;
  }
}

async function transact(producer: Producer, transactionalId: string, requests: readonly TopicMessages[][]) {
  try {
    const transaction = await producer.transaction();
    for (const topicMessages of requests) await transaction.sendBatch({ topicMessages });
    await transaction.commit();
  } catch (error) {
    const { type } = error as { type?: string };
    if (type === 'INVALID_PRODUCER_EPOCH' || type === 'PRODUCER_FENCED') throw new Fenced(transactionalId, error);
    if (isTooLarge(error)) throw new EventRefused(error);
    throw error;
  }
}

function inRequests(messages: readonly Message[]): Message[][] {
  const requests: Message[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    bytes += Buffer.byteLength(message.value);
    if (bytes > requestBytes) {
      requests.push([]);
      bytes = Buffer.byteLength(message.value);
    }
    requests.at(-1)?.push(message);
  }
  return requests;
}
