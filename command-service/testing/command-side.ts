// Two command services and a process manager on one event store, for test files that need nothing of their own: they neither end a
// process nor look at what others have written, and leave the books open.

import { readFileSync, statSync } from 'node:fs';
import { inject } from 'vitest';
import type { CommandServiceAt, CommandSide } from '../../testing/processes/command-side.ts';
import { startEventStore } from '../../testing/servers/event-store.ts';
import { askFor } from '../../testing/set-up/on-demand.ts';
import { type LogLine, startCommandService, startWithProcessManager, type TestService } from './service.ts';

export type UsedService = Pick<TestService, 'url' | 'log'>;
export type UsedCommandSide = { eventStoreUrl: string; services: [UsedService, UsedService] };

/** Those of all test files that run together; if there are none, those of this file, which end with it. */
export async function useCommandSide(): Promise<UsedCommandSide> {
  const shared = inject('commandSide');
  if (shared === undefined) return ofItsOwn();
  const { eventStoreUrl, services } = await askFor<CommandSide>(shared);
  const [one, other] = services.map(used);
  if (one === undefined || other === undefined) throw new Error('two services are needed');
  return { eventStoreUrl, services: [one, other] };
}

async function ofItsOwn(): Promise<UsedCommandSide> {
  const { url } = await startEventStore();
  return {
    eventStoreUrl: url,
    services: await Promise.all([startWithProcessManager(url), startCommandService(url)]),
  };
}

/** With what it has logged since now. */
function used({ url, log: path }: CommandServiceAt): UsedService {
  const lines: LogLine[] = [];
  let { size: read } = statSync(path);
  return {
    url,
    get log() {
      const added = readFileSync(path).subarray(read);
      const whole = added.subarray(0, added.lastIndexOf('\n') + 1); // the last line may be incomplete
      read += whole.length;
      for (const line of whole.toString().split('\n')) if (line.startsWith('{')) lines.push(JSON.parse(line));
      return lines;
    },
  };
}
