import { type EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';
import type { CustomerIds } from '../events/customer-ids.ts';
import { identityStream, type LedgerFounded } from '../events/ledger-identity.ts';
import { type ImportEvent, importStream } from '../events/log-import.ts';
import { lastEvents, readStream } from '../platform/stores/read-stream.ts';

/**
 * How the ledger names customers after identifiers with a scheme. An imported log goes on as the exported one, whatever was recorded of the
 * empty event store before. It is read each time, because an import may come in between.
 * @throws the client's errors
 */
export async function customerIdsOf(client: EventStoreDBClient): Promise<CustomerIds> {
  const [[imported], founded] = await Promise.all([
    lastEvents<ImportEvent>(client, importStream, 1),
    firstFounded(client),
  ]);
  const source = imported?.type === 'ImportEnded' && imported.data.events > 0 ? imported : founded;
  return source?.data.customerIds ?? 'without-scheme';
}

async function firstFounded(client: EventStoreDBClient): Promise<LedgerFounded | undefined> {
  let founded: LedgerFounded | undefined;
  await readStream<LedgerFounded>(
    client,
    identityStream,
    { direction: FORWARDS, fromRevision: START, maxCount: 1 },
    (event) => {
      founded = event;
    },
  );
  return founded;
}
