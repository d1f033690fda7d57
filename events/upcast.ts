// The door: every event that is read from the log becomes an event of the ledger here, or an error that says what is wrong with it.
//
//   stored, schema 1 ── step 1 ──► data of version 2 ── step 2 ──► data of version 3, which the code knows ── schema ──► ids ──► event
//
// Commands, follow-ups, projections and queries see no event that has not passed it.

import { setImmediate } from 'node:timers/promises';
import type { TSchema } from 'typebox';
import { canonicalKey, withCanonicalIds } from './canonical-id.ts';
import type { EventSchemas } from './event-data.ts';
import { compile, faultIn } from './event-fault.ts';
import { eventSchemas, eventVersions } from './event-versions.ts';
import type { InvoiceEvent } from './invoice.ts';
import { Metadata, type Recorded } from './recorded.ts';
import { kindOfStream } from './streams.ts';

/** An event as the event store returns it. Its metadata hold, as `schema`, the version of its type. */
export type Stored = {
  id: string;
  streamId: string;
  revision: bigint;
  position?: { commit: bigint };
  type: string;
  data: unknown;
  metadata: unknown;
  /** Why the event store cannot read the event; absent if it can. */
  damage?: string;
};

/** For each type and each version before today's: a step that turns data of that version into data of the next version. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes of older versions have no types any more
export type Upcasters = Readonly<Record<string, Readonly<Record<number, (data: any) => unknown>>>>;

/** What a version of the service can read: the types in each kind of stream, the latest version of each, and the steps from older ones. */
export type KnownEvents = {
  schemas: Readonly<Record<string, EventSchemas>>;
  versions: Readonly<Record<string, number>>;
  upcasters: Upcasters;
};

const upcasters: Upcasters = {
  // version 1 with a tax category that version 2 has as well, version 2 with amounts that version 3 has as well
  InvoiceRegistered: { 1: (data) => data, 2: (data) => data },
  NumberAllocated: { 1: (data) => data, 2: (data) => data },
  NumberClaimed: { 1: (data) => data, 2: (data) => data },
  PaymentReversed: { 1: (data) => data }, // without `withdrawn`, as version 2 says
  PaymentReversalRequested: { 1: (data) => data }, // of the whole payment
  AllocationReversed: { 1: (data) => ({ ...data, withdrawn: 0 }) },
  PaymentUnapplied: { 1: (data) => data }, // by a command, or because a refund came back
  // in version 1, its `document` has no amounts, and its taxes a category that version 2 has as well
  CreditNoteApplied: { 1: (data) => data, 2: (data) => data },
  WriteOffRecovered: { 1: (data) => data }, // the payment that version 1 names is one of the two that version 2 may name
};

const today: KnownEvents = { schemas: eventSchemas, versions: eventVersions, upcasters };

/**
 * Compiles the schemas of all events, a turn of the event loop for each, so that the first event of a type is read as fast as later ones: an
 * invoice's takes up to a tenth of a second.
 */
export async function compileEventSchemas(): Promise<void> {
  for (const schema of Object.values(eventSchemas).flatMap((ofKind): TSchema[] => Object.values(ofKind))) {
    compile(schema)(undefined); // V8 compiles a function when it is called first
    await setImmediate();
  }
}

/** The place of an event in the log. */
type Place = Pick<Stored, 'streamId' | 'revision' | 'type'>;

/** An event that this version of the service cannot read, or that cannot follow on those before it. Nothing is decided on its stream. */
export abstract class UnreadableEvent extends Error {
  readonly stream: string;
  readonly revision: number;
  constructor({ revision, streamId, type }: Place, why: string) {
    super(`event ${revision} of ${streamId} (${type}) ${why}`);
    this.stream = streamId;
    this.revision = Number(revision);
  }
}

/** A later version of the service wrote the event: its type, or that version of its type, is not known here. */
export class EventUnknown extends UnreadableEvent {
  constructor(place: Place, version: number, latest: number | undefined) {
    const known = latest === undefined ? 'the type' : `versions after ${latest}`;
    super(place, `has version ${version}, and this version of the service does not know ${known}: update the service`);
  }
}

/** No version of the ledger wrote the event as it is, or not after the events before it: another program did, or the log is damaged. */
export class EventBroken extends UnreadableEvent {}

/** Today's version of a type has no step from an older version: a fault of this code. */
export class NoUpcaster extends Error {
  constructor(type: string, version: number) {
    super(`there is no upcaster from version ${version} of ${type}: add one to events/upcast.ts`);
  }
}

/**
 * A stored event in today's shape, with data and metadata that its schema allows. No other code knows older versions of an event.
 * @throws EventUnknown for a type or a version that only a later version of the service knows
 * @throws EventBroken for an event that no version of the ledger wrote
 */
export function upcast<Event = InvoiceEvent>(stored: Stored, known: KnownEvents = today): Recorded<Event> {
  if (stored.damage !== undefined) throw new EventBroken(stored, stored.damage);
  const { schema, ...metadata } = (stored.metadata ?? {}) as Partial<Metadata> & { schema?: unknown };
  if (!isVersion(schema)) throw new EventBroken(stored, 'carries no schema version');
  if (stored.position === undefined) throw new EventBroken(stored, 'carries no position');
  const data = dataOfToday(stored, schema, known);
  const fault = faultIn('its metadata', Metadata, metadata);
  if (fault !== undefined) throw new EventBroken(stored, `is broken: ${fault}`);
  return {
    id: stored.id,
    stream: stored.streamId,
    revision: Number(stored.revision),
    position: stored.position.commit,
    type: stored.type,
    data: withCanonicalIds(data),
    metadata: { ...metadata, ...(metadata.keys && { keys: metadata.keys.map(canonicalKey) }) },
  } as unknown as Recorded<Event>;
}

const isVersion = (schema: unknown): schema is number => Number.isInteger(schema) && (schema as number) >= 1;

function dataOfToday(stored: Stored, version: number, { schemas, versions, upcasters }: KnownEvents): object {
  const { type } = stored;
  const latest = own(versions, type);
  if (latest === undefined || version > latest) throw new EventUnknown(stored, version, latest);
  const schema = own(own(schemas, kindOfStream(stored.streamId)) ?? {}, type);
  if (schema === undefined) throw new EventBroken(stored, 'belongs to another kind of stream');
  let { data } = stored;
  // the client returns what is not JSON as bytes or text
  if (data === null || typeof data !== 'object' || data instanceof Uint8Array) {
    throw new EventBroken(stored, 'has data that are not a JSON object');
  }
  for (let from = version; from < latest; from++) {
    const step = upcasters[type]?.[from];
    if (step === undefined) throw new NoUpcaster(type, from);
    data = step(data);
  }
  const fault = faultIn('its data', schema, data);
  if (fault !== undefined) throw new EventBroken(stored, `is broken: ${fault}`);
  return data as object;
}

/** A property of the object itself: not of every object, such as `toString`. */
const own = <Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;
