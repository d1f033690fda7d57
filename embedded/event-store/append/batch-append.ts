// BatchAppend: one stream of requests and one of responses for all the appends of a connection.
//
//   chunk (options, events) ─► chunk (events) ─► … ─► chunk (is final) ─► append ─► one response
//
// Chunks of an append have the same correlation id. Each id is answered once, in any order. Further chunks of an id that was answered
// early are dropped. An append whose last chunk does not arrive is answered at its deadline.

import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import type { Store } from '../log/store.ts';
import { CallFailed } from '../protocol/call-errors.ts';
import { decodeProposed, decodeUuid, RequestMalformed, streamNameOf } from '../protocol/codec.ts';
import { AppendTooLarge, append, ProposedEvents } from './appends.ts';
import { type BatchAnswer, encodeBatchAnswer } from './batch-append-response.ts';
import { type ExpectedRevision, expectedRevisionOf } from './expected-revision.ts';

/** How many appends of one connection may wait for further chunks. */
const MOST_UNFINISHED = 1000;
/** How many responses may wait for a slow client before its requests are no longer read. */
const MOST_UNREAD = 1000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Call = ServerDuplexStream<streams.BatchAppendReq, Uint8Array>;

type Unfinished = {
  stream: string;
  expected: ExpectedRevision;
  deadline: number;
  proposed: ProposedEvents;
  timer?: NodeJS.Timeout;
};

export function serveBatchAppend(store: Store, call: Call): void {
  const calls = new BatchAppendCall(store, call);
  call.on('data', (chunk: streams.BatchAppendReq) => calls.take(chunk));
  call.on('end', () => call.end());
  call.on('close', () => calls.close());
}

class BatchAppendCall {
  readonly #store: Store;
  readonly #call: Call;
  /** By correlation id; 'answered' if further chunks are to be dropped. */
  readonly #unfinished = new Map<string, Unfinished | 'answered'>();

  constructor(store: Store, call: Call) {
    this.#store = store;
    this.#call = call;
  }

  take(chunk: streams.BatchAppendReq): void {
    const id = decodeUuid(chunk.getCorrelationId());
    const isFinal = chunk.getIsFinal();
    const known = this.#unfinished.get(id);
    if (isFinal) this.#unfinished.delete(id);
    if (known === 'answered') return;
    let unfinished = known;
    try {
      unfinished ??= begin(chunk);
      for (const message of chunk.getProposedMessagesList()) unfinished.proposed.add(decodeProposed(message));
    } catch (error) {
      this.#refuse(id, isFinal, unfinished, refusal(error));
      return;
    }
    if (isFinal) this.#append(id, unfinished);
    else if (!known) this.#await(id, unfinished);
  }

  close(): void {
    for (const unfinished of this.#unfinished.values()) {
      if (unfinished !== 'answered') clearTimeout(unfinished.timer);
    }
  }

  #append(id: string, { stream, expected, deadline, proposed, timer }: Unfinished): void {
    clearTimeout(timer);
    append(this.#store, { stream, expected, deadline, events: proposed.events }, (outcome) =>
      this.#answer(id, stream, expected, outcome),
    );
  }

  #await(id: string, unfinished: Unfinished): void {
    if (this.#unfinished.size >= MOST_UNFINISHED) {
      this.#call.emit('error', new CallFailed(status.RESOURCE_EXHAUSTED, 'too many unfinished appends'));
      return;
    }
    this.#unfinished.set(id, unfinished);
    const wait = Math.min(unfinished.deadline - Date.now(), LONGEST_TIMER_MS);
    unfinished.timer = setTimeout(() => this.#refuse(id, false, unfinished, { kind: 'too-late' }), wait);
  }

  #refuse(id: string, isFinal: boolean, unfinished: Unfinished | undefined, answer: BatchAnswer): void {
    clearTimeout(unfinished?.timer);
    if (!isFinal) this.#unfinished.set(id, 'answered');
    this.#answer(id, unfinished?.stream ?? '', unfinished?.expected ?? 'any', answer);
  }

  #answer(id: string, stream: string, expected: ExpectedRevision, answer: BatchAnswer): void {
    const call = this.#call;
    if (call.destroyed || call.writableEnded) return;
    call.write(encodeBatchAnswer(id, stream, expected, answer));
    if (call.writableLength < MOST_UNREAD || call.isPaused()) return;
    call.pause();
    call.once('drain', () => call.resume());
  }
}

function begin(chunk: streams.BatchAppendReq): Unfinished {
  const options = chunk.getOptions();
  if (!options) throw new RequestMalformed('the first chunk of an append has no options');
  return {
    stream: streamNameOf(options.getStreamIdentifier()),
    expected: expectedRevisionOf(options),
    deadline: options.getDeadline()?.toDate().getTime() ?? Number.POSITIVE_INFINITY,
    proposed: new ProposedEvents(),
  };
}

function refusal(error: unknown): BatchAnswer {
  if (error instanceof AppendTooLarge) return { kind: 'too-large' };
  if (error instanceof RequestMalformed) return { kind: 'malformed', reason: error.message };
  throw error;
}
