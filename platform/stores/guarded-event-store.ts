// Calls of the event store's client, each through the circuit breaker, measured, and bounded in time:
//
//   append    answered within its deadline, else DeadlineExceeded: it is then unknown whether the events were recorded.
//             It is sent more than once in that time if need be (append-in-time.ts)
//   read      each event comes within 5 to 6 s, else DeadlineExceeded
//   breaker   open ──► BreakerOpen, at once
//
// Subscriptions are not guarded: their readers reopen them after a failure.

import {
  AccessDeniedError,
  type AppendResult,
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
import { type Append, appendInTime } from './append-in-time.ts';
import { isDataLoss } from './damaged-event.ts';
import type { Call, StoreClock } from './store-clock.ts';

/** After this time the outcome of an append counts as unknown. The client alone would wait for the keep-alive. */
export const appendDeadlineMs = 5_000;
/** Added to the deadline, since an event store that is up keeps the deadline itself. */
const graceMs = 500;
const mostSilentSeconds = 5;

export type AppendOutcome = 'recorded' | 'conflict' | 'failed';

/** Called after each call. */
export type EventStoreCalls = {
  appended(outcome: AppendOutcome, seconds: number): void;
  read(outcome: 'read' | 'failed'): void;
};

/** What the client says without a class: that no node of a cluster answers, and that its connection was closed meanwhile. */
const withoutClass = /^(Failed to discover after |Channel has been shut down$)/;
/** Of Node's streams: the stream of appends was closed meanwhile. */
const ofClosedStream: readonly unknown[] = ['ERR_STREAM_WRITE_AFTER_END', 'ERR_STREAM_DESTROYED'];

/**
 * Whether an error comes from the event store or the connection to it: one of the client's own, one of gRPC that the client passes on
 * as it is, as it does while it connects, or one without a class.
 */
export const isEventStoreError = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return (
    isCommandError(error) ||
    (typeof code === 'number' && 'metadata' in error) ||
    ofClosedStream.includes(code) ||
    withoutClass.test(error.message)
  );
};

const answers = [
  AccessDeniedError,
  WrongExpectedVersionError,
  StreamNotFoundError,
  StreamDeletedError,
  MaxAppendSizeExceededError,
  InvalidArgumentError,
];

/** Whether an error says that the event store is unavailable or too slow. A refusal is an answer, and so is that an event is damaged. */
export const isEventStoreUnavailable = (error: unknown): boolean =>
  error instanceof DeadlineExceeded ||
  (isEventStoreError(error) && !isDataLoss(error) && !answers.some((answer) => error instanceof answer));

/** https://opentelemetry.io/docs/specs/semconv/database/ */
const database = { 'db.system.name': 'eventstoredb' };

type ReadStream = EventStoreDBClient['readStream'];
type ReadAll = EventStoreDBClient['readAll'];

/** Routes the appends and reads of a client through a breaker. Changes the client itself. */
export function guardCalls(
  client: EventStoreDBClient,
  breaker: Breaker,
  calls: EventStoreCalls,
  clock: StoreClock,
): void {
  const append: Append = client.appendToStream.bind(client);
  const readStream: ReadStream = client.readStream.bind(client);
  const readAll: ReadAll = client.readAll.bind(client);
  const measured = (...asked: Parameters<Append>) => {
    const begun = performance.now();
    const told = (outcome: AppendOutcome) => calls.appended(outcome, (performance.now() - begun) / 1_000);
    const { deadline = appendDeadlineMs } = asked[2] ?? {};
    const compareClock = ({ nextExpectedRevision: fromRevision }: AppendResult, call: Call) => {
      if (clock.isDue(call)) compareClocks(asked[0], fromRevision, call).catch(() => {}); // a later append compares them
    };
    const appending = appendInTime(append, asked, deadline, clock, compareClock);
    return withDeadline(appending, deadline + graceMs, 'the append').then(
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
  async function compareClocks(stream: string, fromRevision: bigint, call: Call): Promise<void> {
    for await (const { event } of client.readStream(stream, { fromRevision, maxCount: 1 })) {
      if (event) clock.recorded(event.created.getTime(), call);
    }
  }
  const watched = <Read extends Readable>(open: () => Read): Read => {
    let read: Read | undefined;
    const whole = breaker.run(() => {
      const opened = open();
      read = opened;
      return inSpan('read', database, () => over(opened));
    });
    whole.then(
      () => calls.read('read'),
      (error) => calls.read(isEventStoreUnavailable(error) ? 'failed' : 'read'), // the reader gets the error from the stream itself
    );
    if (read === undefined) throw breaker.refusal();
    return read;
  };
  client.appendToStream = ((...asked: Parameters<Append>) =>
    breaker.run(() => inSpan('append', database, () => measured(...asked)))) as Append;
  client.readStream = ((...asked: Parameters<ReadStream>) => watched(() => readStream(...asked))) as ReadStream;
  client.readAll = ((...asked: Parameters<ReadAll>) => watched(() => readAll(...asked))) as ReadAll;
}

/** A read of the client: a stream of Node, whose call goes on until it is cancelled. */
type Readable = ReturnType<ReadStream> | ReturnType<ReadAll>;

/** Resolves when a read has ended or was left. Ends it if no event comes for too long. @throws what the client throws, DeadlineExceeded */
function over(read: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    let silentSeconds = 0;
    const watch = setInterval(() => {
      silentSeconds = read.readableLength > 0 ? 0 : silentSeconds + 1; // what came is left there by a slow reader
      if (silentSeconds <= mostSilentSeconds) return;
      clearInterval(watch);
      read.destroy(new DeadlineExceeded('a read of the event store', mostSilentSeconds * 1_000));
      read.cancel().catch(() => {}); // a read that was never sent has nothing to cancel
    }, 1_000);
    const push = read.push.bind(read);
    read.push = (...event) => {
      silentSeconds = 0;
      return push(...event);
    };
    const end = () => {
      clearInterval(watch);
      resolve();
    };
    read.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    read.once('end', end).once('close', end);
  });
}
