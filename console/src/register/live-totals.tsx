import { figure, money } from '../format/money.ts';
import { texts } from '../texts.ts';
import type { totalsSoFar } from './body.ts';

/** The totals, which update while the reader types. */
export function LiveTotals({ sums, currency }: { sums: ReturnType<typeof totalsSoFar>; currency: string }) {
  if (sums === undefined) return <p className="fault">{texts.register.tooLarge}</p>;
  const { totals, taxes } = sums;
  const rows: [string, number][] = [
    [texts.totals.lines, totals.lines],
    ...(totals.allowances === 0 ? [] : [[texts.register.allowances, -totals.allowances] as [string, number]]),
    ...(totals.charges === 0 ? [] : [[texts.register.charges, totals.charges] as [string, number]]),
    [texts.totals.taxExclusive, totals.taxExclusive],
    ...taxes.map(({ category, rate, tax }): [string, number] => [texts.register.taxOf(category, rate), tax]),
    ...(totals.prepaid === 0 ? [] : [[texts.totals.prepaid, -totals.prepaid] as [string, number]]),
    ...(totals.rounding === undefined ? [] : [[texts.totals.rounding, totals.rounding] as [string, number]]),
  ];
  return (
    <dl className="totals live-totals" aria-label={texts.register.totals}>
      {rows.map(([name, amount]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="money">{figure(amount, currency)}</dd>
        </div>
      ))}
      <div className="totals-payable">
        <dt>{texts.totals.payable}</dt>
        <dd className="money" data-testid="payable">
          {money(totals.payable, currency)}
        </dd>
      </div>
    </dl>
  );
}
