// starting ──/readyz──► all its work ◄──► not all of it: said on the screen when it begins, changes and ends
//
// A fault counts when two answers in a row have it, so that a store that restarts quickly is not told of.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from './programs.ts';
import { type Faults, saidOf } from './readiness.ts';

const ASK_EVERY_MS = 2_000;

type Asked = Pick<Program, 'name' | 'faults'>;

/**
 * Says which services cannot do all their work, and why, until disposed of.
 * @param hint where to read on, by name of the service
 */
export function watchReadiness(
  services: readonly Asked[],
  say: (line: string) => void,
  hint: (service: string) => string,
  askEveryMs = ASK_EVERY_MS,
): AsyncDisposable {
  const stop = new AbortController();
  const watching = Promise.all(services.map(watch));

  async function watch({ name, faults: ask }: Asked): Promise<void> {
    let said = '';
    let before: Faults = new Map();
    while (!stop.signal.aborted) {
      const now = await ask?.(stop.signal);
      if (now !== undefined) {
        const lasting = new Map([...now].filter(([fault]) => before.has(fault)));
        const faults = [...lasting.keys()].join(', ');
        if (faults !== said && (faults !== '' || now.size === 0)) {
          say(lineOf(name, lasting, hint(name)));
          said = faults;
        }
        before = now;
      }
      await sleep(askEveryMs, undefined, stop).catch(() => {}); // cut short when we stop
    }
  }

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await watching;
    },
  };
}

const lineOf = (service: string, faults: Faults, hint: string): string =>
  faults.size === 0
    ? `${service} does all its work again`
    : `${service} cannot do all its work. ${saidOf(faults)}. See ${hint}`;
