import type { HistoryEvent, InvoiceAsOf } from './reads.ts';

/**
 * The events that an answer as of a point in the past includes, by the rule of the query service: up to a recording time, an event counts once it
 * and all events before it are recorded; up to an effective date, an event counts if it happened by then.
 * @param events all events of the invoice, oldest first
 */
export function includedIn<Event extends Pick<HistoryEvent, 'revision' | 'recordedAt' | 'effectiveOn'>>(
  events: readonly Event[],
  asOf: InvoiceAsOf,
): readonly Event[] {
  if (asOf === undefined) return events;
  if ('revision' in asOf) return events.filter(({ revision }) => revision <= asOf.revision);
  const { at, effectiveOn } = asOf;
  const later = at === undefined ? -1 : events.findIndex(({ recordedAt }) => Date.parse(recordedAt) > Date.parse(at));
  const known = later < 0 ? events : events.slice(0, later);
  return effectiveOn === undefined ? known : known.filter((event) => event.effectiveOn <= effectiveOn);
}
