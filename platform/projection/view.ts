import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { traceInLog } from '../telemetry/trace-context.ts';
import type { Lease } from './lease.ts';

/** A place in the log of all events; undefined before the first. Opaque: of two, the greater is the later. */
export type Position = bigint | undefined;

/** What a projection writes to, and how far it has got there. */
export type View<Event = InvoiceEvent> = {
  /** Makes what the view is kept in, or brings it up to date. Harmless when repeated. */
  prepare(): Promise<void>;
  /** All events up to here are in the view, but for those of parked streams. */
  checkpoint(): Promise<Position>;
  /**
   * Takes the events between `from` and `to` into the view, in a constant number of statements, and moves the checkpoint.
   * Events that the view has already, and those of parked streams, change nothing.
   * @throws CheckpointTaken where the checkpoint is not, or no longer, at `from`
   * @throws EventRefused where one of the events can't be taken in, however often it is tried
   */
  commit(events: readonly Recorded<Event>[], from: Position, to: bigint): Promise<void>;
  /** Absent where a view must not go on without an event: then it waits at an event that it refuses. */
  parking?: Parking<Event>;
  /** Absent where several may work on the view at once, or only one ever does. */
  lease?: Lease;
};

/** A stream set aside: its events from `revision` on wait in the log, in their order. */
export type ParkedStream = {
  stream: string;
  revision: number;
  /** Of the event that was refused. */
  position: bigint;
  type: string;
  reason: string;
  parkedAt: Date;
};

/** Streams that a view goes on without. */
export type Parking<Event> = {
  parked(): Promise<ParkedStream[]>;
  /**
   * Parks a stream from an event on, and moves the checkpoint past that event. A stream that is parked already stays as it is.
   * @throws CheckpointTaken
   */
  park(stream: Omit<ParkedStream, 'parkedAt'>, from: Position): Promise<void>;
  /**
   * Takes in what waited, and has the stream go on with the others.
   * @param waiting the stream's events from where it was parked to the checkpoint
   * @param checkpoint where it was when they were read
   * @throws CheckpointTaken, EventRefused: then the stream is parked as before
   */
  resume(stream: string, waiting: readonly Recorded<Event>[], checkpoint: Position): Promise<void>;
};

/** Someone else has moved the checkpoint; what was about to be written is in the view, or will be. */
export class CheckpointTaken extends Error {
  constructor(projection: string, from: Position) {
    super(`the checkpoint of ${projection} is no longer at ${from ?? 'the start'}: another process moved it`);
  }
}

/** An event, or one of several, can't be taken in, and that doesn't pass by itself. */
export class EventRefused extends Error {
  /** Which request recorded it, in which trace. */
  readonly of: Pick<Metadata, 'correlationId' | 'traceparent'> | undefined;
  constructor(cause: unknown, event?: { streamId: string; revision: bigint; type: string; metadata: unknown }) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const name = event && `event ${event.revision} of ${event.streamId} (${event.type})`;
    super(name === undefined || reason.startsWith(name) ? reason : `${name}: ${reason}`, { cause });
    this.of = event?.metadata as Metadata | undefined;
  }
}

/** What a log line says of the request that recorded an event which was refused. */
export const requestInLog = (error: unknown): object =>
  error instanceof EventRefused && error.of
    ? { correlationId: error.of.correlationId, ...traceInLog(error.of.traceparent) }
    : {};

/** What `derive` gives, which depends on the events alone. @throws EventRefused for whatever it throws */
export function derived<T>(derive: () => T): T {
  try {
    return derive();
  } catch (error) {
    throw new EventRefused(error);
  }
}
