// Payments from Kafka. An offset is committed when all messages before it are recorded in the event store, or are dead letters;
// what a crash leaves uncommitted comes again, and is known by the payment's own id.
//
//   connecting ──► taking ──anything of Kafka fails, or the group moves on──► connecting, after a pause that doubles up to 5 s
//
// Commands over HTTP go on whatever happens here.

import type { Consumer, EachBatchPayload } from 'kafkajs';
import { pause, pauseMs } from '../../platform/projection/pause.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { arrived } from './arrived.ts';
import { deadLettersIn } from './dead-letters.ts';
import type { Intake } from './intake.ts';
import type { TakeMessage } from './take-payment.ts';
import { type Taking, takeSlice } from './take-slice.ts';

/** After how many messages offsets may be committed. */
const sliceSize = 256;

export type PaymentsIn = {
  topics: readonly string[];
  deadLetterTopic: string;
  /** Processes of one group share the partitions. */
  groupId: string;
};

/** Takes payments until `signal` ends it. It doesn't throw: what fails is logged, shown, and tried again. */
export async function takeFromKafka(
  clients: KafkaClients,
  from: PaymentsIn,
  take: TakeMessage,
  intake: Intake,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await takeUntilFailure(clients, from, take, intake, log, signal);
    } catch (error) {
      intake.trouble = error instanceof Error ? error : new Error(String(error));
      intake.failures += 1;
      log.warn({ err: intake.trouble }, 'taking payments from Kafka failed, will be tried again');
    }
    intake.state = 'connecting';
    await pause(pauseMs(Math.max(1, intake.failures)), signal);
  }
  intake.state = 'stopped';
}

async function takeUntilFailure(
  clients: KafkaClients,
  { topics, deadLetterTopic, groupId }: PaymentsIn,
  take: TakeMessage,
  intake: Intake,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const producer = clients.producer({ idempotent: true, maxInFlightRequests: 1 });
  const consumer = clients.consumer({
    groupId,
    sessionTimeout: 10_000,
    heartbeatInterval: 1_000,
    maxBytesPerPartition: 256 * 1024,
    maxWaitTimeInMs: 500,
    retry: { restartOnFailure: async () => false }, // there is one way back: through takeFromKafka
  });
  const ended = Promise.withResolvers<void>();
  const end = () => ended.resolve();
  signal.addEventListener('abort', end);
  consumer.on('consumer.crash', ({ payload: { error } }) => ended.reject(error));
  consumer.on('consumer.group_join', () => {
    intake.state = 'taking';
    intake.trouble = undefined;
    intake.failures = 0;
  });
  const taking: Taking = {
    take,
    deadLetters: deadLettersIn(producer, deadLetterTopic),
    log,
    onDone(outcome) {
      if (outcome === 'taken') intake.taken += 1;
      else intake.deadLettered += 1;
      intake.trouble = undefined;
    },
    onWaiting(problem) {
      if (intake.trouble === undefined) log.warn({ err: problem }, 'payments from Kafka wait');
      intake.trouble = problem;
    },
  };
  try {
    await createTopics(clients, [...topics, deadLetterTopic]);
    await producer.connect();
    await Promise.all([ended.promise, start(consumer, topics, taking, signal)]);
  } finally {
    signal.removeEventListener('abort', end);
    await Promise.all([clients.release(consumer), clients.release(producer)]);
  }
}

async function start(
  consumer: Consumer,
  topics: readonly string[],
  taking: Taking,
  signal: AbortSignal,
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    eachBatchAutoResolve: false,
    eachBatch: (payload) => takeBatch(taking, payload, signal),
  });
}

async function takeBatch(
  taking: Taking,
  { batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, isRunning, isStale }: EachBatchPayload,
  signal: AbortSignal,
): Promise<void> {
  for (let first = 0; first < batch.messages.length; first += sliceSize) {
    if (!isRunning() || isStale()) return;
    const slice = batch.messages.slice(first, first + sliceSize);
    const messages = slice.map((message) => arrived(batch.topic, batch.partition, message));
    if (!(await takeSlice(taking, messages, heartbeat, signal))) return;
    const last = slice.at(-1)?.offset;
    if (last !== undefined) resolveOffset(last);
    await commitOffsetsIfNecessary();
  }
}

async function createTopics(clients: KafkaClients, topics: readonly string[]): Promise<void> {
  const admin = clients.admin();
  try {
    await admin.connect();
    const there = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !there.has(topic)).map((topic) => ({ topic }));
    if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true });
  } finally {
    await clients.release(admin);
  }
}
