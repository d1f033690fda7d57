import { inject } from 'vitest';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';
import { startEventStore } from '../../testing/servers/event-store.ts';
import { askFor } from '../../testing/set-up/on-demand.ts';
import { recordedOf, type Written, writeLedgerLog } from './write-ledger-log.ts';

/** A log as the command service writes it: the same for all test files that run together; if there is none, one that is written now. */
export async function aLedgerLog(): Promise<Recorded<BookedEvent>[]> {
  const url = inject('ledgerLog');
  const written = url === undefined ? await ofItsOwn() : await askFor<Written[]>(url);
  return written.map(recordedOf);
}

async function ofItsOwn(): Promise<Written[]> {
  const store = await startEventStore();
  const written = await writeLedgerLog({ EVENT_STORE_URL: store.url });
  await store.stop();
  return written;
}
