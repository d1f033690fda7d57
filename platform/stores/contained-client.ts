// Three faults of @eventstore/db-client 6.2.1 that show when a connection breaks, and what is done about each:
//
//   it closes the channel while other calls are about to use it   ──► it closes the channel a turn of the event loop later
//   an answer to an append that it has rejected meanwhile: it throws, where nobody can catch  ──► the answer is dropped
//   appends that wait for a slow connection: their errors have no owner    ──► they do not wait, their number is bounded elsewhere
//
// The first made a command answer 500, the others ended the process. The client's members are protected, not public: a version without
// them does not start.

import type { Duplex } from 'node:stream';
import type { EventStoreDBClient } from '@eventstore/db-client';

type Creator = (client: unknown) => Duplex;
type Inner = {
  handleError(client: unknown, error: unknown): Promise<void>;
  /** @param cache is given for the stream of appends only, which is kept */
  GRPCStreamCreator(Client: unknown, name: string, creator: Creator, cache?: object): () => Promise<Duplex>;
};

/** Contains the faults of a client. Changes the client itself. @throws TypeError for another version of the client */
export function contain(client: EventStoreDBClient): void {
  const inner = client as unknown as Inner;
  const handleError = inner.handleError.bind(client);
  const open = inner.GRPCStreamCreator.bind(client);
  inner.handleError = (grpc, error) =>
    new Promise((resolve, reject) => setImmediate(() => handleError(grpc, error).then(resolve, reject)));
  inner.GRPCStreamCreator = (Client, name, creator, cache) =>
    open(Client, name, cache === undefined ? creator : (grpc) => containAppends(creator(grpc)), cache);
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
