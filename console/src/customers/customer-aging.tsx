import { useQuery } from '@tanstack/react-query';
import { AgingTable } from '../books/aging-table.tsx';
import { dateOr } from '../format/dates.ts';
import { today } from '../seller-day.ts';
import { texts } from '../texts.ts';
import { DateFilter } from '../ui/fields/date-filter.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { useAddress } from '../ui/use-address.ts';
import { customerAgingRead } from './reads.ts';

/** The customer's amounts due on a day, by days overdue. */
export function CustomerAging({ id }: { id: string }) {
  const [params, change] = useAddress();
  const on = dateOr(params.get('on'), today());
  const aging = useQuery(customerAgingRead(id, on));
  return (
    <div className="customer-part">
      <div className="customer-choices">
        <DateFilter label={texts.aging.on} day={on} onChange={(day) => change({ on: day })} />
      </div>
      <Loaded query={aging}>
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
                  filter={found.on === today() ? { customer: id } : undefined}
                />
              </section>
            ))}
          </div>
        )}
      </Loaded>
    </div>
  );
}
