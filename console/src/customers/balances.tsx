import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Money } from '../ui/money.tsx';
import { CreditActions } from './credit-actions.tsx';
import type { BalanceAnswer } from './reads.ts';

type Balance = BalanceAnswer['balances'][number];

const parts = ['paid', 'credited', 'writtenOff', 'voided'] as const;

/**
 * What is due and what is owed to the customer, large, and the sum that the amount due is; a currency each.
 * @param credits undefined while they are not known
 */
export function Balances({
  customerId,
  balances,
  credits,
}: {
  customerId: string;
  balances: readonly Balance[];
  credits: readonly Balance[] | undefined;
}) {
  const onlyCredit =
    credits?.filter(({ currency }) => balances.every((balance) => balance.currency !== currency)) ?? [];
  return (
    <div className="customer-balances">
      {[...balances, ...onlyCredit].map((balance) => {
        const { currency, due, openInvoices } = balance;
        const credit =
          credits === undefined ? undefined : (credits.find((one) => one.currency === currency)?.credit ?? 0);
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
                <dt>{texts.customer.credit}</dt>
                <dd className="customer-credit">
                  {credit === undefined ? texts.none : <Money amount={credit} currency={currency} />}
                </dd>
              </div>
            </dl>
            {credit !== undefined && credit > 0 && (
              <CreditActions customerId={customerId} currency={currency} credit={credit} />
            )}
            <p className="soft">{texts.customer.openInvoices(count(openInvoices), openInvoices === 1)}</p>
            <dl className="customer-parts">
              <Part name={texts.customer.parts.invoiced} amount={balance.invoiced} currency={currency} />
              {parts
                .filter((part) => balance[part] !== 0)
                .map((part) => (
                  <Part key={part} name={texts.customer.parts[part]} amount={-balance[part]} currency={currency} />
                ))}
              {balance.refunded !== 0 && (
                <Part name={texts.customer.parts.refunded} amount={balance.refunded} currency={currency} />
              )}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

const Part = ({ name, amount, currency }: { name: string; amount: number; currency: string }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <Money amount={amount} currency={currency} />
    </dd>
  </>
);
