import type { IHeaders, KafkaMessage } from 'kafkajs';

/** A Kafka message as it was received. */
export type ReceivedMessage = {
  topic: string;
  partition: number;
  offset: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: IHeaders;
};

export const receivedMessage = (topic: string, partition: number, message: KafkaMessage): ReceivedMessage => ({
  topic,
  partition,
  offset: message.offset,
  key: message.key,
  value: message.value,
  headers: message.headers ?? {},
});

/** topic/partition/offset: identifies the message in logs, and is the correlation id of what it causes. */
export const placeOf = ({ topic, partition, offset }: ReceivedMessage): string => `${topic}/${partition}/${offset}`;

/** The payment in a message, not yet validated, and its actor. */
export type RequestedPayment = { payment: unknown; actor?: string; correlationId?: string; traceparent?: string };

/** Reads the messages of a topic. @throws Problem if a message is not of the expected kind */
export type ReadPayment = (message: ReceivedMessage) => RequestedPayment;
