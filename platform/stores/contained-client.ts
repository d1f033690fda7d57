// Two faults of @eventstore/db-client 6.2.1 that show when a connection breaks or begins, and what is done about each:
//
//   it closes the channel while other calls are about to use it   ──► it closes the channel a turn of the event loop later
//   it keeps the error of its question for the server's features, until it reconnects    ──► each append after an error asks again
//
// The first made a command answer 500, the second refused every append. Those of its appends are in batch-appends.ts. The client's members
// are protected, not public: a version without them does not start.

import type { EventStoreDBClient } from '@eventstore/db-client';
import type { CallOptions, Client, Metadata } from '@grpc/grpc-js';

/** Members of the client that are not public. */
export type Inner = {
  handleError(client: unknown, error: unknown): Promise<void>;
  execute(Client: unknown, name: string, call: (client: unknown) => Promise<unknown>): PromiseLike<unknown>;
  /** @param cache of the calls that are kept open, by gRPC client */
  GRPCStreamCreator<Call>(
    Client: unknown,
    name: string,
    creator: (client: Client) => Call,
    cache?: object,
  ): () => Promise<Call>;
  supports(method: object): Promise<boolean>;
  callArguments(options: object, callOptions: CallOptions): [Metadata, CallOptions];
  /** @param ms from now; the client's default without it */
  createDeadline(ms?: number): Date;
};

/** Contains the faults of a client. Changes the client itself. @throws TypeError for another version of the client */
export function contain(client: EventStoreDBClient): void {
  const inner = client as unknown as Inner;
  const handleError = inner.handleError.bind(client);
  const execute = inner.execute.bind(client);
  inner.handleError = (grpc, error) =>
    new Promise((resolve, reject) => setImmediate(() => handleError(grpc, error).then(resolve, reject)));
  inner.execute = (Client, name, call) => {
    const ask = () => execute(Client, name, call);
    return name === 'getSupportedMethods' ? new Features(ask) : ask();
  };
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
