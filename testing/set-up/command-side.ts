// vitest's global set-up for integration tests: one command side for all test files that need nothing of their own
// (command-service/testing/command-side.ts). With TEST_EVENTSTORE_COMMAND, each has an event store that the command starts.
import type { TestProject } from 'vitest/node';
import { type CommandSide, startCommandSide } from '../processes/command-side.ts';
import { onDemand } from './on-demand.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where to ask for a CommandSide of two services. */
    commandSide?: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (process.env.TEST_EVENTSTORE_COMMAND) return async () => {};
  const side = await onDemand<CommandSide & AsyncDisposable>(() => startCommandSide(2));
  provide('commandSide', side.url);
  return async () => {
    await side[Symbol.asyncDispose]();
    await (await side.made()?.catch(() => undefined))?.[Symbol.asyncDispose]();
  };
}
