// Says on a page that its figures are incomplete, because streams are parked, and by how much if it is known.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Sum } from '../../../events/money/sum.ts';
import { type Answer, answerOf, queries } from '../api/client.ts';
import { list } from '../format/lists.ts';
import { money } from '../format/money.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import './incomplete.css';

type Parked = Answer<'/views/parked'>['parked'][number];

/** A stream is parked without an event that would tell, so this is polled. */
const POLL_MS = 10_000;
/** The most streams that a page names. */
const MAX_NAMED = 5;

export const incompleteRead = queryOptions({
  queryKey: ['operations', 'incomplete'],
  queryFn: ({ signal }) => answerOf(queries.GET('/views/parked', { signal })),
  staleTime: 0,
  refetchInterval: POLL_MS,
});

/**
 * @param views those that the page's figures come from
 * @param customerId if the page is about one customer. A stream whose customer is not known may be theirs
 * @param invoiceId if the page is about one invoice
 */
export function Incomplete({
  views,
  customerId,
  invoiceId,
}: {
  views: readonly string[];
  customerId?: string;
  invoiceId?: string;
}) {
  const { data } = useQuery(incompleteRead);
  const concerned = (data?.parked ?? []).filter(
    (one) =>
      views.includes(one.view) &&
      (customerId === undefined || (one.customerId ?? customerId) === customerId) &&
      (invoiceId === undefined || one.invoiceId === invoiceId),
  );
  const streams = [...Map.groupBy(concerned, ({ stream }) => stream).values()].map(mostLacking);
  // if more streams are parked than are listed, those of this page may be among them
  const unlisted = data !== undefined && invoiceId === undefined ? data.parkedStreams - data.parked.length : 0;
  const named = streams.slice(0, MAX_NAMED);
  const others = streams.length - named.length + unlisted;
  return (
    <div role="status">
      {streams.length + unlisted > 0 && (
        <div className="notice incomplete">
          <p>
            <strong>{texts.incomplete.title}</strong> {texts.incomplete.why}
          </p>
          <ul>
            {named.map((one) => (
              <li key={one.stream}>
                <Name of={one} />: {lacking(one.amounts)}
              </li>
            ))}
            {others > 0 && <li>{texts.incomplete.others(count(others))}</li>}
          </ul>
          <Link to="/operations">{texts.incomplete.operations}</Link>
        </div>
      )}
    </div>
  );
}

/** What the waiting events change, in words. */
function lacking(amounts: Parked['amounts']): string {
  const changes = (amounts ?? []).flatMap(({ currency, due, credit }) => [
    ...(due === 0 ? [] : [texts.incomplete.due(signed(due, currency))]),
    ...(credit === 0 ? [] : [texts.incomplete.credit(signed(credit, currency))]),
  ]);
  if (amounts === undefined) return texts.incomplete.unknown;
  return changes.length === 0 ? texts.incomplete.nothing : list(changes);
}

const signed = (amount: Sum, currency: string): string => `${Number(amount) > 0 ? '+' : ''}${money(amount, currency)}`;

/** Two views may have parked a stream at different events. */
const mostLacking = (of: readonly Parked[]): Parked =>
  of.reduce((most, one) => ((one.waiting ?? 0) > (most.waiting ?? 0) ? one : most));

function Name({ of: { stream, invoiceId, customerId, number } }: { of: Parked }) {
  if (invoiceId !== undefined)
    return <Link to={`/invoices/${invoiceId}`}>{texts.invoice.title(number ?? texts.invoice.unnumbered)}</Link>;
  if (stream.startsWith('customer-') && customerId !== undefined)
    return <Link to={`/customers/${encodeURIComponent(customerId)}`}>{texts.incomplete.account(customerId)}</Link>;
  return <code>{stream}</code>;
}
