import { useQuery } from '@tanstack/react-query';
import { isCalendarDate } from '../../../events/calendar-date.ts';
import { AgingTable } from '../books/aging-table.tsx';
import { today } from '../format/dates.ts';
import { texts } from '../texts.ts';
import { DayField } from '../ui/day-field.tsx';
import { Reading } from '../ui/reading.tsx';
import type { PartProps } from './part.ts';
import { customerAgingRead } from './reads.ts';

/** What was due on a day, by how long it was overdue. */
export function CustomerAging({ id, params, onChange }: PartProps) {
  const asked = params.get('on');
  const on = asked !== null && isCalendarDate(asked) ? asked : today();
  const aging = useQuery(customerAgingRead(id, on));
  return (
    <div className="customer-part">
      <div className="customer-choices">
        <DayField label={texts.aging.on} day={on} onChange={(day) => onChange({ on: day })} />
      </div>
      <Reading of={aging}>
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
      </Reading>
    </div>
  );
}
