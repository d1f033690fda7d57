// The rows of the tables that every view in PostgreSQL or MySQL has in addition to its own.

import type { ParkedStream, Position, ViewOrigin } from './view.ts';

/**
 * The only row of `checkpoint`: the view holds all events up to `position` except those of parked streams; null before the first event.
 * `projection` names the projection that may move it, and its version unless that is 1, such as "balances@2". `log` is the identity of
 * the log that the view is built from; null until the view has seen one. `last_event` is the event at `position`, if it is known.
 */
export type CheckpointRow = {
  projection: string;
  position: string | null;
  moved_at: Date;
  log: string | null;
  last_event: string | null;
};

/** What such a row says of the log; nothing without a row. */
export const originIn = (row: Pick<CheckpointRow, 'position' | 'log' | 'last_event'> | undefined): ViewOrigin => ({
  position: positionIn(row),
  log: row?.log ?? undefined,
  lastEvent: row?.last_event ?? undefined,
});

/** The name of a projection, or of what it keeps, with its version unless that is 1. */
export const versioned = (name: string, version: number): string => (version === 1 ? name : `${name}@${version}`);

/** The version in such a name. */
export const versionIn = (name: string): number => Number(/@(\d+)/.exec(name)?.[1] ?? 1);

/** A parked stream: its events from `revision` on wait. */
export type ParkedRow = {
  stream: string;
  revision: number;
  position: string;
  type: string;
  reason: string;
  parked_at: Date;
};

/** undefined before the first event, and without a row */
export const positionIn = (row: { position: string | null } | undefined): Position =>
  row?.position == null ? undefined : BigInt(row.position);

export const parkedStream = ({ position, parked_at, ...row }: ParkedRow): ParkedStream => ({
  ...row,
  position: BigInt(position),
  parkedAt: parked_at,
});
