import { status } from '@grpc/grpc-js';
import { Faults } from './faults/faults.ts';
import { CallFailed } from './protocol/call-errors.ts';
import type { SlowReaderPolicy } from './read/subscriptions.ts';

/** In what a laptop's event store and one in production differ. */
export type Behaviour = {
  /** For how many events an append that expects any revision is known again. */
  rememberedIds: number;
  /** How far a live subscriber may be behind before it has to read from the log. */
  recentEvents: { events: number; bytes: number };
  slowReaders: SlowReaderPolicy;
  faults?: Faults;
};

/** As kind as can be: slow readers catch up. */
export const ON_A_LAPTOP: Behaviour = {
  rememberedIds: 50_000,
  recentEvents: { events: 10_000, bytes: 16 * 1024 * 1024 },
  slowReaders: () => undefined,
};

const tooSlow = (): CallFailed => new CallFailed(status.ABORTED, 'Operation timed out');

/** As EventStoreDB up to 23.10 is: it forgets ids soon and ends slow readers. Faults can be had on demand. */
export function likeProduction(): Behaviour {
  return {
    rememberedIds: 1000,
    recentEvents: { events: 500, bytes: 4 * 1024 * 1024 },
    slowReaders: tooSlow,
    faults: new Faults(tooSlow),
  };
}
