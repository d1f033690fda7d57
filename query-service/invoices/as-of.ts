import type { CalendarDate } from '../../events/calendar-date.ts';
import { evolved } from '../../events/evolved.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { invoiceView } from '../../events/invoice-view.ts';
import type { Recorded } from '../../events/recorded.ts';
import { formatPosition } from '../../platform/http/log-position.ts';
import { BeforeTheBeginning } from '../as-of/bitemporal.ts';
import { knownAt, type Moment, NoSuchPosition, NoSuchRevision, NotRegisteredYet } from '../as-of/moment.ts';
import type { EventLog } from '../stores/event-log.ts';
import { amountingTo, effectiveBy } from './effective.ts';
import { invoiceNotFound } from './not-found.ts';
import type { InvoiceAnswer } from './view.ts';

/** An invoice, and the last event that counts. */
export type InvoiceAt = { invoice: RegisteredInvoice; revision: number; position: bigint };

/**
 * An invoice as it was, by replaying its events.
 * @param moment up to which events count by recording time; now if absent
 * @param effectiveOn up to which events count by effective date; all if absent
 * @throws Problem 404 invoice-not-found, NotRegisteredYet, NoSuchRevision, NoSuchPosition, BeforeTheBeginning; StoreUnavailable, UnreadableEvent
 */
export async function invoiceAsOf(
  log: EventLog,
  id: string,
  moment: Moment | undefined,
  effectiveOn?: CalendarDate,
): Promise<InvoiceAt> {
  const upTo = moment && 'revision' in moment ? moment.revision : undefined;
  const position = moment && 'position' in moment ? moment.position : undefined;
  const [events, end] = await Promise.all([log.invoice(id, upTo), position === undefined ? undefined : log.end()]);
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) throw invoiceNotFound(id);
  if (upTo !== undefined && last.revision < upTo) throw new NoSuchRevision(upTo, last.revision);
  if (position !== undefined && position > (end ?? 0n)) throw new NoSuchPosition(end);
  const known = moment === undefined ? events : knownAt(events, moment);
  if (known.length === 0) throw new NotRegisteredYet(first);
  const taken = effectiveOn === undefined ? known : effectiveBy(known, effectiveOn);
  const invoice = effectiveOn === undefined ? replay(known) : amountingTo(taken, effectiveOn);
  const at = taken.at(-1);
  if (invoice === undefined || at === undefined) throw new BeforeTheBeginning('the invoice');
  return { invoice, revision: at.revision, position: at.position };
}

function replay(events: readonly Recorded<InvoiceEvent>[]): RegisteredInvoice | undefined {
  const invoice = events.reduce<Invoice>((before, event) => evolved(evolve, before, event), unregistered);
  return invoice.state === 'unregistered' ? undefined : invoice;
}

export const answerOf = ({ invoice, revision, position }: InvoiceAt): InvoiceAnswer => ({
  ...invoiceView(invoice),
  revision,
  position: formatPosition(position),
});
