import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type ITopicConfig } from 'kafkajs';
import type { KafkaClients } from './kafka.ts';

const timeoutMs = 20_000;

/**
 * Creates the topics that do not exist, and waits until a broker answers for each of their partitions.
 * @throws the client's errors
 */
export async function createTopics(clients: KafkaClients, topics: readonly ITopicConfig[]): Promise<void> {
  const admin = clients.admin();
  try {
    await admin.connect();
    const there = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !there.has(topic));
    if (missing.length === 0) return;
    await admin.createTopics({ topics: missing, waitForLeaders: false }); // its own wait ends where a topic is unknown at first
    await untilServed(() => Promise.all(missing.map(({ topic }) => admin.fetchTopicOffsets(topic))));
  } finally {
    await clients.release(admin);
  }
}

async function untilServed(ask: () => Promise<unknown>): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(50)) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!(error instanceof kafkajs.KafkaJSError && error.retriable) || Date.now() > deadline) throw error;
    }
  }
}
