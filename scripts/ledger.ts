// The operator's command: `npm run ledger -- COMMAND`. It works on the stores directly and needs no running services.

import { WrongUse } from './ledger/command.ts';
import { run } from './ledger/run.ts';

try {
  process.exitCode = await run(process.argv.slice(2), process.env, console.log);
} catch (error) {
  console.error(error instanceof Error ? error.message || error.name : error);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}
