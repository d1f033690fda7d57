// Marks invoices as overdue. An invoice is overdue from the day after its due date.
//
//   every minute ─► each due date since the last one done, up to yesterday ─► mark its open invoices ─► DayDone
//
// The last day done is on the stream `process-overdue`. If the clock was wrong, that day may move forwards and back. This does no
// harm: an invoice refuses the flag before its due date has passed, and ignores it if it is set.

import { ANY, BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import { addDays, type CalendarDate } from '../../events/calendar-date.ts';
import type { DayDone } from '../../events/process.ts';
import { streamName } from '../../events/streams.ts';
import { UnreadableEvent } from '../../events/upcast.ts';
import { readableEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';
import { type Cause, metadata, stepEnvelope, today } from '../handling/command-context.ts';
import { decide } from '../invoice/decide.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import type { Ledger } from '../ledger.ts';
import { dueOn } from '../receivables/receivables-index.ts';

const stream = streamName('process', 'overdue');

/** Days that are checked again: an invoice may be indexed under a day just after that day was done. */
const overlap = 2;

/**
 * @throws the event store's errors; the caller repeats it
 * @throws UnreadableEvent if an invoice, or an entry of a day, cannot be read: all others were checked then, and the days are checked again
 */
export async function raiseOverdue(ledger: Ledger, client: EventStoreDBClient): Promise<void> {
  const yesterday = addDays(today(ledger.clock), -1);
  const last = await lastDayDone(client);
  if (last === yesterday) return;
  const first = last === undefined || last > yesterday ? yesterday : last;
  let unread: UnreadableEvent | undefined;
  for (let day = addDays(first, 1 - overlap); day <= yesterday; day = addDays(day, 1)) {
    const due = await dueOn(client, day);
    unread ??= due.unread; // the other days, and the other invoices, do not wait for it
    for (const { invoiceId, revision } of due.invoices) {
      try {
        await markOverdue(ledger, system, invoiceId, revision);
      } catch (error) {
        if (!(error instanceof UnreadableEvent)) throw error;
        unread ??= error;
      }
    }
  }
  if (unread !== undefined) throw unread;
  await recordDone(ledger, client, yesterday);
}

/**
 * Before the first event is followed up. An invoice that is late by then is marked when its event is, and all others are due on a day from
 * yesterday on, so the last day done must not be after yesterday, as it is if the clock was wrong.
 * @throws the event store's errors
 */
export async function beginDays(ledger: Ledger, client: EventStoreDBClient): Promise<void> {
  const yesterday = addDays(today(ledger.clock), -1);
  const last = await lastDayDone(client);
  if (last === undefined || last > yesterday) await recordDone(ledger, client, yesterday);
}

async function recordDone(ledger: Ledger, client: EventStoreDBClient, day: CalendarDate): Promise<void> {
  const dayDone: DayDone = { type: 'DayDone', data: { day } };
  const details = metadata(ledger.clock, system, day);
  await append(client, stream, [{ event: dayDone, metadata: details }], ANY);
}

/**
 * Marks one invoice as overdue, if its due date has passed and something is due.
 * @param revision of the event since which the invoice is open: it is marked once per opening
 */
export async function markOverdue(ledger: Ledger, cause: Cause, invoiceId: string, revision: number): Promise<void> {
  const on = today(ledger.clock);
  const command = { type: 'mark-overdue', on } as const;
  const step = { key: `overdue:${revision}`, content: revision, effectiveOn: on };
  const envelope = stepEnvelope(ledger.clock, cause, step);
  try {
    await ledger.invoices.handle(invoiceId, envelope, (invoice) => decide(invoice, command));
  } catch (error) {
    if (!(error instanceof InvoiceRefusal)) throw error; // settled meanwhile, or not yet overdue
  }
}

const system: Cause = { actor: 'ledger', correlationId: 'overdue' };

/** Each day that is done adds an event that can be read, so few are enough. */
const daysRead = 10;

/** The last day of the stream that can be read; an event that cannot is as if its day was not done, so days are checked again. */
async function lastDayDone(client: EventStoreDBClient): Promise<CalendarDate | undefined> {
  const { events } = await readableEvents<DayDone>(client, stream, {
    direction: BACKWARDS,
    fromRevision: END,
    maxCount: daysRead,
  });
  return events[0]?.data.day;
}
