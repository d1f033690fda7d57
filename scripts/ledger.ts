// The operator's command: `bin/ledger COMMAND`. It works on the stores directly and needs no running services.

import { exitCodeOf } from './ledger/exit-codes.ts';
import { run } from './ledger/run.ts';

const lingerMs = 1_000;
/** What a shell shows for a program that was ended by SIGPIPE. */
const readerLeft = 141;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(readerLeft); // `ledger export - | head`
  console.error(`standard output: ${error.message}`); // such as a full disk
  process.exit(exitCodeOf(error));
});

try {
  process.exitCode = await run(process.argv.slice(2), process.env, console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message || error.name : error);
  process.exitCode = exitCodeOf(error);
}
// A client of a store that is not there may keep the process alive. When everything is written, the process ends after one second.
process.stdout.write('', () => setTimeout(() => process.exit(), lingerMs).unref());
