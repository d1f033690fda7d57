import { parseArgs } from 'node:util';
import { readConfig as read } from '../../platform/config/config.ts';
import { explained } from '../../platform/stores/access-denied.ts';
import { connectEventStore } from '../../platform/stores/event-store.ts';
import { readConfig } from '../../processes/config.ts';
import { storeVariables, urls } from '../../processes/programs.ts';
import { Config } from '../../projection-service/config.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { claimNumbers } from './claim-numbers.ts';
import { type Command, type Options, WrongUse } from './command.ts';
import { deadLetters } from './dead-letters.ts';
import { exportLog } from './export.ts';
import { importLog } from './import.ts';
import { output } from './output.ts';
import { parked } from './parked.ts';
import { publish } from './publish.ts';
import { rebuild, swapBack } from './rebuild.ts';
import { replay } from './replay.ts';
import { resume } from './resume.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';

const commands: readonly Command[] = [
  status,
  verify,
  parked,
  resume,
  deadLetters,
  rebuild,
  swapBack,
  replay,
  exportLog,
  importLog,
  backup,
  publish,
  claimNumbers,
  check,
];
export const commandNames: readonly string[] = commands.map(({ name }) => name);

const statementTimeoutMs = 10 * 60_000;

/**
 * Runs one command.
 * @param say prints on standard output
 * @returns the exit code
 * @throws WrongUse, CannotStart, EventStoreDenied, what the stores throw
 */
export async function run(argv: string[], env: NodeJS.ProcessEnv, say: (text: string) => void): Promise<0 | 1> {
  const { values, positionals } = parsed(argv);
  const { help, json, ...options } = values;
  const [name, ...args] = positionals;
  const command = commands.find((command) => command.name === name);
  if (name === undefined || (command === undefined && help)) return told(say, overview());
  if (command === undefined) throw new WrongUse(`unknown command ${name}\n\n${overview()}`);
  for (const option of Object.keys(options) as (keyof Options)[])
    if (!command.options?.includes(option)) throw new WrongUse(`${name} has no option --${option}`);
  if (help) return told(say, `ledger ${command.name} ${command.usage}\n\n${command.help}`);

  const config = readConfig(env);
  const eventStoreUrl = urls(config).EVENT_STORE_URL;
  const log = { warn: (about: object, message: string) => console.error(message, about) };
  const eventStore = connectEventStore(eventStoreUrl);
  let opened: Stores | undefined;
  const stores = () => {
    opened ??= openStores(read(Config, { ...env, ...storeVariables(config) }), 'ledger', statementTimeoutMs, log);
    return opened;
  };
  try {
    return await command.run(
      {
        eventStore,
        eventStoreUrl,
        get stores() {
          return stores();
        },
        get projections() {
          return projectionsTo(stores(), log);
        },
        output: output(json, say),
      },
      args,
      options,
    );
  } catch (error) {
    throw explained(error);
  } finally {
    await Promise.all([eventStore.dispose(), opened?.close()]);
  }
}

/** @throws WrongUse */
function parsed(args: string[]) {
  try {
    const options = {
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      until: { type: 'string' },
      'without-digest': { type: 'boolean' },
      keep: { type: 'string' },
      every: { type: 'string' },
      since: { type: 'string' },
      resend: { type: 'boolean' },
    } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

function told(say: (text: string) => void, text: string): 0 {
  say(text);
  return 0;
}

function overview(): string {
  const width = Math.max(...commands.map(({ name, usage }) => name.length + usage.length + 1));
  const lines = commands.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(width)}  ${summary}`);
  return `npm run ledger -- COMMAND [--json] [--help]\n\n${lines.join('\n')}\n\nIt works on the stores of npm start, or on those that EVENT_STORE_URL, POSTGRES_URL and the\nother variables of the projection service name.`;
}
