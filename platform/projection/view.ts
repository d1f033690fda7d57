import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { traceInLog } from '../telemetry/trace-context.ts';
import type { Lease } from './lease.ts';

/** A position in the log of all events; undefined before the first event. The greater of two positions is the later one. */
export type Position = bigint | undefined;

/** A view that a projection keeps up to date, and its checkpoint. */
export type View<Event = InvoiceEvent> = {
  /** Creates the tables or topics of the view, or migrates them. May be repeated. */
  prepare(): Promise<void>;
  /** The view has all events up to this position, except those of parked streams. */
  checkpoint(): Promise<Position>;
  /**
   * Commits the events between `from` and `to` to the view, in a constant number of statements, and moves the checkpoint.
   * Events that the view already has, and those of parked streams, change nothing.
   * @param last the event at `to`, as `lastEventOf` writes it; undefined if the caller has only its position
   * @throws CheckpointTaken if the checkpoint is not at `from`
   * @throws EventRefused if the view can never accept one of the events
   */
  commit(events: readonly Recorded<Event>[], from: Position, to: bigint, last?: string): Promise<void>;
  /**
   * Of views in PostgreSQL, whose new versions wait for a rebuild.
   * @throws ViewOfOtherVersion if it waits
   */
  requireVersion?(): Promise<void>;
  /** Absent if streams of the view must not be parked: then the view waits at an event that it refuses. */
  parking?: Parking<Event>;
  /** Absent if several processes may write to the view at once, or only one ever does. */
  lease?: Lease;
  /** Absent if the checkpoint is kept in the log itself. */
  log?: RememberedLog;
};

/**
 * What a view's checkpoint says of the log that it was built from: its identity, undefined if the view has not seen one; and the last event
 * that the view has, undefined if it is not known, as after an older version of the program moved the checkpoint.
 */
export type ViewOrigin = { position: Position; log: string | undefined; lastEvent: string | undefined };

export type RememberedLog = {
  origin(): Promise<ViewOrigin>;
  remember(identity: string): Promise<void>;
};

/** A stream whose events from `revision` on are not in the view; they wait in the log. */
export type ParkedStream = {
  stream: string;
  revision: number;
  /** The position of the event that was refused. */
  position: bigint;
  type: string;
  reason: string;
  parkedAt: Date;
};

/** How a view parks and resumes streams. */
export type Parking<Event> = {
  parked(): Promise<ParkedStream[]>;
  /**
   * Parks a stream from an event on, and moves the checkpoint past that event. If the stream is parked already, nothing changes.
   * @param last the event, as `lastEventOf` writes it
   * @throws CheckpointTaken
   */
  park(stream: Omit<ParkedStream, 'parkedAt'>, from: Position, last?: string): Promise<void>;
  /**
   * Commits the events that waited, and removes the stream from the parked ones.
   * @param waiting the stream's events from the refused one up to the checkpoint
   * @param checkpoint as of when the events were read
   * @throws CheckpointTaken, EventRefused; the stream then stays parked
   */
  resume(stream: string, waiting: readonly Recorded<Event>[], checkpoint: Position): Promise<void>;
};

/** Another process has moved the checkpoint. The events are in the view, or will be. */
export class CheckpointTaken extends Error {
  constructor(projection: string, from: Position) {
    super(`the checkpoint of ${projection} is no longer at ${from ?? 'the start'}: another process moved it`);
  }
}

/** Another version of the projection built the view, so its rows may have another meaning. */
export class ViewOfOtherVersion extends Error {
  constructor(found: string, ours: string) {
    super(`the view was built by ${found}, this is ${ours}: rebuild the view by \`ledger rebuild\``);
  }
}

/** A view refuses an event, or one of several. Retrying does not help until the cause is fixed. */
export class EventRefused extends Error {
  /** The request that recorded the event, and its trace. */
  readonly of: Pick<Metadata, 'correlationId' | 'traceparent'> | undefined;
  constructor(cause: unknown, event?: { streamId: string; revision: bigint; type: string; metadata: unknown }) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const name = event && `event ${event.revision} of ${event.streamId} (${event.type})`;
    super(name === undefined || reason.startsWith(name) ? reason : `${name}: ${reason}`, { cause });
    this.of = event?.metadata as Metadata | undefined;
  }
}

/** The fields of a log line that identify the request that recorded a refused event. */
export const requestInLog = (error: unknown): object =>
  error instanceof EventRefused && error.of
    ? { correlationId: error.of.correlationId, ...traceInLog(error.of.traceparent) }
    : {};

/** The result of a function that depends on the events alone, so that any error of it is a refusal. @throws EventRefused */
export function derived<T>(derive: () => T): T {
  try {
    return derive();
  } catch (error) {
    throw new EventRefused(error);
  }
}
