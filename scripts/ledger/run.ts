import { version } from '../../platform/process/version.ts';
import { commands } from './commands.ts';
import { type Output, output } from './output.ts';
import { explanation, overview, parsed } from './parse.ts';

/**
 * Runs one command.
 * @param say prints on standard output
 * @returns the exit code: 0, or 1 if a fault was found
 * @throws WrongUse, CannotStart, StoresUnavailable, EventStoreDenied, what the stores throw
 */
export async function run(argv: string[], env: NodeJS.ProcessEnv, say: (text: string) => void): Promise<0 | 1> {
  const { command, args, options, help, json, version: asksVersion } = parsed(argv, commands);
  const out = output(json, say);
  if (asksVersion) return told(out, { version }, version);
  if (command === undefined || help) {
    const text = command === undefined ? overview(commands) : explanation(command);
    return told(out, { help: text }, text);
  }
  const work = await command.work();
  if (work.stores === undefined) return work.run({ output: out }, args);
  const { onStores } = await import('./on-stores.ts'); // with the clients of all stores, for which no other answer waits
  return onStores(work, { args, options }, env, out);
}

function told(out: Output, data: unknown, text: string): 0 {
  out.tell(data, () => text);
  return 0;
}
