// Which days are closed. A client's command is checked immediately before its append:
//
//   command ─► a reading of `books-closing` that began at most `validMs` ago, else a new one
//              day open ─► append        day closed ─► a reading that began after the command came ─► refused
//
// So an append that does not know of a closing begins at most `validMs` after the closing was recorded, and is over `appendMs` later:
// until-closed.ts waits for both. The clock is monotonic, and a reading is as old as the beginning of its read.

import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { type ClosingEvent, closingId } from '../../events/closing.ts';
import { streamName } from '../../events/streams.ts';
import type { UnreadableEvent } from '../../events/upcast.ts';
import { DeadlineExceeded } from '../../platform/resilience/deadline.ts';
import { readableEvents } from '../../platform/stores/read-stream.ts';
import { PeriodClosed } from './refusals.ts';

/** How long commands may be checked against a reading. */
export const closingValidMs = 1_000;
const tries = 4;

/** A command as far as its date is checked: without `today` it completes what was accepted before, and may have any date. */
type Dated = { today?: CalendarDate; metadata: { effectiveOn: CalendarDate } };

export type ClosedPeriods = {
  /**
   * Why a command must not be recorded with its effective date; undefined if it may be, immediately.
   * @throws DeadlineExceeded if reading takes longer than a reading may be used, and the event store's errors
   */
  refusalOf(command: Dated): Promise<NotOpen | undefined>;
};

/** The day is closed; or the last closing cannot be read, and may have closed any day that is over. */
export type NotOpen = PeriodClosed | UnreadableEvent;

type Reading = { begun: number; closedThrough: CalendarDate | undefined; unread: UnreadableEvent | undefined };

export function closedPeriods(client: EventStoreDBClient, validMs: number): ClosedPeriods {
  let latest: Reading | undefined;
  let running: { begun: number; reading: Promise<Reading> } | undefined;

  async function read(begun: number): Promise<Reading> {
    const lastOne = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
    const { events, unread } = await readableEvents<ClosingEvent>(client, streamName('books', closingId), lastOne);
    const reading = { begun, closedThrough: events[0]?.data.closedThrough, unread };
    if (latest === undefined || latest.begun < begun) latest = reading;
    return reading;
  }

  /** A reading that began at `earliest` or later. Concurrent commands share it. */
  function readingSince(earliest: number): Reading | Promise<Reading> {
    if (latest !== undefined && latest.begun >= earliest) return latest;
    if (running === undefined || running.begun < earliest) {
      const begun = performance.now();
      const reading = read(begun).finally(() => {
        if (running?.reading === reading) running = undefined;
      });
      running = { begun, reading };
    }
    return running.reading;
  }

  return {
    async refusalOf({ today, metadata: { effectiveOn } }) {
      if (today === undefined) return undefined;
      const came = performance.now();
      let earliest = came - validMs;
      for (let attempt = 0; attempt < tries; attempt++) {
        const reading = await readingSince(earliest);
        const { begun } = reading;
        const refusal = refusalBy(reading, effectiveOn, today);
        if (refusal !== undefined) {
          if (begun >= came) return refusal;
          earliest = came; // the books may have been reopened since
        } else {
          const now = performance.now();
          if (now - begun <= validMs) return undefined;
          earliest = Math.max(earliest, now - validMs);
        }
      }
      throw new DeadlineExceeded('reading through which day the books are closed', validMs);
    },
  };
}

function refusalBy(
  { closedThrough, unread }: Reading,
  effectiveOn: CalendarDate,
  today: CalendarDate,
): NotOpen | undefined {
  if (unread !== undefined) return effectiveOn < today ? unread : undefined;
  return closedThrough !== undefined && effectiveOn <= closedThrough
    ? new PeriodClosed(effectiveOn, closedThrough)
    : undefined;
}
