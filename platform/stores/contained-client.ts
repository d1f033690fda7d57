// Four faults of @eventstore/db-client 6.2.1 that show when a connection breaks or begins, and what is done about each:
//
//   it closes the channel while other calls are about to use it   ──► it closes the channel a turn of the event loop later
//   an answer to an append that it has rejected meanwhile: it throws, where nobody can catch  ──► the answer is dropped
//   appends that wait for a slow connection: their errors have no owner    ──► they do not wait, their number is bounded elsewhere
//
//   it keeps the error of its question for the server's features, until it reconnects    ──► each append after an error asks again
//
// The first made a command answer 500, the next two ended the process, and the last refused every append. The client's members are protected, not public: a version without
// them does not start.

import type { Duplex } from 'node:stream';
import type { EventStoreDBClient } from '@eventstore/db-client';

type Creator = (client: unknown) => Duplex;
type Inner = {
  handleError(client: unknown, error: unknown): Promise<void>;
  execute(Client: unknown, name: string, call: (client: unknown) => Promise<unknown>): PromiseLike<unknown>;
  /** @param cache is given for the stream of appends only, which is kept */
  GRPCStreamCreator(Client: unknown, name: string, creator: Creator, cache?: object): () => Promise<Duplex>;
};

/** Contains the faults of a client. Changes the client itself. @throws TypeError for another version of the client */
export function contain(client: EventStoreDBClient): void {
  const inner = client as unknown as Inner;
  const handleError = inner.handleError.bind(client);
  const execute = inner.execute.bind(client);
  const open = inner.GRPCStreamCreator.bind(client);
  inner.handleError = (grpc, error) =>
    new Promise((resolve, reject) => setImmediate(() => handleError(grpc, error).then(resolve, reject)));
  inner.execute = (Client, name, call) => {
    const ask = () => execute(Client, name, call);
    return name === 'getSupportedMethods' ? new Features(ask) : ask();
  };
  inner.GRPCStreamCreator = (Client, name, creator, cache) =>
    open(Client, name, cache === undefined ? creator : (grpc) => containAppends(creator(grpc)), cache);
}

/** The server's features, which the client keeps and waits for before each append. It is a promise that recovers from a rejection. */
class Features implements PromiseLike<unknown> {
  readonly #ask: () => PromiseLike<unknown>;
  #answer: PromiseLike<unknown> | undefined;

  constructor(ask: () => PromiseLike<unknown>) {
    this.#ask = ask;
  }

  // biome-ignore lint/suspicious/noThenProperty: the client awaits it
  then<Result, Refusal>(
    resolve?: ((answer: unknown) => Result | PromiseLike<Result>) | null,
    reject?: ((error: unknown) => Refusal | PromiseLike<Refusal>) | null,
  ): PromiseLike<Result | Refusal> {
    this.#answer ??= this.#ask();
    const answer = this.#answer;
    return answer.then(resolve, (error: unknown) => {
      if (this.#answer === answer) this.#answer = undefined;
      if (reject) return reject(error);
      throw error;
    });
  }
}

function containAppends(stream: Duplex): Duplex {
  const write = stream.write.bind(stream) as (message: unknown) => boolean;
  stream.write = (message: unknown) => {
    write(message);
    return true;
  };
  for (const answered of stream.listeners('data') as ((answer: unknown) => void)[]) {
    stream.off('data', answered).on('data', (answer) => {
      try {
        answered(answer);
      } catch (error) {
        // nobody waits for it: its append was rejected when another stream of this process broke, and its outcome counts as unknown
        if (!(error instanceof TypeError)) throw error;
      }
    });
  }
  return stream;
}
