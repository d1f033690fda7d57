import { useQuery } from '@tanstack/react-query';
import { money } from '../format/money.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Money } from '../ui/values.tsx';
import type { Filter } from './filter.ts';
import { summaryRead } from './reads.ts';

/** The number of invoices in the list, and what they total in each currency. */
export function Sums({ filter }: { filter: Filter }) {
  const { data } = useQuery(summaryRead(filter));
  return (
    <div className="sums" aria-live="polite">
      {data !== undefined && (
        <>
          <p className="sums-count">{texts.invoices.counted(count(data.count), data.count === 1)}</p>
          {data.currencies.map(({ currency, due, payable, openInvoices }) => (
            <p key={currency} title={texts.invoices.openCount(count(openInvoices))}>
              <strong>
                <Money amount={due} currency={currency} />
              </strong>{' '}
              {texts.invoices.sumDue} <span className="soft">{texts.invoices.sumOf(money(payable, currency))}</span>
            </p>
          ))}
        </>
      )}
    </div>
  );
}
