// Calls of the event store's client, each through the breaker, measured, and with an end:
//
//   append    answered within its deadline, or DeadlineExceeded: then it is unknown whether the events were recorded
//   read      an event after the other, none waited for longer than 5 s, or DeadlineExceeded
//   breaker   open ──► BreakerOpen, at once
//
// Subscriptions are not calls: whoever follows the log has one way back of its own.

import {
  type EventStoreDBClient,
  InvalidArgumentError,
  isCommandError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { Breaker } from '../resilience/breaker.ts';
import { DeadlineExceeded, withDeadline } from '../resilience/deadline.ts';
import { inSpan } from '../telemetry/spans.ts';

/** How long an append may take before its outcome counts as unknown. The client alone would wait for the keep-alive. */
export const appendDeadlineMs = 5_000;
/** Beyond the deadline, to which the event store keeps by itself, if it still answers. */
const patienceMs = 500;
const readSilenceMs = 5_000;

export type AppendOutcome = 'recorded' | 'conflict' | 'failed';

/** Told of calls that are over. */
export type EventStoreCalls = {
  appended(outcome: AppendOutcome, seconds: number): void;
  read(outcome: 'read' | 'failed'): void;
};

/**
 * Whether an error is the event store's, or of the way to it: one of the client's own, or one of gRPC that the client lets
 * through as it is (it does while a connection is being made).
 */
export const isEventStoreError = (error: unknown): boolean =>
  error instanceof Error &&
  (isCommandError(error) || ('code' in error && typeof error.code === 'number' && 'metadata' in error));

const answers = [
  WrongExpectedVersionError,
  StreamNotFoundError,
  StreamDeletedError,
  MaxAppendSizeExceededError,
  InvalidArgumentError,
];

/** Whether the event store is away or too slow: what it refuses, it has answered. */
export const isEventStoreAway = (error: unknown): boolean =>
  error instanceof DeadlineExceeded || (isEventStoreError(error) && !answers.some((answer) => error instanceof answer));

/** https://opentelemetry.io/docs/specs/semconv/database/ */
const database = { 'db.system.name': 'eventstoredb' };

type Append = EventStoreDBClient['appendToStream'];
type ReadStream = EventStoreDBClient['readStream'];
type ReadAll = EventStoreDBClient['readAll'];

/** Has a client's appends and reads go through a breaker; the client itself is changed. */
export function guardCalls(client: EventStoreDBClient, breaker: Breaker, calls: EventStoreCalls): void {
  const append: Append = client.appendToStream.bind(client);
  const readStream: ReadStream = client.readStream.bind(client);
  const readAll: ReadAll = client.readAll.bind(client);
  const appendInTime = (...asked: Parameters<Append>) => {
    const begun = performance.now();
    const told = (outcome: AppendOutcome) => calls.appended(outcome, (performance.now() - begun) / 1_000);
    const { deadline = appendDeadlineMs } = asked[2] ?? {};
    return withDeadline(append(...asked), deadline + patienceMs, 'the append').then(
      (result) => {
        told('recorded');
        return result;
      },
      (error) => {
        told(error instanceof WrongExpectedVersionError ? 'conflict' : 'failed');
        throw error;
      },
    );
  };
  const watched = <Read extends Readable>(open: () => Read): Read => {
    let read: Read | undefined;
    const whole = breaker.run(() => {
      const opened = open();
      read = opened;
      return inSpan('read', database, () => over(opened));
    });
    whole.then(
      () => calls.read('read'),
      (error) => calls.read(isEventStoreAway(error) ? 'failed' : 'read'), // whoever reads is told by the stream itself
    );
    if (read === undefined) throw breaker.refusal();
    return read;
  };
  client.appendToStream = ((...asked: Parameters<Append>) =>
    breaker.run(() => inSpan('append', database, () => appendInTime(...asked)))) as Append;
  client.readStream = ((...asked: Parameters<ReadStream>) => watched(() => readStream(...asked))) as ReadStream;
  client.readAll = ((...asked: Parameters<ReadAll>) => watched(() => readAll(...asked))) as ReadAll;
}

/** What the client reads by: a stream of Node's, whose call goes on until it is cancelled. */
type Readable = ReturnType<ReadStream> | ReturnType<ReadAll>;

/** Resolves when a read has ended, or was left; ends it where nothing comes for too long. @throws what the client throws, DeadlineExceeded */
function over(read: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    const silence = setTimeout(() => {
      if (read.readableLength > 0) return silence.refresh(); // it is the reader who is slow
      read.destroy(new DeadlineExceeded('a read of the event store', readSilenceMs));
      void read.cancel();
    }, readSilenceMs);
    const push = read.push.bind(read);
    read.push = (...event) => {
      silence.refresh();
      return push(...event);
    };
    const end = () => {
      clearTimeout(silence);
      resolve();
    };
    read.on('error', (error) => {
      clearTimeout(silence);
      reject(error);
    });
    read.once('end', end).once('close', end);
  });
}
