// The embedded event store as a process: `npm run event-store`.
import closeWithGrace from 'close-with-grace';
import { likeProduction, ON_A_LAPTOP } from './behaviour.ts';
import { readConfig } from './config.ts';
import { EventLog } from './log/log.ts';
import { openLogFile } from './log/log-file.ts';
import { RecentEvents } from './log/recent-events.ts';
import { RecentIds } from './log/recent-ids.ts';
import { Store } from './log/store.ts';
import { startServer } from './server.ts';

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const behaviour = config.likeProduction ? likeProduction() : ON_A_LAPTOP;
  const log = new EventLog(openLogFile(config.file));
  const { rememberedIds, recentEvents, replicationMs } = behaviour;
  const store = new Store(log, new RecentIds(rememberedIds), new RecentEvents(recentEvents), replicationMs);
  const server = await startServer(store, behaviour, config);
  closeWithGrace({ delay: 2000 }, async () => {
    await server.stop();
    log.close();
  });
  process.stdout.write(`event store ready on esdb://${config.host}:${server.port}?tls=false, data in ${config.file}\n`);
} catch (error) {
  process.stderr.write(`event store: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
