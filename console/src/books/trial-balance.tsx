import { useQuery } from '@tanstack/react-query';
import type { Answer } from '../api/client.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import type { AsOf } from '../ui/as-of/as-of.ts';
import { LoadedAsOf } from '../ui/as-of/loaded-as-of.tsx';
import { Table } from '../ui/list/table.tsx';
import { Figure } from '../ui/values.tsx';
import { trialBalanceRead } from './reads.ts';

type OneCurrency = Answer<'/trial-balance'>['currencies'][number];
type Account = OneCurrency['accounts'][number];

const columns = ['debit', 'credit', 'balance'] as const;
const heads = { debit: texts.books.debit, credit: texts.books.credit, balance: texts.fields.balance };

/** The trial balance in each currency, and whether debits and credits are equal. */
export function TrialBalance({ asOf }: { asOf: AsOf }) {
  const read = useQuery(trialBalanceRead(asOf));
  return (
    <LoadedAsOf query={read}>
      {({ currencies }) => (
        <div className="books-accounts">
          {currencies.map((one) => (
            <Accounts key={one.currency} of={one} />
          ))}
        </div>
      )}
    </LoadedAsOf>
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
          ...columns.map((name) => ({ head: heads[name], currency, amount: (row: Account) => row[name] })),
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
