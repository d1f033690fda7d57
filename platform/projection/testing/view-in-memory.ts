import type { Recorded } from '../../../events/recorded.ts';
import { CheckpointTaken, EventRefused, type ParkedStream, type Position, type View } from '../view.ts';

/** An event of any type, as a view applies it. */
export type Noted = { type: string; data: { amount?: number } };

/** A view that keeps what it is given: "invoice-1 0" is event 0 of that stream. */
export class ViewInMemory implements View<Noted> {
  at: Position;
  /** The event at `at`, by the commit or the parking that moved it. */
  last: string | undefined;
  readonly applied: string[] = [];
  /** How many events each commit brought. */
  readonly commits: number[] = [];
  readonly aside = new Map<string, ParkedStream>();
  /** The events that it refuses. */
  readonly refused = new Set<string>();
  prepared = 0;

  async prepare(): Promise<void> {
    this.prepared += 1;
  }

  async checkpoint(): Promise<Position> {
    return this.at;
  }

  async commit(events: readonly Recorded<Noted>[], from: Position, to: bigint, last?: string): Promise<void> {
    this.mustBeAt(from);
    if (from !== undefined && to <= from) throw new RangeError(`there is nothing between ${from} and ${to}`);
    const names = this.namesOf(events.filter(({ stream }) => !this.aside.has(stream)));
    this.commits.push(events.length);
    this.applied.push(...names);
    this.at = to;
    this.last = last;
  }

  readonly parking = {
    parked: async () => [...this.aside.values()],
    park: async (stream: Omit<ParkedStream, 'parkedAt'>, from: Position, last?: string) => {
      this.mustBeAt(from);
      this.aside.set(stream.stream, { ...stream, parkedAt: new Date(0) });
      this.at = stream.position;
      this.last = last;
    },
    resume: async (stream: string, waiting: readonly Recorded<Noted>[], checkpoint: Position) => {
      this.mustBeAt(checkpoint);
      this.applied.push(...this.namesOf(waiting));
      this.aside.delete(stream);
    },
  };

  private mustBeAt(position: Position): void {
    if (position !== this.at) throw new CheckpointTaken('the view', position);
  }

  private namesOf(events: readonly Recorded<Noted>[]): string[] {
    const names = events.map(({ stream, revision }) => `${stream} ${revision}`);
    if (names.some((name) => this.refused.has(name))) throw new EventRefused(new Error('not to be had'));
    return names;
  }
}
