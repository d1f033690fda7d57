// How far the event store's clock is ahead of this process's. The client sends the deadline of an append as a time of day. If this clock
// is behind, the event store would refuse every append as too late; if it is ahead, it would accept one long after its deadline.
//
//   an event that was just recorded          ──► its time of recording − the time here
//   an append that is refused as too late,
//   long before its deadline by this clock   ──► at least what was left until the deadline
//
// Neither is more than the event store is ahead, so a deadline that is corrected by the greater one never ends too late.

import { Unavailable } from '../http/problems/problem.ts';

/** Smaller differences count as none. An answer that takes longer says nothing exact about the clocks. */
const noticedMs = 1_000;
/** EventStoreDB itself gives up an append after two seconds, with the same error as for a deadline that is over. */
const promptMs = 500;
/** The clock skew that Kerberos tolerates (RFC 4120, section 8.2). Beyond it, the times and dates of events would be wrong. */
export const mostBehindMs = 300_000;
const measureEveryMs = 10_000;
const notReadyMs = 30_000;

/** This process's clock is too far behind that of the event store. Nothing was recorded. */
export class ClockBehind extends Unavailable {
  constructor(behindMs: number) {
    super({
      title: 'The clock of this service is wrong',
      detail:
        `The clock of this service is at least ${seconds(behindMs)} s behind the clock of the event store, ` +
        'so the command was not recorded. Synchronise the clocks (NTP), then send the same request again.',
      retryAfterSeconds: 30,
    });
  }
}

/** A call of the event store by this process's clock (Unix time in ms): when it was sent and answered. */
export type Call = { sentAt: number; answeredAt: number };

export type StoreClock = {
  /** How far the event store's clock is ahead, in ms; negative if it is behind; 0 if the difference is below a second, or not known. */
  aheadMs(): number;
  /** Whether the time of recording of an event that this call has recorded would tell something new. */
  isDue(call: Call): boolean;
  /** @param createdAt when an event was recorded, by the event store's clock (Unix time in ms), and the call that recorded it */
  recorded(createdAt: number, call: Call): void;
  /**
   * Whether the event store refused an append as too late only because its clock is ahead of what was known. Then `aheadMs` is greater
   * now, and the append may be sent again.
   * @param append had `leftMs` until its deadline when it was sent, which was corrected by `aheadMs`
   * @throws ClockBehind if its clock is too far ahead
   */
  explains(append: Call & { leftMs: number; aheadMs: number }): boolean;
  /** What /readyz shows. @throws ClockBehind if an append was refused lately for that reason */
  shown(): { clock?: string };
};

/** @param warn is called when the clocks begin to differ, and when a difference is too great */
export function storeClock(warn: (message: string) => void, now: () => number = Date.now): StoreClock {
  let measured: readonly number[] = [];
  let measureAt = 0;
  let isTold = false;
  let refused: { error: ClockBehind; at: number } | undefined;

  const aheadMs = () => {
    const most = Math.max(...measured);
    return Math.abs(most) >= noticedMs && measured.length > 0 ? most : 0;
  };
  const difference = () =>
    `${seconds(Math.abs(aheadMs()))} s ${aheadMs() > 0 ? 'behind' : 'ahead of'} the clock of the event store`;
  const tell = () => {
    if (aheadMs() !== 0 && !isTold) {
      warn(`the clock of this service is ${difference()}. Deadlines are corrected; synchronise the clocks (NTP)`);
    }
    isTold = aheadMs() !== 0;
  };

  return {
    aheadMs,
    isDue: ({ sentAt, answeredAt }) => answeredAt - sentAt <= promptMs && now() >= measureAt,
    recorded(createdAt, { answeredAt }) {
      // the answer to a retry may be about an event of long ago, so the greater of two measurements counts
      measured = [...measured.slice(-1), createdAt - answeredAt];
      measureAt = now() + measureEveryMs;
      refused = undefined;
      tell();
    },
    explains({ sentAt, answeredAt, leftMs, aheadMs: corrected }) {
      const early = sentAt + leftMs - answeredAt;
      if (answeredAt - sentAt > promptMs || early < noticedMs) return false;
      const atLeast = early + corrected;
      if (atLeast > mostBehindMs) {
        const error = new ClockBehind(atLeast);
        if (refused === undefined) warn(error.message);
        refused = { error, at: now() };
        throw error;
      }
      measured = [Math.max(atLeast, aheadMs())];
      measureAt = 0;
      return true;
    },
    shown() {
      // after that time the service is shown as ready again: only a command can show that the clock was set
      if (refused !== undefined && now() - refused.at < notReadyMs) throw refused.error;
      return aheadMs() === 0 ? {} : { clock: difference() };
    },
  };
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
