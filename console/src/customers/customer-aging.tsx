import { useQuery } from '@tanstack/react-query';
import { AgingTable } from '../books/aging-table.tsx';
import { dateOr } from '../format/dates.ts';
import { today } from '../seller-day.ts';
import { texts } from '../texts.ts';
import { type AsOf, earlier } from '../ui/as-of/as-of.ts';
import { LoadedAsOf } from '../ui/as-of/loaded-as-of.tsx';
import { DateFilter } from '../ui/fields/date-filter.tsx';
import { useAddress } from '../ui/use-address.ts';
import { customerAgingRead } from './reads.ts';

/** The customer's amounts due on a day, by days overdue. */
export function CustomerAging({ id, asOf }: { id: string; asOf: AsOf }) {
  const [params, change] = useAddress();
  const on = earlier(dateOr(params.get('on'), today()), asOf.effectiveOn);
  const aging = useQuery(customerAgingRead(id, on, asOf));
  return (
    <div className="customer-part">
      <div className="customer-choices">
        <DateFilter label={texts.aging.on} day={on} onChange={(day) => change({ on: day })} />
      </div>
      <LoadedAsOf query={aging}>
        {(found) => (
          <div className="customer-balances">
            {found.aging.length === 0 && <p className="empty">{texts.aging.none}</p>}
            {found.aging.map((one) => (
              <section key={one.currency} className="card">
                <h2>{one.currency}</h2>
                <AgingTable
                  on={found.on}
                  currency={one.currency}
                  aging={one}
                  filter={found.on === today() && asOf.at === undefined ? { customer: id } : undefined}
                />
              </section>
            ))}
          </div>
        )}
      </LoadedAsOf>
    </div>
  );
}
