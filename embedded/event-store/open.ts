import { join } from 'node:path';
import { likeProduction, ON_A_LAPTOP } from './behaviour.ts';
import type { Config } from './config.ts';
import { secretIn, writeUrl } from './connection.ts';
import { damageReport } from './log/damage-report.ts';
import { EventLog } from './log/log.ts';
import { openLogFile, orUnreadable, requireLogOf } from './log/log-file.ts';
import { RecentEvents } from './log/recent-events.ts';
import { RecentIds } from './log/recent-ids.ts';
import { Store } from './log/store.ts';
import { type RunningServer, startServer } from './server.ts';

export type OpenEventStore = RunningServer & {
  /** The file with its connection string. */
  connection: string;
};

/**
 * Opens the log in a data folder and serves it.
 * @throws LogLost, LogInUse, LogFromNewerVersion, LogUnwritable, LogUnreadable, NotLoopback, PortInUse
 */
export async function openEventStore(config: Config): Promise<OpenEventStore> {
  const behaviour = config.likeProduction ? likeProduction(config.likeProduction) : ON_A_LAPTOP;
  const file = join(config.folder, 'event-store.sqlite');
  requireLogOf(join(config.folder, 'postgres', 'data'), file); // where npm start has the views
  const { rememberedIds, recentEvents, replicationMs, positionAfter } = behaviour;
  const store = orUnreadable(file, () => {
    const log = new EventLog(file, openLogFile(file), damageReport(file), positionAfter);
    return new Store(log, new RecentIds(rememberedIds), new RecentEvents(recentEvents), replicationMs);
  });
  const secret = config.ownerOnly ? secretIn(config.folder) : undefined;
  const { port, stop } = await startServer(store, behaviour, config, secret);
  return {
    port,
    connection: writeUrl(config.folder, { host: config.host, port }, secret),
    async stop() {
      await stop();
      store.log.close();
    },
  };
}
