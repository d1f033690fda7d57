import { Faults } from './faults/faults.ts';
import type { PositionAfter } from './log/log.ts';
import { timedOut } from './protocol/call-errors.ts';
import type { SubscriptionPolicy } from './read/subscriptions.ts';

/** The differences between the event store of a laptop and one in production. */
export type Behaviour = SubscriptionPolicy & {
  /** The number of latest events among which a retry of an append that expects any revision is recognised. */
  rememberedIds: number;
  /** How far a live subscriber may fall behind before it must read from the log. */
  recentEvents: { events: number; bytes: number };
  /** How long after its transaction an append is acknowledged, in milliseconds. */
  replicationMs: number;
  /** Where the event after one is; absent if positions have no gaps. */
  positionAfter?: PositionAfter;
  faults?: Faults;
};

/** Slow readers catch up from the log. */
export const ON_A_LAPTOP: Behaviour = {
  rememberedIds: 50_000,
  recentEvents: { events: 10_000, bytes: 16 * 1024 * 1024 },
  slowReaders: () => undefined,
  goingLive: () => undefined,
  replicationMs: 0,
};

const largestPosition = 2n ** 64n - 1n;

/** In EventStoreDB, positions are bytes: there are gaps of different lengths between them. */
const likeBytes: PositionAfter = (position) => position + 150 + ((position * 7) % 1_000);

/** The versions of EventStoreDB and KurrentDB whose worst is known, and how each differs from the others at its worst. */
export const versions = {
  /** Up to 23.10, slow readers are ended. */
  '23.10': { slowReaders: timedOut, goingLive: () => undefined },
  /** From 24.2 to 24.10.4, a subscription from the start that found nothing is told the highest position. */
  '24.10': {
    slowReaders: () => undefined,
    goingLive(last) {
      const at = last === 'start' ? largestPosition : last;
      return { commit: at, prepare: at };
    },
  },
  /** 25.0.0 tells the position of the event that is recorded next. */
  '25.0': {
    slowReaders: () => undefined,
    goingLive: (_, head) => ({ commit: likeBytes(head), prepare: 0 }),
  },
} as const satisfies Record<string, SubscriptionPolicy>;

export type Version = keyof typeof versions;

/**
 * Like EventStoreDB of a version at its worst. Each keeps few ids, and does not answer an append that is repeated before the first one is
 * replicated. Tests can inject faults.
 */
export function likeProduction(version: Version): Behaviour {
  return {
    rememberedIds: 1000,
    recentEvents: { events: 500, bytes: 4 * 1024 * 1024 },
    ...versions[version],
    replicationMs: 5,
    positionAfter: likeBytes,
    faults: new Faults(timedOut),
  };
}
