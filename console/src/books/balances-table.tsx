import { useQuery } from '@tanstack/react-query';
import { exactSum, type Sum } from '../../../events/money/sum.ts';
import type { Answer } from '../api/client.ts';
import { deductions } from '../balance-fields.ts';
import { texts } from '../texts.ts';
import type { AsOf } from '../ui/as-of/as-of.ts';
import { LoadedAsOf } from '../ui/as-of/loaded-as-of.tsx';
import { Table } from '../ui/list/table.tsx';
import { Figure } from '../ui/values.tsx';
import { balancesRead } from './reads.ts';

type Balance = Answer<'/balances'>['balances'][number];

/** The balances of all customers by currency: the amount due, what it is made up of, and the customers' credit. */
export function BalancesTable({ asOf }: { asOf: AsOf }) {
  const query = useQuery(balancesRead(asOf));
  const figures: { head: string; amount: (balance: Balance) => Sum; isStrong?: boolean }[] = [
    { head: texts.fields.invoiced, amount: ({ invoiced }) => invoiced },
    ...deductions.map((name) => ({
      head: texts.fields[name],
      amount: (balance: Balance) => exactSum(-BigInt(balance[name])),
    })),
    { head: texts.fields.refunded, amount: ({ refunded }) => refunded },
    { head: texts.books.due, amount: ({ due }) => due, isStrong: true },
    { head: texts.fields.credit, amount: ({ credit }) => credit },
  ];
  return (
    <LoadedAsOf query={query}>
      {({ balances }) => (
        <Table
          caption={texts.books.balances}
          showsCaption
          rows={balances}
          keyOf={({ currency }) => currency}
          columns={[
            { head: texts.fields.currency, isHead: true, cell: ({ currency }) => currency },
            ...figures.map(({ head, amount, isStrong = false }) => ({
              head,
              isFigure: true,
              cell: (balance: Balance) => {
                const figure = <Figure amount={amount(balance)} currency={balance.currency} />;
                return isStrong ? <strong>{figure}</strong> : figure;
              },
            })),
          ]}
        />
      )}
    </LoadedAsOf>
  );
}
