import type { ITopicConfig } from 'kafkajs';
import { createTopics } from '../../platform/stores/create-topics.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';

/** The topic of events, and the topic of the checkpoint of one projection that publishes to it. */
export type Topics = { events: string; checkpoint: string };

/** @param part that of one of several projections which publish to the topic */
export const topicsNamed = (events: string, part?: 'others'): Topics => ({
  events,
  checkpoint: `${events}${part === undefined ? '' : `.${part}`}.checkpoint`,
});

/** Partitions of a new topic of events. Adding partitions later would break the order of a subject's events. */
const partitions = 6;

const topicConfigs = ({ events, checkpoint }: Topics): ITopicConfig[] => [
  {
    topic: events,
    numPartitions: partitions,
    // the largest event that the event store accepts (1 MiB), with its envelope
    configEntries: [{ name: 'max.message.bytes', value: String(4 * 1024 * 1024) }],
  },
  {
    topic: checkpoint,
    numPartitions: 1,
    // only the last record matters; small segments, so that little has to be read at the start
    configEntries: [
      { name: 'cleanup.policy', value: 'compact' },
      { name: 'segment.bytes', value: String(1024 * 1024) },
      { name: 'min.cleanable.dirty.ratio', value: '0.1' },
    ],
  },
];

/** Creates the topics that do not exist. @throws the client's errors */
export const prepareTopics = (clients: KafkaClients, topics: Topics): Promise<void> =>
  createTopics(clients, topicConfigs(topics));
