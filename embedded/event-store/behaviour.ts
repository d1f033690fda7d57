import { Faults } from './faults/faults.ts';
import { timedOut } from './protocol/call-errors.ts';
import type { SlowReaderPolicy } from './read/subscriptions.ts';

/** The differences between the event store of a laptop and one in production. */
export type Behaviour = {
  /** The number of latest events among which a retry of an append that expects any revision is recognised. */
  rememberedIds: number;
  /** How far a live subscriber may fall behind before it must read from the log. */
  recentEvents: { events: number; bytes: number };
  slowReaders: SlowReaderPolicy;
  /** How long after its transaction an append is acknowledged, in milliseconds. */
  replicationMs: number;
  faults?: Faults;
};

/** Slow readers catch up from the log. */
export const ON_A_LAPTOP: Behaviour = {
  rememberedIds: 50_000,
  recentEvents: { events: 10_000, bytes: 16 * 1024 * 1024 },
  slowReaders: () => undefined,
  replicationMs: 0,
};

/**
 * Like EventStoreDB up to 23.10: it keeps few ids, ends slow readers, and does not answer an append that is repeated before the first
 * one is replicated. Tests can inject faults.
 */
export function likeProduction(): Behaviour {
  return {
    rememberedIds: 1000,
    recentEvents: { events: 500, bytes: 4 * 1024 * 1024 },
    slowReaders: timedOut,
    replicationMs: 5,
    faults: new Faults(timedOut),
  };
}
