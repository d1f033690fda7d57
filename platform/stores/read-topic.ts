import { randomUUID } from 'node:crypto';
import type { EachMessagePayload } from 'kafkajs';
import type { KafkaClients } from './kafka.ts';

const mostCrashes = 5;

/** The topic was not read to its end. */
export class ReadEnded extends Error {
  constructor(topic: string, cause: unknown) {
    super(`reading ${topic} ended before its end`, { cause });
  }
}

/**
 * Reads a topic from its start to what is committed when it is called, a message at a time, each partition in its order.
 * @throws ReadEnded, and the client's errors
 */
export async function readTopic(
  clients: KafkaClients,
  topic: string,
  onMessage: (message: EachMessagePayload) => void,
): Promise<void> {
  const admin = clients.admin();
  const consumer = clients.consumer({ groupId: `${topic}-${randomUUID()}`, maxWaitTimeInMs: 100 });
  const end = Promise.withResolvers<void>();
  let begun = false;
  let crashes = 0;
  try {
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(topic); // "read committed": up to the first open transaction
    const left = new Map(offsets.filter(({ low, high }) => low !== high).map((of) => [of.partition, BigInt(of.high)]));
    if (left.size === 0) return;
    consumer.on('consumer.end_batch_process', ({ payload: { partition, lastOffset } }) => {
      if (BigInt(lastOffset) + 1n >= (left.get(partition) ?? 0n)) left.delete(partition);
      if (left.size === 0) end.resolve();
    });
    consumer.on('consumer.crash', ({ payload: { restart, error } }) => {
      // a broker that has just started has no coordinator for a second: the client tries again, from the start of the topic
      if (!restart || begun || ++crashes > mostCrashes) end.reject(new ReadEnded(topic, error));
    });
    const read = (message: EachMessagePayload) => {
      begun = true;
      onMessage(message);
    };
    const start = async () => {
      await consumer.connect();
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({ autoCommit: false, eachMessage: async (message) => read(message) });
    };
    await Promise.all([end.promise, start()]);
  } finally {
    await Promise.all([clients.release(consumer), clients.release(admin)]);
  }
}
