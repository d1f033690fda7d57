import type { Currency } from '../../../events/money/currency.ts';
import { exactSum, type Sum } from '../../../events/money/sum.ts';
import { deductions } from '../balance-fields.ts';
import { texts } from '../texts.ts';
import { Money } from './values.tsx';

type Balance = Record<(typeof deductions)[number] | 'refunded', Sum> & { excess?: Sum | undefined };

/** How an amount due is made up: the invoiced amount, less each deduction, plus refunds and what became credit. Parts that are 0 are left out. */
export function BalanceParts({
  invoiced,
  balance,
  currency,
  className = '',
}: {
  invoiced: Sum;
  balance: Balance;
  currency: Currency;
  className?: string;
}) {
  const parts = [
    ...deductions.map((name) => ({ name, amount: exactSum(-BigInt(balance[name])) })),
    { name: 'refunded' as const, amount: balance.refunded },
    { name: 'excess' as const, amount: balance.excess ?? 0 },
  ];
  return (
    <dl className={`balance-parts ${className}`}>
      {[{ name: 'invoiced' as const, amount: invoiced }, ...parts.filter(({ amount }) => amount !== 0)].map(
        ({ name, amount }) => (
          <Part key={name} name={texts.fields[name]} amount={amount} currency={currency} />
        ),
      )}
    </dl>
  );
}

const Part = ({ name, amount, currency }: { name: string; amount: Sum; currency: Currency }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <Money amount={amount} currency={currency} />
    </dd>
  </>
);
