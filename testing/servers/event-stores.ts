// The embedded event stores of test files that neither kill nor restart theirs. One process serves all of them, whose code is compiled
// once: a process for each file takes as much processor time to start as most files do.
//
//   a worker of vitest ── the files that it runs, one after the other ── open, close ──► event-stores-main.ts ── a port, a folder and
//                                                                                        a log for each

import type { ChildProcess } from 'node:child_process';
import { forkNode } from '../processes/node-process.ts';

export type Asked = { id: number; act: 'open' | 'close'; folder: string };
export type Answer = { id: number; port?: number | undefined; failure?: string };

const waiting = new Map<number, PromiseWithResolvers<number | undefined>>();
let server: ChildProcess | undefined;
let last = 0;

/** Opens an event store in a folder. @returns its port @throws Error if it cannot be opened */
export const openIn = async (folder: string): Promise<number> => (await ask('open', folder)) ?? 0;

/** Closes the event store in a folder, as SIGTERM does. */
export const closeIn = async (folder: string): Promise<void> => void (await ask('close', folder));

function ask(act: Asked['act'], folder: string): Promise<number | undefined> {
  server ??= start();
  const answered = Promise.withResolvers<number | undefined>();
  waiting.set(++last, answered);
  server.send({ id: last, act, folder } satisfies Asked);
  return answered.promise;
}

function start(): ChildProcess {
  const started = forkNode(new URL('./event-stores-main.ts', import.meta.url));
  started.on('message', ({ id, port, failure }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) asked?.resolve(port);
    else asked?.reject(new Error(failure));
  });
  started.once('exit', (code, signal) => {
    server = undefined; // the next file starts another one
    for (const { reject } of waiting.values())
      reject(new Error(`the process of the event stores ended: ${signal ?? code}`));
    waiting.clear();
  });
  return started;
}
