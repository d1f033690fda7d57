// Converts stored events of any version to today's shape. Example: an event of version 1, and today's version of its type is 3:
//
//   stored, schema 1 ── step 1 ──► data of version 2 ── step 2 ──► data of version 3, which the code knows

import { eventVersions } from './event-versions.ts';
import type { InvoiceEvent } from './invoice.ts';
import type { Metadata, Recorded } from './recorded.ts';

/** An event as the event store returns it. Its metadata hold, as `schema`, the version of its type. */
export type Stored = {
  id: string;
  streamId: string;
  revision: bigint;
  position?: { commit: bigint };
  type: string;
  data: unknown;
  metadata: unknown;
};

/** For each type and each version before today's: a step that turns data of that version into data of the next version. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes of older versions have no types any more
export type Upcasters = Readonly<Record<string, Readonly<Record<number, (data: any) => unknown>>>>;

/** What a version of the service can read: the latest version of each type, and the steps from older ones. */
export type KnownEvents = { versions: Readonly<Record<string, number>>; upcasters: Upcasters };

const upcasters: Upcasters = {
  PaymentReversed: { 1: (data) => data }, // without `withdrawn`, as version 2 says
  PaymentReversalRequested: { 1: (data) => data }, // of the whole payment
  AllocationReversed: { 1: (data) => ({ ...data, withdrawn: 0 }) },
  WriteOffRecovered: { 1: (data) => data }, // the payment that version 1 names is one of the two that version 2 may name
};

const today: KnownEvents = { versions: eventVersions, upcasters };

/** A stored event that this version of the service cannot read. */
export class NotALedgerEvent extends Error {
  constructor({ revision, streamId, type }: Stored, why: string) {
    super(`event ${revision} of ${streamId} (${type}) ${why}`);
  }
}

/** A later version of the service wrote the event: its type, or that version of its type, is not known here. */
export class EventUnknown extends NotALedgerEvent {
  constructor(stored: Stored, version: number, latest: number | undefined) {
    const known = latest === undefined ? 'the type' : `versions after ${latest}`;
    super(stored, `has version ${version}, and this version of the service does not know ${known}: update the service`);
  }
}

/** Today's version of a type has no step from an older version: a fault of this code. */
export class NoUpcaster extends Error {
  constructor(type: string, version: number) {
    super(`there is no upcaster from version ${version} of ${type}: add one to events/upcast.ts`);
  }
}

/**
 * A stored event in today's shape. No other code knows older versions of an event.
 * @throws EventUnknown for a type or a version that only a later version of the service knows
 * @throws NotALedgerEvent for an event that no version of the ledger wrote
 */
export function upcast<Event = InvoiceEvent>(stored: Stored, known: KnownEvents = today): Recorded<Event> {
  const { schema, ...metadata } = (stored.metadata ?? {}) as Partial<Metadata> & { schema?: unknown };
  if (!isVersion(schema)) throw new NotALedgerEvent(stored, 'carries no schema version');
  if (stored.position === undefined) throw new NotALedgerEvent(stored, 'carries no position');
  return {
    id: stored.id,
    stream: stored.streamId,
    revision: Number(stored.revision),
    position: stored.position.commit,
    type: stored.type,
    data: dataOfToday(stored, schema, known),
    metadata,
  } as unknown as Recorded<Event>;
}

const isVersion = (schema: unknown): schema is number => Number.isInteger(schema) && (schema as number) >= 1;

function dataOfToday(stored: Stored, version: number, { versions, upcasters }: KnownEvents): unknown {
  const { type } = stored;
  const latest = Object.hasOwn(versions, type) ? versions[type] : undefined;
  if (latest === undefined || version > latest) throw new EventUnknown(stored, version, latest);
  let { data } = stored;
  for (let from = version; from < latest; from++) {
    const step = upcasters[type]?.[from];
    if (step === undefined) throw new NoUpcaster(type, from);
    data = step(data);
  }
  return data;
}
