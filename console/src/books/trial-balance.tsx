import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../api/client.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Figure } from '../ui/money.tsx';
import { Table } from '../ui/table.tsx';
import type { Clocks } from './clocks.ts';
import { trialBalanceRead } from './reads.ts';
import { UnlessNothingYet } from './unless-nothing-yet.tsx';

type OneCurrency = Answer<'/trial-balance'>['currencies'][number];

const columns = ['debit', 'credit', 'balance'] as const;

/** All accounts, a currency each, and that their debits and credits are the same. */
export function TrialBalance({ clocks }: { clocks: Clocks }) {
  const read = useQuery(trialBalanceRead(clocks));
  return (
    <UnlessNothingYet of={read}>
      {({ currencies }) => (
        <div className="books-accounts">
          {currencies.map((one) => (
            <Accounts key={one.currency} of={one} />
          ))}
        </div>
      )}
    </UnlessNothingYet>
  );
}

function Accounts({ of: { currency, accounts, debit, credit, difference } }: { of: OneCurrency }) {
  const totals = { debit, credit, balance: difference };
  return (
    <section data-testid={`trial-balance-${currency}`}>
      <Table
        caption={texts.books.trialBalance(currency)}
        showsCaption
        rows={accounts}
        keyOf={({ account }) => account}
        columns={[
          { head: texts.books.account, isHead: true, cell: ({ account }) => texts.books.accounts[account] },
          ...columns.map((name) => ({
            head: texts.books[name],
            isFigure: true,
            cell: (row: OneCurrency['accounts'][number]) => <Figure amount={row[name]} currency={currency} />,
          })),
        ]}
        foot={
          <tr>
            <th scope="row">{texts.books.total}</th>
            {columns.map((name) => (
              <td key={name} className="figure">
                <Figure amount={totals[name]} currency={currency} />
              </td>
            ))}
          </tr>
        }
      />
      <p className={difference === 0 ? 'books-balanced' : 'fault'}>
        {difference === 0 ? texts.books.balanced : texts.books.unbalanced(money(difference, currency))}
      </p>
    </section>
  );
}
