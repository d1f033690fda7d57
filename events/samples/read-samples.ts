// Events as the ledger wrote them: at least one of each type in each of its versions.
//
//   events.jsonl   a line an event, in the order of a log
//   states.jsonl   a line a stream, in the order of events.jsonl: the state that follows from its events
//
// Lines that are here never change, because logs hold such events for ever.
//
// To add a sample (of a new type, or of a new version of a type): append the events of a new stream to events.jsonl, as the new
// code writes them, with that version as their `schema`, and one line with the stream's state to states.jsonl. Run the test
// events/upcast.spec.ts: it names each type and version without a sample, and shows the state to expect.

import { readFileSync } from 'node:fs';
import type { Stored } from '../upcast.ts';

export type SampleState = { stream: string; state: unknown };

/** As the event store returns them. */
export const sampleEvents = (): Stored[] =>
  lines<{ stream: string; revision: number } & Pick<Stored, 'id' | 'type' | 'data' | 'metadata'>>('events.jsonl').map(
    ({ stream, revision, ...event }, place) => ({
      ...event,
      streamId: stream,
      revision: BigInt(revision),
      position: { commit: BigInt(place + 1) },
    }),
  );

export const sampleStates = (): SampleState[] => lines('states.jsonl');

const lines = <Line>(file: string): Line[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
