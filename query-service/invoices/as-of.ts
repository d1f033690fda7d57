import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { invoiceView } from '../../events/invoice-view.ts';
import type { Recorded } from '../../events/recorded.ts';
import { formatPosition } from '../../platform/log-position.ts';
import { knownAt, type Moment, NoSuchPosition, NoSuchRevision, NotRegisteredYet } from '../as-of.ts';
import type { EventLog } from '../event-log.ts';
import { invoiceNotFound } from './not-found.ts';
import type { InvoiceAnswer } from './view.ts';

/** An invoice after an event of its own. */
export type InvoiceAt = { invoice: RegisteredInvoice; revision: number; position: bigint };

/**
 * An invoice as it was, by replaying its events.
 * @throws Problem 404 invoice-not-found, NotRegisteredYet, NoSuchRevision, NoSuchPosition, StoreUnavailable
 */
export async function invoiceAsOf(log: EventLog, id: string, moment: Moment): Promise<InvoiceAt> {
  const upTo = 'revision' in moment ? moment.revision : undefined;
  const [events, end] = await Promise.all([log.invoice(id, upTo), 'position' in moment ? log.end() : undefined]);
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) throw invoiceNotFound(id);
  if (upTo !== undefined && last.revision < upTo) throw new NoSuchRevision(upTo, last.revision);
  if ('position' in moment && moment.position > (end ?? 0n)) throw new NoSuchPosition(end);
  return replay(knownAt(events, moment)) ?? neverBefore(first);
}

function neverBefore(first: Recorded<InvoiceEvent>): never {
  throw new NotRegisteredYet(first);
}

function replay(events: readonly Recorded<InvoiceEvent>[]): InvoiceAt | undefined {
  const invoice = events.reduce<Invoice>(evolve, unregistered);
  const last = events.at(-1);
  if (last === undefined || invoice.state === 'unregistered') return undefined;
  return { invoice, revision: last.revision, position: last.position };
}

export const answerOf = ({ invoice, revision, position }: InvoiceAt): InvoiceAnswer => ({
  ...invoiceView(invoice),
  revision,
  position: formatPosition(position),
});
