// Consumes payments from Kafka. An offset is recorded in the log, and committed, after all messages before it are recorded or put to the
// dead letters. After a crash, or if an earlier copy of the event store was restored, the messages after the log's offset are received
// again, and recognised by the id of the payment.
//
//   connecting ──► consuming ── Kafka fails, or the group rebalances ──► connecting, after a pause that doubles up to 5 s
//
// Failures here do not affect commands over HTTP.

import type { Consumer, EachBatchPayload } from 'kafkajs';
import { pause, pauseMs } from '../../platform/projection/pause.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import { createTopics } from '../../platform/stores/create-topics.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { beginWhereTheLogEnds } from './begin-where-the-log-ends.ts';
import { deadLettersIn } from './dead-letters.ts';
import type { Intake } from './intake.ts';
import type { LoggedOffsets, Partition } from './logged-offsets.ts';
import { receivedMessage } from './received-message.ts';
import type { RecordMessage } from './record-message.ts';
import { type Recording, recordSlice } from './record-slice.ts';

/** How many messages are recorded between two commits of offsets. */
const sliceSize = 256;

export type PaymentsIn = {
  topics: readonly string[];
  deadLetterTopic: string;
  /** The consumer group. */
  groupId: string;
};

/** The log that the payments are recorded in. */
export type PaymentLog = {
  record: RecordMessage;
  offsets: LoggedOffsets;
  /** The identity of the log. @throws the client's errors */
  identity(): Promise<string>;
  /** @throws ImportUnderWay, the client's errors */
  requireNoImport(): Promise<void>;
  /** Whether the log has an invoice. @throws the client's errors */
  hasInvoices(): Promise<boolean>;
};

/** Consumes payments until `signal` aborts. It does not throw: failures are logged, shown in /readyz and retried. */
export async function consumePayments(
  clients: KafkaClients,
  from: PaymentsIn,
  into: PaymentLog,
  intake: Intake,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await consumeUntilFailure(clients, from, into, intake, log, signal);
    } catch (error) {
      intake.trouble = error instanceof Error ? error : new Error(String(error));
      intake.failures += 1;
      log.warn({ err: intake.trouble }, 'consuming payments from Kafka failed, retrying');
    }
    intake.state = 'connecting';
    await pause(pauseMs(Math.max(1, intake.failures)), signal);
  }
  intake.state = 'stopped';
}

async function consumeUntilFailure(
  clients: KafkaClients,
  { topics, deadLetterTopic, groupId }: PaymentsIn,
  { record, offsets, identity, requireNoImport, hasInvoices }: PaymentLog,
  intake: Intake,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  await requireNoImport();
  const logId = await identity(); // before the clients, which nobody would release if it cannot be read
  const producer = clients.producer({ idempotent: true, maxInFlightRequests: 1 });
  const consumer = clients.consumer({
    groupId,
    sessionTimeout: 10_000,
    heartbeatInterval: 1_000,
    maxBytesPerPartition: 256 * 1024,
    maxWaitTimeInMs: 500,
    retry: { restartOnFailure: async () => false }, // every failure takes the same path: consumePayments connects again
  });
  const ended = Promise.withResolvers<void>();
  const end = () => ended.resolve();
  signal.addEventListener('abort', end);
  consumer.on('consumer.crash', ({ payload: { error } }) => ended.reject(error));
  /** Settles when the consumer is where the log ends, on the partitions that it was assigned last. */
  let begun = Promise.resolve();
  consumer.on('consumer.group_join', ({ payload: { memberAssignment } }) => {
    const isAtTheEnd = beginWhereTheLogEnds(clients, consumer, groupId, memberAssignment, offsets, logId, hasInvoices);
    begun = isAtTheEnd.then(() => {
      intake.state = 'consuming';
      intake.trouble = undefined;
      intake.failures = 0;
    });
    begun.catch(ended.reject);
  });
  const recording: Recording = {
    record,
    deadLetters: deadLettersIn(producer, deadLetterTopic),
    log,
    onDone(outcome) {
      if (outcome === 'recorded') intake.recorded += 1;
      else {
        intake.deadLettered += 1;
        intake.deadLetteredAt = new Date();
      }
      intake.trouble = undefined;
    },
    onWaiting(problem) {
      if (intake.trouble === undefined) log.warn({ err: problem }, 'payments from Kafka are waiting');
      intake.trouble = problem;
    },
  };
  try {
    await createTopics(
      clients,
      [...topics, deadLetterTopic].map((topic) => ({ topic })),
    );
    await producer.connect();
    const take = async (payload: EachBatchPayload) => {
      await begun;
      await requireNoImport();
      await recordBatch(recording, payload, signal, async (partition, next, newestAt) => {
        await offsets.reach(partition, next, newestAt);
        await consumer.commitOffsets([{ ...partition, offset: next.toString(), metadata: logId }]);
      });
    };
    await Promise.all([ended.promise, start(consumer, topics, take)]);
  } finally {
    signal.removeEventListener('abort', end);
    await Promise.all([clients.release(consumer), clients.release(producer)]);
  }
}

async function start(
  consumer: Consumer,
  topics: readonly string[],
  take: (payload: EachBatchPayload) => Promise<void>,
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: take });
}

/** @param reached is called when all messages before `next` are recorded; `newestAt` is the latest timestamp of the slice in ms since 1970 */
async function recordBatch(
  recording: Recording,
  { batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload,
  signal: AbortSignal,
  reached: (partition: Partition, next: bigint, newestAt: number) => Promise<void>,
): Promise<void> {
  const { topic, partition } = batch;
  for (let first = 0; first < batch.messages.length; first += sliceSize) {
    if (!isRunning() || isStale()) return;
    const slice = batch.messages.slice(first, first + sliceSize);
    const messages = slice.map((message) => receivedMessage(topic, partition, message));
    if (!(await recordSlice(recording, messages, heartbeat, signal))) return;
    const last = slice.at(-1)?.offset;
    if (last === undefined) return;
    const newestAt = Math.max(...slice.map(({ timestamp }) => Number(timestamp)));
    await reached({ topic, partition }, BigInt(last) + 1n, newestAt);
    resolveOffset(last);
  }
}
