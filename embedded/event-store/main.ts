// The embedded event store as a process: `npm run event-store`.
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { likeProduction, ON_A_LAPTOP } from './behaviour.ts';
import { readConfig } from './config.ts';
import { secretIn, writeUrl } from './connection.ts';
import { damageReport } from './log/damage-report.ts';
import { EventLog } from './log/log.ts';
import { openLogFile, orUnreadable, requireLogOf } from './log/log-file.ts';
import { RecentEvents } from './log/recent-events.ts';
import { RecentIds } from './log/recent-ids.ts';
import { Store } from './log/store.ts';
import { startServer } from './server.ts';

try {
  process.umask(0o077); // only its owner reads the log
  const config = readConfig(process.env, process.argv.slice(2));
  const behaviour = config.likeProduction ? likeProduction(config.likeProduction) : ON_A_LAPTOP;
  const file = join(config.folder, 'event-store.sqlite');
  requireLogOf(join(config.folder, 'postgres', 'data'), file); // where npm start has the views
  const { rememberedIds, recentEvents, replicationMs, positionAfter } = behaviour;
  const store = orUnreadable(file, () => {
    const log = new EventLog(file, openLogFile(file), damageReport(file), positionAfter);
    return new Store(log, new RecentIds(rememberedIds), new RecentEvents(recentEvents), replicationMs);
  });
  const secret = config.ownerOnly ? secretIn(config.folder) : undefined;
  const server = await startServer(store, behaviour, config, secret);
  const connection = writeUrl(config.folder, { host: config.host, port: server.port }, secret);
  closeWithGrace({ delay: 2000 }, async () => {
    await server.stop();
    store.log.close();
  });
  process.stdout.write(`event store ready on ${config.host}:${server.port}, connection string in ${connection}\n`);
} catch (error) {
  process.stderr.write(`event store: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
