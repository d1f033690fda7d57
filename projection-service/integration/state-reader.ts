// Reads the last committed record of the checkpoint topic:
//
//   ask for the end of the committed records ─► read the only partition up to there ─► the last record is the state
//
// It keeps reading in between, so that a process on standby knows the state at once when it takes over.

import { randomUUID } from 'node:crypto';
import type { Admin, Consumer } from 'kafkajs';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { decodeState, nothingPublished, type PublishedState } from './state.ts';

const timeoutMs = 20_000;

export class CheckpointUnread extends Error {
  constructor(topic: string, upTo: bigint, readTo: bigint) {
    super(`${topic} was read to offset ${readTo} of ${upTo} in ${timeoutMs / 1000} s`);
  }
}

export type StateReader = {
  /** The state as of now, or later. @throws CheckpointUnread, and the client's errors; the reader cannot be used afterwards */
  read(): Promise<PublishedState>;
  close(): Promise<void>;
};

/** @param topic of one partition */
export async function openStateReader(clients: KafkaClients, topic: string): Promise<StateReader> {
  const admin = clients.admin();
  // A group of its own, because the client reads in groups only. It commits no offsets, so nothing remains of it.
  const consumer = clients.consumer({ groupId: `${topic}-${randomUUID()}`, maxWaitTimeInMs: 100 });
  const close = async () => void (await Promise.all([clients.release(consumer), clients.release(admin)]));
  try {
    await admin.connect();
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    return { read: await follow(admin, consumer, topic), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function follow(admin: Admin, consumer: Consumer, topic: string): Promise<StateReader['read']> {
  let state = nothingPublished;
  let next = 0n;
  let crash: Error | undefined;
  let changed = Promise.withResolvers<void>();
  const change = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  // also emitted for batches that hold only the end markers of transactions
  consumer.on('consumer.end_batch_process', ({ payload }) => {
    next = BigInt(payload.lastOffset) + 1n;
    change();
  });
  consumer.on('consumer.crash', ({ payload }) => {
    if (!payload.restart) crash = payload.error;
    change();
  });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ message: { value } }) => {
      if (value !== null) state = decodeState(value.toString());
    },
  });

  return async () => {
    const [end] = await admin.fetchTopicOffsets(topic); // of committed transactions: its isolation is "read committed"
    const upTo = BigInt(end?.high ?? 0);
    const isEmpty = end === undefined || end.high === end.low;
    const deadline = Date.now() + timeoutMs;
    while (!isEmpty && next < upTo) {
      if (crash) throw crash;
      if (Date.now() > deadline) throw new CheckpointUnread(topic, upTo, next);
      await Promise.race([changed.promise, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
    return state;
  };
}
