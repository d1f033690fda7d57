// The log with its caches, and the only place that writes to it:
//
//   submit ─► queue ─► (end of the event loop's turn) one transaction for the whole queue ─► replicated ─► settle each ─► wake readers
//
// A writer is answered after its transaction is on the disk. If the transaction fails, all writers of the queue are refused, and nothing
// was written. Replication takes no time, unless the server behaves like one in production.
import type { ProposedEvent, StoredEvent } from '../protocol/codec.ts';
import { DamagedEvent } from './checksum.ts';
import type { EventLog } from './log.ts';
import type { RecentEvents } from './recent-events.ts';
import type { RecentIds } from './recent-ids.ts';
import { StreamHeads } from './stream-heads.ts';

/** Nothing was written; `reason` is the error of SQLite. */
export type NotStored = { kind: 'not-stored'; reason: string };

type Work = { attempt(): void; settle(failure?: NotStored): void };

/** The state that all calls share. */
export class Store {
  readonly log: EventLog;
  readonly heads: StreamHeads;
  readonly recentIds: RecentIds;
  readonly recentEvents: RecentEvents;
  readonly #replicationMs: number;
  #replicated: number;
  #queue: Work[] = [];
  #written: StoredEvent[] = [];

  constructor(log: EventLog, recentIds: RecentIds, recentEvents: RecentEvents, replicationMs: number) {
    this.log = log;
    this.heads = new StreamHeads(log);
    this.recentIds = recentIds;
    this.recentEvents = recentEvents;
    this.#replicationMs = replicationMs;
    this.#replicated = log.head;
    recentEvents.beginAfter(log.head);
    recentIds.readFrom(log);
  }

  /** Runs `attempt` in the next transaction, and passes its result to `settle` when the transaction is on the disk. */
  submit<Outcome>(attempt: () => Outcome, settle: (outcome: Outcome | NotStored) => void): void {
    let outcome: Outcome | NotStored;
    this.#queue.push({
      attempt: () => {
        const written = this.#written.length;
        try {
          outcome = attempt();
        } catch (error) {
          // It fails alone, unless it has written a part already: then the transaction is undone.
          if (!(error instanceof DamagedEvent) || this.#written.length > written) throw error;
          outcome = { kind: 'not-stored', reason: error.message };
        }
      },
      settle: (failure) => settle(failure ?? outcome),
    });
    if (this.#queue.length === 1) setImmediate(() => this.flush());
  }

  /** Writes events to the end of a stream. Call it within an attempt only. */
  record(stream: string, events: readonly ProposedEvent[], revision?: number): { revision: number; position: number } {
    const created = Date.now();
    let last = this.heads.of(stream).lastRevision;
    for (const event of events) {
      last = revision ?? last + 1;
      const stored = this.log.insert(event, { stream, revision: last, created });
      this.recentIds.add(event.id, { stream, revision: last, position: stored.position });
      this.#written.push(stored);
    }
    this.heads.moved(stream, last);
    return { revision: last, position: this.log.head };
  }

  /** Whether the event at a position was acknowledged, or is about to be. If replication takes no time, always. */
  isReplicated(position: number): boolean {
    return this.#replicationMs === 0 || position <= this.#replicated;
  }

  /** Writes the queue now. */
  flush(): void {
    const queue = this.#queue;
    if (queue.length === 0) return;
    this.#queue = [];
    let failure: NotStored | undefined;
    try {
      this.log.transaction(() => {
        for (const work of queue) work.attempt();
      });
      this.recentEvents.add(this.#written);
    } catch (error) {
      failure = { kind: 'not-stored', reason: error instanceof Error ? error.message : String(error) };
      this.heads.clear();
      this.recentIds.readFrom(this.log);
    }
    this.#written = [];
    const { head } = this.log;
    const settle = () => {
      this.#replicated = head;
      for (const work of queue) work.settle(failure);
    };
    if (this.#replicationMs === 0) settle();
    else setTimeout(settle, this.#replicationMs);
  }
}
