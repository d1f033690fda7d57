import type { Minor } from '../../../events/money/money.ts';
import type { Sum } from '../../../events/money/sum.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { BalanceParts } from '../ui/balance-parts.tsx';
import { Money } from '../ui/values.tsx';
import { CreditActions } from './credit-actions.tsx';
import type { BalanceAnswer } from './reads.ts';

type Balance = BalanceAnswer['balances'][number];

/** The part of a credit that one command can apply or refund: an amount is a safe integer. */
const mostApplied = (credit: Sum): Minor => Math.min(Number(credit), Number.MAX_SAFE_INTEGER);

/** For each currency the amount due, what it is made up of, and the customer's credit. */
export function Balances({
  customerId,
  balances,
  isPast = false,
}: {
  customerId: string;
  balances: readonly Balance[];
  /** Whether they are balances of the past, which no command can act on. */
  isPast?: boolean;
}) {
  return (
    <div className="customer-balances">
      {balances.map((balance) => {
        const { currency, due, openInvoices, credit } = balance;
        return (
          <section key={currency} className="card" aria-label={currency} data-testid={`balance-${currency}`}>
            <dl className="customer-figures">
              <div>
                <dt>{texts.customer.due}</dt>
                <dd className="customer-due">
                  <Money amount={due} currency={currency} />
                </dd>
              </div>
              <div>
                <dt>{Number(credit) < 0 ? texts.customer.overdrawn : texts.fields.credit}</dt>
                <dd className="customer-credit">
                  {credit === undefined ? texts.none : <Money amount={credit} currency={currency} />}
                </dd>
              </div>
            </dl>
            {!isPast && credit !== undefined && Number(credit) > 0 && (
              <CreditActions customerId={customerId} currency={currency} credit={mostApplied(credit)} />
            )}
            <p className="soft">{texts.customer.openInvoices(count(openInvoices), openInvoices === 1)}</p>
            <BalanceParts
              invoiced={balance.invoiced}
              balance={balance}
              currency={currency}
              className="customer-balance-parts"
            />
          </section>
        );
      })}
    </div>
  );
}
