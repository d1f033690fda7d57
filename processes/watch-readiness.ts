// starting ──/readyz──► all its work ◄──► not all of it: said on the screen, once each time that what does not work changes
//
// A fault counts when two answers in a row have it, so that a store that restarts quickly is not told of.

import { setTimeout as sleep } from 'node:timers/promises';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const ASK_EVERY_MS = 2_000;
const PATIENCE_MS = 5_000;

/** What a service cannot use or do now: the reason by name. */
type Faults = ReadonlyMap<string, string>;

const Readiness = Type.Object({
  dependencies: Type.Record(
    Type.String(),
    Type.Object({ status: Type.String(), detail: Type.Optional(Type.String()) }),
  ),
});

/** The faults that `/readyz` of a service names; undefined if it does not answer, which its supervisor tells of. */
async function faultsOf(readyzUrl: string): Promise<Faults | undefined> {
  try {
    const response = await fetch(readyzUrl, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { dependencies } = Value.Parse(Readiness, await response.json());
    const down = Object.entries(dependencies).filter(([, { status }]) => status === 'down');
    return new Map(down.map(([name, { detail = 'no reason given' }]) => [name, detail]));
  } catch {
    return undefined;
  }
}

/**
 * Says which services cannot do all their work, and why, until disposed of.
 * @param services the URL of `/readyz` by name
 * @param hint where to read on, by name of the service
 */
export function watchReadiness(
  services: ReadonlyMap<string, string>,
  say: (line: string) => void,
  hint: (service: string) => string,
  askEveryMs = ASK_EVERY_MS,
): AsyncDisposable {
  const stop = new AbortController();
  const watching = Promise.all([...services].map(([name, url]) => watch(name, url)));

  async function watch(name: string, url: string): Promise<void> {
    let said = '';
    let before: Faults = new Map();
    while (!stop.signal.aborted) {
      const now = await faultsOf(url);
      if (now !== undefined) {
        const lasting = [...now].filter(([fault]) => before.has(fault));
        const faults = lasting.map(([fault]) => fault).join(', ');
        if (faults !== said && (faults !== '' || now.size === 0)) say(lineOf(name, lasting, hint(name)));
        if (faults !== '' || now.size === 0) said = faults;
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

/** Views and their parked streams often fail for one reason, which is said once. */
function lineOf(service: string, faults: readonly (readonly [string, string])[], hint: string): string {
  if (faults.length === 0) return `${service} does all its work again`;
  const byReason = Map.groupBy(faults, ([, reason]) => reason);
  const parts = [...byReason].map(
    ([reason, named]) => `${named.map(([name]) => name).join(' and ')}: ${reason.replace(/\.$/, '')}`,
  );
  return `${service} cannot do all its work. ${parts.join('. ')}. See ${hint}`;
}
