// Whether a view was built from the log that the event store has now (docs/decisions/projection-same-log.md).

import { type EventStoreDBClient, StreamDeletedError, StreamNotFoundError } from '@eventstore/db-client';
import { identityStream, type LedgerFounded } from '../../events/ledger-identity.ts';
import { Unavailable } from '../http/problems/problem.ts';
import { damagedEventIn, isDataLoss } from '../stores/damaged-event.ts';
import { lastPosition } from '../stores/event-store.ts';
import { readStream } from '../stores/read-stream.ts';
import type { Arrived } from './subscription.ts';
import type { Position, View, ViewOrigin } from './view.ts';

/**
 * A log, as a view is compared with it: its identity, undefined if none was recorded yet; the position of its last event; and the last event
 * of the view, if the log does not have it.
 */
export type LogState = { identity: string | undefined; end: Position; lacks?: Placed };

/** An event by its place. `created` tells it from one that was recorded there again after a restore. */
type Placed = { stream: string; revision: string; position: string; created: number };

/** How a view names the event at its checkpoint. */
export const lastEventOf = ({ streamId, revision, position, created }: Arrived): string =>
  JSON.stringify({
    stream: streamId,
    revision: revision.toString(),
    position: position.commit.toString(),
    created: created.getTime(),
  } satisfies Placed);

/** The view has events that the log does not have, so its position says nothing about the log. */
export class ViewNotOfLog extends Unavailable {
  constructor(view: string, why: string) {
    super({
      title: 'The view was built from another log',
      detail: why,
      extensions: { view },
      retryAfterSeconds: 30,
    });
  }
}

const whatToDo =
  'The event store was restored from an older backup, emptied or exchanged. Bring back the event store that the view was built from, or drop the view, so that it is built again from this log (docs/backup.md, "After a restore")';

/** Why a view cannot have been built from a log, and what to do; undefined if it can. A view without events can be of any log. */
export function whyNotOf(
  { name, position, log }: Pick<ViewOrigin, 'position' | 'log'> & { name: string },
  { identity, end, lacks }: LogState,
): string | undefined {
  if (position === undefined) return undefined;
  if (log !== undefined && log !== identity) {
    const found = identity === undefined ? 'this log has no identity' : `this is the log ${identity}`;
    return `the view ${name} was built from the log ${log}, but ${found}. ${whatToDo}`;
  }
  if (end === undefined || position > end) {
    const ends = end === undefined ? 'the log is empty' : `the log ends at position ${end}`;
    return `the view ${name} has events up to position ${position}, but ${ends}. ${whatToDo}`;
  }
  if (lacks === undefined) return undefined;
  const event = `event ${lacks.revision} of ${lacks.stream} at position ${lacks.position}`;
  return `the view ${name} has ${event}, but the log does not have it. ${whatToDo}`;
}

/** @param view undefined to read the log alone. @throws the client's errors */
export async function readLogState(client: EventStoreDBClient, view?: ViewOrigin): Promise<LogState> {
  let identity: string | undefined;
  // alone: while the event store is away, one call fails instead of three
  await readStream<LedgerFounded>(client, identityStream, { maxCount: 1 }, ({ data }) => {
    identity = data.ledgerId;
  });
  const last = view && lastEventIn(view);
  const [end, isThere] = await Promise.all([lastPosition(client), last === undefined || has(client, last)]);
  return { identity, end, ...(last && !isThere && { lacks: last }) };
}

/** undefined if a version of the program that does not name it moved the checkpoint since */
function lastEventIn({ position, lastEvent }: ViewOrigin): Placed | undefined {
  const placed = lastEvent === undefined ? undefined : (JSON.parse(lastEvent) as Placed);
  return placed?.position === position?.toString() ? placed : undefined;
}

/** Neither says that the log is another one. */
const isUnreadable = (error: unknown): boolean => error instanceof StreamDeletedError || isDataLoss(error);

/** Looks for an event by its stream: EventStoreDB answers a read of `$all` only from positions at which it has an event. */
async function has(client: EventStoreDBClient, { stream, revision, position, created }: Placed): Promise<boolean> {
  let found: Pick<Arrived, 'position' | 'created'> | undefined;
  try {
    for await (const { event } of client.readStream(stream, { fromRevision: BigInt(revision), maxCount: 1 })) {
      if (event?.position) found = { position: event.position, created: event.created };
    }
  } catch (error) {
    found = damagedEventIn(error);
    if (found === undefined && isUnreadable(error)) return true;
    if (found === undefined && !(error instanceof StreamNotFoundError)) throw error;
  }
  return found?.position.commit === BigInt(position) && found.created.getTime() === created;
}

/**
 * Compares a view with the log. The view is read first: the log only grows.
 * @returns the identity of the log, if the view does not remember it yet
 * @throws ViewNotOfLog, what the stores throw
 */
export async function requireOfLog(
  name: string,
  view: Pick<View<never>, 'log'>,
  client: EventStoreDBClient,
): Promise<string | undefined> {
  if (view.log === undefined) return undefined;
  const origin = await view.log.origin();
  const log = await readLogState(client, origin);
  const why = whyNotOf({ name, ...origin }, log);
  if (why !== undefined) throw new ViewNotOfLog(name, why);
  return log.identity === origin.log ? undefined : log.identity;
}
