// How far the messages of each partition are recorded, in the log itself. Kafka has the offsets of the group, too. But if an earlier copy
// of the event store is restored, the payments since then are gone, and the group's offsets are past them. The log's own offsets went
// back with it:
//
//   assigned to a partition ─► the log has an offset       ─► from there; from an earlier one, if Kafka has lost messages
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

/**
 * The offset of the first message that is not recorded, and the latest timestamp of those before it, in ms since 1970, which earlier
 * versions did not record. A timestamp ahead of this clock counts as the moment in which its message was taken in.
 */
export type Reached = { next: bigint; newestAt?: number };

export type LoggedOffsets = {
  /** How far the log has the messages of a partition; undefined if it has none. @throws the client's errors */
  reached(partition: Partition): Promise<Reached | undefined>;
  /**
   * Records that all messages before `next` are recorded, of which `newestAt` is the latest timestamp of those that were taken in now.
   * @throws WrongExpectedVersionError if somebody else did since `reached` was asked for, or another copy of the log was restored
   */
  reach(partition: Partition, next: bigint, newestAt: number): Promise<void>;
};

export function loggedOffsets(client: EventStoreDBClient, clock: Clock): LoggedOffsets {
  const last = new Map<string, { revision: AppendExpectedRevision; newestAt: number }>();
  const by = { actor: 'ledger', correlationId: 'kafka' };
  return {
    async reached(of) {
      const stream = streamOf(of);
      const [event] = await lastEvents<MessagesTakenIn>(client, stream, 1);
      if (event === undefined) {
        last.set(stream, { revision: NO_STREAM, newestAt: 0 });
        await client.setStreamMetadata(stream, { maxCount: 1 }); // only the last one is needed
        return undefined;
      }
      const { next, newestAt } = event.data;
      last.set(stream, { revision: BigInt(event.revision), newestAt: newestAt ?? 0 });
      return { next: BigInt(next), ...(newestAt !== undefined && { newestAt }) };
    },

    async reach({ topic, partition }, next, newest) {
      const stream = streamOf({ topic, partition });
      const before = last.get(stream) ?? { revision: NO_STREAM, newestAt: 0 };
      const newestAt = Math.max(before.newestAt, Math.min(newest, clock.now().getTime()));
      const data = { topic, partition, next: next.toString(), newestAt };
      const event: MessagesTakenIn = { type: 'MessagesTakenIn', data };
      const details = metadata(clock, by, today(clock));
      const { nextExpectedRevision } = await append(client, stream, [{ event, metadata: details }], before.revision);
      last.set(stream, { revision: nextExpectedRevision, newestAt });
    },
  };
}

const streamOf = ({ topic, partition }: Partition): string => streamName('process', `kafka-${topic}-${partition}`);
