import { randomUUID } from 'node:crypto';
import { type EventStoreDBClient, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { identityStream } from '../events/ledger-identity.ts';
import { readLogState } from '../platform/projection/of-log.ts';
import { hasEvents } from '../platform/projection/subscription.ts';
import { append } from './handling/append.ts';
import { type Clock, metadata, today } from './handling/command-context.ts';

/**
 * Gives the log an identity, if it has none yet. If it has invoices, an earlier version gave ids to its customers, which stay as they are
 * (docs/decisions/document-ubl.md).
 * @returns the identity @throws the client's errors; it may then be repeated
 */
export async function foundLedger(client: EventStoreDBClient, clock: Clock): Promise<string> {
  const known = (await readLogState(client)).identity;
  if (known !== undefined) return known;
  const details = metadata(clock, { actor: 'ledger', correlationId: 'identity' }, today(clock));
  const isBegun = await hasEvents(client, ['invoice']);
  const data = { ledgerId: randomUUID(), ...(!isBegun && { customerIds: 'with-scheme' as const }) };
  const founded = { type: 'LedgerFounded', data } as const;
  try {
    await append(client, identityStream, [{ event: founded, metadata: details }], NO_STREAM);
    return data.ledgerId;
  } catch (error) {
    const { identity } = error instanceof WrongExpectedVersionError ? await readLogState(client) : {};
    if (identity === undefined) throw error;
    return identity; // another replica was first
  }
}

/** Resolves when the log has an identity, which is to be there before its first invoice. @throws the client's errors */
export function untilFounded(client: EventStoreDBClient, clock: Clock): () => Promise<void> {
  let isFounded = false;
  return async () => {
    if (isFounded) return;
    await foundLedger(client, clock);
    isFounded = true;
  };
}
