import { useQuery } from '@tanstack/react-query';
import type { Currency } from '../../../events/money/currency.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Day, Figure } from '../ui/values.tsx';
import { CashChart } from './cash-chart.tsx';
import { type CashPeriod, type CashStep, cashSteps } from './cash-period.ts';
import { type CashReceived, cashRead } from './reads.ts';

/** Cash received by period, as a chart and as a table. */
export function Cash({
  currency,
  period,
  onChoose,
}: {
  currency: Currency;
  period: CashPeriod;
  onChoose: (step: CashStep) => void;
}) {
  const cash = useQuery(cashRead(period));
  return (
    <section className="card overview-chart" aria-labelledby="cash">
      <div className="overview-chart-head">
        <h2 id="cash">{texts.cash.title}</h2>
        <select
          aria-label={texts.cash.period}
          value={period.by}
          onChange={({ target }) => onChoose(target.value as CashStep)}
        >
          {cashSteps.map((step) => (
            <option key={step} value={step}>
              {texts.cash.by[step]}
            </option>
          ))}
        </select>
      </div>
      <Loaded query={cash}>
        {({ by, currencies }) => {
          const found = currencies.find((one) => one.currency === currency);
          if (found === undefined) return <p className="empty">{texts.cash.none}</p>;
          return (
            <>
              <CashChart key={`${by} ${currency}`} by={by} cash={found} />
              <details>
                <summary>{texts.cash.figures}</summary>
                <CashTable cash={found} />
              </details>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function CashTable({ cash: { currency, periods, received, returned, net } }: { cash: CashReceived }) {
  const columns = ['received', 'returned', 'net'] as const;
  return (
    <Table
      caption={texts.cash.caption(currency)}
      rows={periods.toReversed()}
      keyOf={({ from }) => from}
      columns={[
        { head: texts.fields.from, isHead: true, cell: ({ from }) => <Day on={from} /> },
        { head: texts.fields.until, cell: ({ until }) => <Day on={until} /> },
        ...columns.map((name) => ({
          head: texts.cash[name],
          currency,
          amount: (row: CashReceived['periods'][number]) => row[name],
        })),
      ]}
      foot={
        <tr>
          <th scope="row" colSpan={2}>
            {texts.cash.total}
          </th>
          {[received, returned, net].map((amount, index) => (
            <td key={columns[index]} className="figure" title={money(amount, currency)}>
              <Figure amount={amount} currency={currency} />
            </td>
          ))}
        </tr>
      }
    />
  );
}
