import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { identityStream } from '../events/ledger-identity.ts';
import { readLogState } from '../platform/projection/of-log.ts';
import { append } from './handling/append.ts';
import { type Clock, metadata, today } from './handling/command-context.ts';

/** Gives the log an identity, if it has none yet. @throws the client's errors; it may then be repeated */
export async function foundLedger(client: EventStoreDBClient, clock: Clock): Promise<void> {
  if ((await readLogState(client)).identity !== undefined) return;
  const details = metadata(clock, { actor: 'ledger', correlationId: 'identity' }, today(clock));
  const founded = { type: 'LedgerFounded', data: { ledgerId: randomUUID() } } as const;
  try {
    await append(client, identityStream, [{ event: founded, metadata: details }], NO_STREAM);
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error; // else another replica was first
  }
}
