// The event store as a process of its own: `npm run event-store`.
import closeWithGrace from 'close-with-grace';
import { readConfig } from './config.ts';
import { EventLog } from './log.ts';
import { openLogFile } from './log-file.ts';
import { RecentEvents } from './recent-events.ts';
import { RecentIds } from './recent-ids.ts';
import { startServer } from './server.ts';
import { Store } from './store.ts';

const MEMORY = { events: 10_000, bytes: 16 * 1024 * 1024 };
const IDS = 50_000;

try {
  const { host, port, file } = readConfig(process.env, process.argv.slice(2));
  const log = new EventLog(openLogFile(file));
  const store = new Store(log, new RecentIds(IDS), new RecentEvents(MEMORY));
  const server = await startServer(store, host, port);
  closeWithGrace({ delay: 2000 }, async () => {
    await server.stop();
    log.close();
  });
  process.stdout.write(`event store ready on esdb://${host}:${server.port}?tls=false, data in ${file}\n`);
} catch (error) {
  process.stderr.write(`event store: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
