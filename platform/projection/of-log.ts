// Whether a view was built from the log that the event store has now (docs/decisions/projection-same-log.md).

import type { EventStoreDBClient } from '@eventstore/db-client';
import { identityStream, type LedgerFounded } from '../../events/ledger-identity.ts';
import { Unavailable } from '../http/problem.ts';
import { lastPosition } from '../stores/event-store.ts';
import { readStream } from '../stores/read-stream.ts';
import type { Position, View } from './view.ts';

/** A log: its identity, undefined if none was recorded yet, and the position of its last event. */
export type LogState = { identity: string | undefined; end: Position };

/** A view's checkpoint, and the identity of the log that it was built from; undefined if the view has not seen one. */
export type ViewOrigin = { name: string; position: Position; log: string | undefined };

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
export function whyNotOf({ name, position, log }: ViewOrigin, { identity, end }: LogState): string | undefined {
  if (position === undefined) return undefined;
  if (log !== undefined && log !== identity) {
    const found = identity === undefined ? 'this log has no identity' : `this is the log ${identity}`;
    return `the view ${name} was built from the log ${log}, but ${found}. ${whatToDo}`;
  }
  if (end !== undefined && position <= end) return undefined;
  const ends = end === undefined ? 'the log is empty' : `the log ends at position ${end}`;
  return `the view ${name} has events up to position ${position}, but ${ends}. ${whatToDo}`;
}

/** @throws the client's errors */
export async function readLogState(client: EventStoreDBClient): Promise<LogState> {
  let identity: string | undefined;
  await readStream<LedgerFounded>(client, identityStream, { maxCount: 1 }, ({ data }) => {
    identity = data.ledgerId;
  });
  return { identity, end: await lastPosition(client) };
}

/**
 * Compares a view with the log. The view is read first: the log only grows.
 * @returns the identity of the log, if the view does not remember it yet
 * @throws ViewNotOfLog, what the stores throw
 */
export async function requireOfLog(
  name: string,
  view: Pick<View<never>, 'checkpoint' | 'log'>,
  client: EventStoreDBClient,
): Promise<string | undefined> {
  if (view.log === undefined) return undefined;
  const origin = { name, position: await view.checkpoint(), log: await view.log.remembered() };
  const log = await readLogState(client);
  const why = whyNotOf(origin, log);
  if (why !== undefined) throw new ViewNotOfLog(name, why);
  return log.identity === origin.log ? undefined : log.identity;
}
