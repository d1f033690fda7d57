// An import of a log, in the stream `ledger-import`. From its begin to its end the log holds a part of a ledger only, so the command
// service lets nothing follow from it.

import { Type } from 'typebox';
import { customerIds } from './customer-ids.ts';
import { type AnyEventOf, count, type EventOf } from './event-data.ts';
import { streamName } from './streams.ts';

export const importEvents = {
  /** Whether the export has a digest, by which it is known to be complete. */
  ImportBegun: Type.Object({ hasDigest: Type.Boolean() }),
  /**
   * So many events were imported: all, or none. An import that stops after its first event has no end. `customerIds` is that of the ledger
   * that was exported; absent if the export does not say it, because an earlier version wrote it.
   */
  ImportEnded: Type.Object({ events: count, customerIds: Type.Optional(Type.Enum(customerIds)) }),
} as const;

export type ImportEnded = EventOf<typeof importEvents, 'ImportEnded'>;
export type ImportEvent = AnyEventOf<typeof importEvents>;

export const importStream = streamName('ledger', 'import');
