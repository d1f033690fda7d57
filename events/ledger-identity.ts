// The identity of a log, in the stream `ledger-identity`: by it, a view recognises the log that it was built from. A copy of the files
// has the same identity; an export and import makes another log, because positions differ.

import { streamName } from './streams.ts';

/** The first event of its stream, and the only one. */
export type LedgerFounded = { type: 'LedgerFounded'; data: { ledgerId: string } };

export const identityStream = streamName('ledger', 'identity');
