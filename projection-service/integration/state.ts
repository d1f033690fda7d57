import type { ParkedStream, Position } from '../../platform/projection/view.ts';

/**
 * The checkpoint and its event, the parked streams and the identity of the log of the topic. Each transaction writes them to the checkpoint topic with its
 * events.
 */
export type PublishedState = {
  position: Position;
  parked: readonly ParkedStream[];
  log?: string;
  lastEvent?: string | undefined;
};

export const nothingPublished: PublishedState = { position: undefined, parked: [] };

/** Positions are text, because they exceed the integers of JSON. */
export const encodeState = ({ position, parked, log, lastEvent }: PublishedState): string =>
  JSON.stringify({
    log,
    lastEvent,
    position: position?.toString() ?? null,
    parked: parked.map((stream) => ({ ...stream, position: stream.position.toString() })),
  });

export function decodeState(text: string): PublishedState {
  const { position, parked, log, lastEvent } = JSON.parse(text) as {
    log?: string;
    lastEvent?: string;
    position: string | null;
    parked: (Omit<ParkedStream, 'position' | 'parkedAt'> & { position: string; parkedAt: string })[];
  };
  return {
    ...(log !== undefined && { log }),
    ...(lastEvent !== undefined && { lastEvent }),
    position: position === null ? undefined : BigInt(position),
    parked: parked.map((stream) => ({
      ...stream,
      position: BigInt(stream.position),
      parkedAt: new Date(stream.parkedAt),
    })),
  };
}
