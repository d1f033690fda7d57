import { Link } from 'wouter';
import type { Answer } from '../api/client.ts';
import { texts } from '../texts.ts';
import './event-subject.css';

export type JournalEvent = Answer<'/journal'>['events'][number];

/** Links to the customer that an event is about, and to the invoice if there is one. */
export function EventSubject({
  event: { invoiceId, customerId, number },
}: {
  event: Pick<JournalEvent, 'invoiceId' | 'customerId' | 'number'>;
}) {
  const customer = <Link to={`/customers/${encodeURIComponent(customerId)}`}>{customerId}</Link>;
  if (invoiceId === undefined) return customer;
  return (
    <span className="event-subject">
      {customer}
      <Link to={`/invoices/${invoiceId}`}>{number ?? texts.fields.invoice}</Link>
    </span>
  );
}
