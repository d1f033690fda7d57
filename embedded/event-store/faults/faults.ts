import type { CallFailed } from '../protocol/call-errors.ts';

/**
 * Faults of a cluster, which tests inject:
 *
 * - `unavailable`: a call, or an append in an open BatchAppend, ends with UNAVAILABLE. Nothing is written.
 * - `not-leader`: a writer is told that the leader is at another address, which is this server's own. Nothing is written.
 * - `delayed-acknowledgement`: an append is written at once and acknowledged `ms` later.
 * - `cut-before-commit`, `cut-after-commit`: the connection breaks instead of an append, or of its acknowledgement.
 * - `features-unknown`: the question which methods the server supports, a client's first, ends with INTERNAL.
 * - `all-denied`, `writes-denied`: the user may not read `$all`, or may not write.
 * - `readers-ended`: all open reads and subscriptions end with ABORTED, at once.
 */
export const FAULTS = [
  'unavailable',
  'not-leader',
  'delayed-acknowledgement',
  'cut-before-commit',
  'cut-after-commit',
  'features-unknown',
  'all-denied',
  'writes-denied',
  'readers-ended',
] as const;

export type FaultKind = (typeof FAULTS)[number];

/** A fault to inject. `times`: how many calls it affects, 1 if absent. `ms`: the length of a delay. */
export type Fault = { kind: FaultKind; times?: number; ms?: number };

type Armed = { times: number; ms: number };

/** The faults that are armed for the next calls. */
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

  /** Uses an armed fault once. */
  take(kind: FaultKind): Armed | undefined {
    const armed = this.#armed.get(kind);
    if (!armed) return undefined;
    armed.times -= 1;
    if (armed.times <= 0) this.#armed.delete(kind);
    return armed;
  }

  /** Registers an open reader. @returns a function to be called when it has closed */
  readerOpened(end: (failure: CallFailed) => void): () => void {
    this.#readers.add(end);
    return () => this.#readers.delete(end);
  }
}
