// What EventStoreDB 23.10.7 (one node, insecure) answered to @eventstore/db-client 6.2.1: by-hand.jsonl, and random.jsonl of random steps.
// A line is a case: a list of steps, each with its outcome.
import { readFileSync } from 'node:fs';

/** An event to append: its id alone has type `t` and data `{"n":1}` for `#1`. `fill…` is the size of its data or metadata. */
export type Proposed =
  | string
  | { id: string; type?: string; data?: unknown; meta?: unknown; bytes?: string; contentType?: string }
  | { id: string; type?: string; fill?: number; fillBytes?: number; fillMeta?: number; meta?: unknown };

export type Filter = {
  streams?: string[];
  streamRegex?: string;
  types?: string[];
  typeRegex?: string;
  excludeSystem?: boolean;
  window?: number;
  interval?: number;
};

/** An arrival of a subscription: 'confirmed', 'caughtUp', an event, `['checkpoint', id]`, or an error. */
export type Arrival = string | unknown[] | Refused;
export type Refused = { error: string; code?: number; expected?: unknown; actual?: unknown; stream?: string };
/**
 * `position` is 'none', or the name under which an earlier append kept the same one. An event is `stream revision id`, or all of
 * [stream, revision, id, type, data, metadata, 'json' or 'bytes']; of a `brief` read, only the number of events is kept.
 */
export type Outcome = {
  revision?: unknown;
  position?: string;
  success?: boolean;
  events?: number | (string | unknown[])[];
  came?: Arrival[];
  metadata?: unknown;
} & Partial<Refused>;

export type Step = {
  do:
    | 'append'
    | 'delete'
    | 'tombstone'
    | 'setMeta'
    | 'getMeta'
    | 'read'
    | 'readAll'
    | 'subscribe'
    | 'more'
    | 'unsubscribe'
    | 'wait';
  stream?: string;
  events?: Proposed[];
  /** More events: so many, with ids from `first` on. */
  count?: number;
  first?: number;
  expect?: number | 'any' | 'no_stream' | 'stream_exists';
  meta?: object;
  ms?: number;
  /** Append instead of BatchAppend. */
  call?: 'append';
  /** With a client of `throwOnAppendFailure=false`. */
  tolerant?: boolean;
  deadline?: number;
  batchSize?: number;
  /** A revision; a position that was kept as `@name`; 'maximum' and 'beyond' are far beyond any end. */
  from?: number | string;
  /** Keeps the position of this append, or of the events of this read, or the subscription, under this name. */
  as?: string;
  of?: string;
  dir?: 'forwards' | 'backwards';
  max?: number | 'huge';
  links?: boolean;
  all?: boolean;
  filter?: Filter;
  brief?: boolean;
  then: Outcome | { oneOf: Outcome[] };
  /** What this server answers instead, on purpose: see docs/event-store.md. */
  here?: Outcome;
};

/** `alone`: the case counts events of the whole log, so no other case may run beside it. */
export type RecordedCase = { name: string; alone?: boolean; steps: Step[] };

/** The outcomes that are right for a step: what was recorded, or what docs/event-store.md says instead. */
export const rightOutcomes = ({ then, here }: Step): Outcome[] =>
  here ? [here] : 'oneOf' in then ? then.oneOf : [then];

export function recordedCases(file: 'by-hand' | 'random'): RecordedCase[] {
  const lines = readFileSync(new URL(`${file}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line): RecordedCase => JSON.parse(line));
}
