import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';

/** A place in the log of all events; undefined before the first. Opaque: of two, the greater is the later. */
export type Position = bigint | undefined;

/** What a projection writes to, and how far it has got there. */
export type View<Event = InvoiceEvent> = {
  /** Makes what the view is kept in, or brings it up to date. Harmless when repeated. */
  prepare(): Promise<void>;
  /** All events up to here are in the view. */
  checkpoint(): Promise<Position>;
  /**
   * Takes the events between `from` and `to` into the view, in a constant number of statements, and moves the checkpoint.
   * Events that the view has already change nothing.
   * @throws CheckpointTaken where the checkpoint is not, or no longer, at `from`
   */
  commit(events: readonly Recorded<Event>[], from: Position, to: bigint): Promise<void>;
};

/** Someone else has moved the checkpoint; what was about to be written is in the view, or will be. */
export class CheckpointTaken extends Error {
  constructor(projection: string, from: Position) {
    super(`the checkpoint of ${projection} is no longer at ${from ?? 'the start'}: another process moved it`);
  }
}
