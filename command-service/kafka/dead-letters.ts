import type { Producer } from 'kafkajs';
import type { Problem } from '../../platform/http/problems/problem.ts';
import { isTooLarge } from '../../platform/stores/kafka.ts';
import { placeOf, type ReceivedMessage } from './received-message.ts';

export type DeadLetters = { put(message: ReceivedMessage, problem: Problem): Promise<void> };

/**
 * The topic of messages that could not be recorded as payments. Each keeps its key, value and headers, so that it can be sent again, with
 * two headers more: `problem` (problem+json) and `dead-letter-from` (topic/partition/offset). After a crash a message may be there twice.
 * One that is too large for the topic with these headers is there without its own (`dead-letter-cut`): else no later payment would be read.
 */
export const deadLettersIn = (producer: Producer, topic: string): DeadLetters => ({
  async put(message, problem) {
    const { key, value, headers } = message;
    const place = placeOf(message);
    const said = headers['dead-letter-from']?.toString() ?? '';
    const wasSentAgain = said.startsWith(`${message.topic}/`); // no sender says that it came from another topic
    const from = wasSentAgain ? said : place; // its first place
    const why = { problem: JSON.stringify(problem.toDocument(place)), 'dead-letter-from': from };
    try {
      await producer.send({ topic, messages: [{ key, value, headers: { ...headers, ...why } }] });
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      const cut = { ...why, 'dead-letter-from': place, 'dead-letter-cut': 'true' };
      await producer.send({ topic, messages: [{ key: null, value: null, headers: cut }] });
    }
  },
});
