// Events as every version of the ledger wrote them, a folder a version: `events.jsonl`, a line an event in the order of a log, and
// `states.jsonl`, a line a stream, what they amount to. What is there is never changed: logs hold it for ever. A version that is
// new gets a folder of its own, with an event of each type.

import { readdirSync, readFileSync } from 'node:fs';
import type { Stored } from '../upcast.ts';

export type SampleState = { stream: string; state: unknown };

/** The versions that there are samples of. */
export const sampledVersions: number[] = readdirSync(new URL('.', import.meta.url))
  .flatMap((name) => /^v(\d+)$/.exec(name)?.[1] ?? [])
  .map(Number)
  .toSorted((a, b) => a - b);

/** As the event store hands them out. */
export const sampleEvents = (version: number): Stored[] =>
  lines<{ stream: string; revision: number } & Pick<Stored, 'id' | 'type' | 'data' | 'metadata'>>(
    version,
    'events.jsonl',
  ).map(({ stream, revision, ...event }, place) => ({
    ...event,
    streamId: stream,
    revision: BigInt(revision),
    position: { commit: BigInt(place + 1) },
  }));

export const sampleStates = (version: number): SampleState[] => lines(version, 'states.jsonl');

const lines = <Line>(version: number, file: string): Line[] =>
  readFileSync(new URL(`v${version}/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
