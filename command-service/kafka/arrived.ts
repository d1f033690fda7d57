import type { IHeaders, KafkaMessage } from 'kafkajs';

/** A message as it came. */
export type Arrived = {
  topic: string;
  partition: number;
  offset: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: IHeaders;
};

export const arrived = (topic: string, partition: number, message: KafkaMessage): Arrived => ({
  topic,
  partition,
  offset: message.offset,
  key: message.key,
  value: message.value,
  headers: message.headers ?? {},
});

/** Where it came from, as one word: for logs, and as the name of what it set off. */
export const placeOf = ({ topic, partition, offset }: Arrived): string => `${topic}/${partition}/${offset}`;

/** What a message asks for: a payment, not yet validated, and who asks. */
export type AskedPayment = { payment: unknown; actor?: string; correlationId?: string; traceparent?: string };

/** How the messages of a topic are read. @throws Problem where one isn't what the topic is for */
export type ReadPayment = (message: Arrived) => AskedPayment;
