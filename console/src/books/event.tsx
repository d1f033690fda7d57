import { Link } from 'wouter';
import type { Answer } from '../api/client.ts';
import { texts } from '../texts.ts';
import './event.css';

export type JournalEvent = Answer<'/journal'>['events'][number];

/** What an event is called. */
export const nameOf = (type: string): string => texts.events[type as keyof typeof texts.events] ?? type;

/** The invoice that an event is about, and its customer. */
export function About({ event }: { event: Pick<JournalEvent, 'invoiceId' | 'customerId' | 'number'> }) {
  const { invoiceId, customerId, number } = event;
  const customer = <Link to={`/customers/${encodeURIComponent(customerId)}`}>{customerId}</Link>;
  if (invoiceId === undefined) return customer;
  return (
    <span className="event-about">
      {customer}
      <Link to={`/invoices/${invoiceId}`}>{number ?? texts.customer.invoice}</Link>
    </span>
  );
}
