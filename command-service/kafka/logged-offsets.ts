// How far the messages of each partition are recorded, in the log itself. Kafka has the offsets of the group, too. But if an earlier copy
// of the event store is restored, the payments since then are gone, and the group's offsets are past them. The log's own offsets went
// back with it:
//
//   assigned to a partition ─► the log has an offset       ─► from there
//                              none; the group's has the mark of another log ─► from the beginning, once the log has an invoice
//                              none; the group's has this log's mark or none ─► from the group's, as earlier versions
//   a slice is recorded     ─► MessagesTakenIn on `process-kafka-<topic>-<partition>`, then the group's offset, with the log's mark

import { type AppendExpectedRevision, type EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import type { MessagesTakenIn } from '../../events/process.ts';
import { streamName } from '../../events/streams.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';
import { type Clock, metadata, today } from '../handling/command-context.ts';

export type Partition = { topic: string; partition: number };

export type LoggedOffsets = {
  /** The offset of the first message that is not recorded; undefined if the log has none. @throws the client's errors */
  next(partition: Partition): Promise<bigint | undefined>;
  /**
   * Records that all messages before `next` are recorded.
   * @throws WrongExpectedVersionError if somebody else did since `next` was asked for, or another copy of the log was restored
   */
  reached(partition: Partition, next: bigint): Promise<void>;
};

export function loggedOffsets(client: EventStoreDBClient, clock: Clock): LoggedOffsets {
  const revisions = new Map<string, AppendExpectedRevision>();
  const by = { actor: 'ledger', correlationId: 'kafka' };
  return {
    async next(of) {
      const stream = streamOf(of);
      const [last] = await lastEvents<MessagesTakenIn>(client, stream, 1);
      revisions.set(stream, last === undefined ? NO_STREAM : BigInt(last.revision));
      if (last === undefined) await client.setStreamMetadata(stream, { maxCount: 1 }); // only the last one is needed
      return last === undefined ? undefined : BigInt(last.data.next);
    },

    async reached({ topic, partition }, next) {
      const stream = streamOf({ topic, partition });
      const event: MessagesTakenIn = { type: 'MessagesTakenIn', data: { topic, partition, next: next.toString() } };
      const expected = revisions.get(stream) ?? NO_STREAM;
      const details = metadata(clock, by, today(clock));
      const { nextExpectedRevision } = await append(client, stream, [{ event, metadata: details }], expected);
      revisions.set(stream, nextExpectedRevision);
    },
  };
}

const streamOf = ({ topic, partition }: Partition): string => streamName('process', `kafka-${topic}-${partition}`);
