import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { identityStream } from '../events/ledger-identity.ts';
import { readLogState } from '../platform/projection/of-log.ts';
import { append } from './handling/append.ts';
import { type Clock, metadata, today } from './handling/command-context.ts';

/** Gives the log an identity, if it has none yet. @returns the identity @throws the client's errors; it may then be repeated */
export async function foundLedger(client: EventStoreDBClient, clock: Clock): Promise<string> {
  const known = (await readLogState(client)).identity;
  if (known !== undefined) return known;
  const details = metadata(clock, { actor: 'ledger', correlationId: 'identity' }, today(clock));
  const founded = { type: 'LedgerFounded', data: { ledgerId: randomUUID() } } as const;
  try {
    await append(client, identityStream, [{ event: founded, metadata: details }], NO_STREAM);
    return founded.data.ledgerId;
  } catch (error) {
    const { identity } = error instanceof WrongExpectedVersionError ? await readLogState(client) : {};
    if (identity === undefined) throw error;
    return identity; // another replica was first
  }
}
