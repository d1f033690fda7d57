import type { ParkedStream, Position } from '../../platform/projection/view.ts';

/** How far the topic is: what each transaction writes to the checkpoint topic beside its events. */
export type PublishedState = { position: Position; parked: readonly ParkedStream[] };

export const nothingPublished: PublishedState = { position: undefined, parked: [] };

/** Positions as text: JSON has no integers as large. */
export const encodeState = ({ position, parked }: PublishedState): string =>
  JSON.stringify({
    position: position?.toString() ?? null,
    parked: parked.map((stream) => ({ ...stream, position: stream.position.toString() })),
  });

export function decodeState(text: string): PublishedState {
  const { position, parked } = JSON.parse(text) as {
    position: string | null;
    parked: (Omit<ParkedStream, 'position' | 'parkedAt'> & { position: string; parkedAt: string })[];
  };
  return {
    position: position === null ? undefined : BigInt(position),
    parked: parked.map((stream) => ({
      ...stream,
      position: BigInt(stream.position),
      parkedAt: new Date(stream.parkedAt),
    })),
  };
}
