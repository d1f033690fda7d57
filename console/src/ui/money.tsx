import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';
import { figure, money } from '../format/money.ts';

/** An amount with its currency. */
export const Money = ({ amount, currency }: { amount: Minor; currency: Currency }) => (
  <data className="money" value={amount}>
    {money(amount, currency)}
  </data>
);

/** An amount in a table that names the currency elsewhere. */
export const Figure = ({ amount, currency }: { amount: Minor; currency: Currency }) => (
  <data className="money" value={amount}>
    {figure(amount, currency)}
  </data>
);
