import { Type } from 'typebox';
import { Check } from 'typebox/schema';

const PATIENCE_MS = 5_000;

/** What a service cannot use or do now: the reason by name. */
export type Faults = ReadonlyMap<string, string>;

const Readiness = Type.Object({
  dependencies: Type.Record(
    Type.String(),
    Type.Object({ status: Type.String(), detail: Type.Optional(Type.String()) }),
  ),
});

/** The faults that `/readyz` of a service names; undefined if it does not answer in time. @param signal ends the wait */
export async function faultsOf(readyzUrl: string, signal?: AbortSignal): Promise<Faults | undefined> {
  const inTime = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await fetch(readyzUrl, { signal: signal ? AbortSignal.any([signal, inTime]) : inTime });
    const answer: unknown = await response.json();
    if (!Check(Readiness, answer)) return undefined;
    const down = Object.entries(answer.dependencies).filter(([, { status }]) => status === 'down');
    return new Map(down.map(([name, { detail = 'no reason given' }]) => [name, detail]));
  } catch {
    return undefined;
  }
}

/** The faults in words. Views and their parked streams often fail for one reason, which is said once. */
export function saidOf(faults: Faults): string {
  const byReason = Map.groupBy(faults, ([, reason]) => reason);
  return [...byReason]
    .map(([reason, named]) => `${named.map(([name]) => name).join(' and ')}: ${reason.replace(/\.$/, '')}`)
    .join('. ');
}
