// The operator's command: `npm run ledger -- COMMAND`. It speaks to the stores themselves, whichever services run.

import { parseArgs } from 'node:util';
import { projectionsTo } from '../projection-service/projections.ts';
import { openStores } from '../projection-service/stores.ts';
import { type Command, WrongUse } from './ledger/command.ts';
import { output } from './ledger/output.ts';
import { parked } from './ledger/parked.ts';
import { resume } from './ledger/resume.ts';
import { status } from './ledger/status.ts';
import { verify } from './ledger/verify.ts';
import { readConfig } from './start/config.ts';
import { urls } from './start/programs.ts';

const commands: readonly Command[] = [status, verify, parked, resume];
const statementTimeoutMs = 10 * 60_000;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message || error.name : error);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
}

async function run(argv: string[]): Promise<0 | 1> {
  const { values, positionals } = parsed(argv);
  const [name, ...args] = positionals;
  const command = commands.find((command) => command.name === name);
  if (name === undefined || (command === undefined && values.help)) return told(overview());
  if (command === undefined) throw new WrongUse(`there is no command ${name}\n\n${overview()}`);
  if (values.help) return told(`ledger ${command.name} ${command.usage}\n\n${command.help}`);

  const config = readConfig(process.env);
  const { MONGODB_URL } = config;
  const storeUrls = { ...urls(config), ...(MONGODB_URL !== undefined && { MONGODB_URL }) };
  const log = { warn: (about: object, message: string) => console.error(message, about) };
  const stores = openStores(storeUrls, 'ledger', statementTimeoutMs, log);
  try {
    return await command.run({ stores, projections: projectionsTo(stores, log), output: output(values.json) }, args);
  } finally {
    await stores.close();
  }
}

/** @throws WrongUse */
function parsed(args: string[]) {
  try {
    const options = { help: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

function told(text: string): 0 {
  console.log(text);
  return 0;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name, usage }) => name.length + usage.length + 1));
  const lines = commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(width)}  ${summary}`);
  return `npm run ledger -- COMMAND [--json] [--help]\n\n${lines.join('\n')}\n\nThe stores are those of npm start, or what EVENT_STORE_URL, POSTGRES_URL and MONGODB_URL name.`;
}
