// The rights that the user of a connection string has on EventStoreDB. Each is found by a call that needs it and changes nothing:
// EventStoreDB checks the right first, and then refuses an append that expects a revision of a stream that does not exist.

import {
  type AccessDeniedError,
  BACKWARDS,
  END,
  type EventStoreDBClient,
  jsonEvent,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { streamName } from '../../events/streams.ts';
import { explained, isDenied } from './access-denied.ts';
import { isDataLoss } from './damaged-event.ts';

/** A stream that no ledger has. */
const absent = streamName('ledger', 'no-such-stream');
const revision = 0n;

export type Right = 'readAll' | 'readStreams' | 'append' | 'setMetadata';
export type Rights = Record<Right, boolean>;

/** Finds the rights of a client's user. @throws what the client throws if it cannot find out */
export async function rightsOf(client: EventStoreDBClient): Promise<Rights> {
  const [readAll, readStreams, append, setMetadata] = await Promise.all([
    denial(readToEnd(client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))),
    denial(readToEnd(client.readStream(absent, { maxCount: 1 }))),
    denialOfAppend(client),
    denial(client.setStreamMetadata(absent, { maxCount: 1 }, { expectedRevision: revision })),
  ]);
  return {
    readAll: readAll === undefined,
    readStreams: readStreams === undefined,
    append: append === undefined,
    setMetadata: setMetadata === undefined,
  };
}

/** Why the client's user may not append to the ledger's streams; undefined if it may. @throws what the client throws if it cannot find out */
export const denialOfAppend = (
  client: Pick<EventStoreDBClient, 'appendToStream'>,
): Promise<AccessDeniedError | undefined> =>
  denial(client.appendToStream(absent, jsonEvent({ type: 'Tried', data: {} }), { expectedRevision: revision }));

async function denial(call: Promise<unknown>): Promise<AccessDeniedError | undefined> {
  try {
    await call;
  } catch (error) {
    if (isDenied(error)) return error;
    const isAnswer = error instanceof WrongExpectedVersionError || error instanceof StreamNotFoundError;
    if (!isAnswer && !isDataLoss(error)) throw explained(error);
  }
  return undefined;
}

async function readToEnd(read: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of read);
}
