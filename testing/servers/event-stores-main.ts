// A process that opens and closes embedded event stores when its parent says so (event-stores.ts). It ends with its parent.

import { type OpenEventStore, openEventStore } from '../../embedded/event-store/open.ts';
import type { Answer, Asked } from './event-stores.ts';

process.umask(0o077); // as the embedded event store has it
const stores = new Map<string, OpenEventStore>();

process.on('disconnect', () => process.exit());
process.on('message', async ({ id, act, folder }: Asked) => {
  try {
    answer({ id, port: await (act === 'open' ? open(folder) : close(folder)) });
  } catch (error) {
    answer({ id, failure: error instanceof Error ? error.message : String(error) });
  }
});

async function open(folder: string): Promise<number> {
  const store = await openEventStore({
    host: '127.0.0.1',
    port: 0,
    folder,
    ownerOnly: true,
    likeProduction: undefined,
  });
  stores.set(folder, store);
  return store.port;
}

async function close(folder: string): Promise<undefined> {
  const store = stores.get(folder);
  stores.delete(folder);
  await store?.stop();
}

const answer = (said: Answer): void => void process.send?.(said);
