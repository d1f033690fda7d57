// Raises the overdue flag. What is due on a day is overdue from the next one on.
//
//   wake (at start, every minute) ─► each day after the last one done, up to yesterday ─► mark what fell due on it ─► DayDone
//
// The last day done is on the stream `process-overdue`. A clock that was ahead, or behind, moves it there and back; the invoice
// itself knows whether the flag is up, and refuses it before its time.

import { ANY, type EventStoreDBClient } from '@eventstore/db-client';
import { addDays, type CalendarDate } from '../../events/calendar-date.ts';
import type { DayDone } from '../../events/process.ts';
import { streamName } from '../../events/streams.ts';
import { NotALedgerEvent } from '../../events/upcast.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';
import { type Cause, metadata, stepEnvelope, today } from '../handling/command-context.ts';
import { decide } from '../invoice/decide.ts';
import { InvoiceRefusal } from '../invoice/refusals.ts';
import type { Ledger } from '../ledger.ts';
import { dueOn } from '../receivables/receivables-index.ts';

const stream = streamName('process', 'overdue');

/** Days that are looked at again: an invoice may have come to a day's index just after the day was done. */
const overlap = 2;

/**
 * @throws what the event store throws: then it is to be done again
 * @throws NotALedgerEvent where an invoice can't be read: then all others were looked at, and the days stay open for a later try
 */
export async function raiseOverdue(ledger: Ledger, client: EventStoreDBClient): Promise<void> {
  const yesterday = addDays(today(ledger.clock), -1);
  const last = await lastDayDone(client);
  if (last === yesterday) return;
  const first = last === undefined || last > yesterday ? yesterday : last;
  let unread: NotALedgerEvent | undefined;
  for (let day = addDays(first, 1 - overlap); day <= yesterday; day = addDays(day, 1)) {
    for (const { invoiceId, revision } of await dueOn(client, day)) {
      try {
        await markOverdue(ledger, system, invoiceId, revision);
      } catch (error) {
        if (!(error instanceof NotALedgerEvent)) throw error;
        unread = error; // the other invoices do not wait for this one
      }
    }
  }
  if (unread !== undefined) throw unread;
  const dayDone: DayDone = { type: 'DayDone', data: { day: yesterday } };
  const details = metadata(ledger.clock, system, yesterday);
  await append(client, stream, [{ event: dayDone, metadata: details }], ANY);
}

/**
 * Raises the flag of one invoice, if it is late and still open.
 * @param revision the invoice's event that made it due: the flag is raised once for it
 */
export async function markOverdue(ledger: Ledger, cause: Cause, invoiceId: string, revision: number): Promise<void> {
  const command = { type: 'mark-overdue', on: today(ledger.clock) } as const;
  const envelope = stepEnvelope(ledger.clock, cause, { key: `overdue:${revision}`, content: revision });
  try {
    await ledger.invoices.handle(invoiceId, envelope, (invoice) => decide(invoice, command));
  } catch (error) {
    if (!(error instanceof InvoiceRefusal)) throw error; // settled meanwhile, or not late yet
  }
}

const system: Cause = { actor: 'ledger', correlationId: 'overdue' };

async function lastDayDone(client: EventStoreDBClient): Promise<CalendarDate | undefined> {
  const [last] = await lastEvents<DayDone>(client, stream, 1);
  return last?.data.day;
}
