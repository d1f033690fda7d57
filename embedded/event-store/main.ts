// The embedded event store as a process: `npm run event-store`.
import closeWithGrace from 'close-with-grace';
import { readConfig } from './config.ts';
import { openEventStore } from './open.ts';

try {
  process.umask(0o077); // only its owner reads the log
  const config = readConfig(process.env, process.argv.slice(2));
  const { port, connection, stop } = await openEventStore(config);
  closeWithGrace({ delay: 2000 }, stop);
  process.stdout.write(`event store ready on ${config.host}:${port}, connection string in ${connection}\n`);
} catch (error) {
  process.stderr.write(`event store: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
