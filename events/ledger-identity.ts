// The identity of a log, in the stream `ledger-identity`: by it, a view recognises the log that it was built from. A copy of the files
// has the same identity; an export and import makes another log, because positions differ.

import { Type } from 'typebox';
import { customerIds } from './customer-ids.ts';
import { type EventOf, text } from './event-data.ts';
import { streamName } from './streams.ts';

export const identityEvents = {
  /** The first event of its stream, and the only one. `customerIds` is absent in ledgers that earlier versions began. */
  LedgerFounded: Type.Object({ ledgerId: text, customerIds: Type.Optional(Type.Enum(customerIds)) }),
} as const;

export type LedgerFounded = EventOf<typeof identityEvents, 'LedgerFounded'>;

export const identityStream = streamName('ledger', 'identity');
