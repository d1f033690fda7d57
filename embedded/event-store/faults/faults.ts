import type { CallFailed } from '../protocol/call-errors.ts';

/**
 * What can go wrong with a cluster, on demand:
 *
 * - `unavailable`: a call, or an append on an open stream of them, ends with UNAVAILABLE and nothing was written.
 * - `not-leader`: the same for a writer, which is told that the leader is at this very address.
 * - `delayed-acknowledgement`: an append is written at once and acknowledged `ms` later.
 * - `cut-before-commit`, `cut-after-commit`: the connection breaks instead of an append, or of its acknowledgement.
 * - `readers-ended`: all open reads and subscriptions end with ABORTED, at once.
 */
export const FAULTS = [
  'unavailable',
  'not-leader',
  'delayed-acknowledgement',
  'cut-before-commit',
  'cut-after-commit',
  'readers-ended',
] as const;

export type FaultKind = (typeof FAULTS)[number];

/** A fault to come. `times`: how many calls it meets, 1 if absent. `ms`: how long a delay lasts. */
export type Fault = { kind: FaultKind; times?: number; ms?: number };

type Armed = { times: number; ms: number };

/** The faults that wait for their calls. */
export class Faults {
  readonly #armed = new Map<FaultKind, Armed>();
  readonly #readers = new Set<(failure: CallFailed) => void>();
  readonly #readersEnded: () => CallFailed;

  constructor(readersEnded: () => CallFailed) {
    this.#readersEnded = readersEnded;
  }

  inject({ kind, times = 1, ms = 0 }: Fault): void {
    if (kind !== 'readers-ended') {
      this.#armed.set(kind, { times, ms });
      return;
    }
    for (const end of [...this.#readers]) end(this.#readersEnded());
  }

  clear(): void {
    this.#armed.clear();
  }

  /** Uses the fault up once, if it waits. */
  take(kind: FaultKind): Armed | undefined {
    const armed = this.#armed.get(kind);
    if (!armed) return undefined;
    armed.times -= 1;
    if (armed.times <= 0) this.#armed.delete(kind);
    return armed;
  }

  /** Tells how to end a reader. */
  readerOpened(end: (failure: CallFailed) => void): () => void {
    this.#readers.add(end);
    return () => this.#readers.delete(end);
  }
}
