import type { Producer } from 'kafkajs';
import type { Problem } from '../../platform/http/problem.ts';
import { type Arrived, placeOf } from './arrived.ts';

export type DeadLetters = { put(message: Arrived, problem: Problem): Promise<void> };

/**
 * A topic of messages that could not be taken: each as it came, key, value and headers, so that it can be sent again, and beside
 * them `problem` (problem+json) and `dead-letter-from` (topic/partition/offset). A crash may put a message twice.
 */
export const deadLettersIn = (producer: Producer, topic: string): DeadLetters => ({
  async put(message, problem) {
    const { key, value, headers } = message;
    const from = placeOf(message);
    const why = { problem: JSON.stringify(problem.toDocument(from)), 'dead-letter-from': from };
    await producer.send({ topic, messages: [{ key, value, headers: { ...headers, ...why } }] });
  },
});
