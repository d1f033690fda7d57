import { useQuery } from '@tanstack/react-query';
import { texts } from '../texts.ts';
import { Figure } from '../ui/money.tsx';
import { Table } from '../ui/table.tsx';
import type { Clocks } from './clocks.ts';
import { balancesRead } from './reads.ts';
import { UnlessNothingYet } from './unless-nothing-yet.tsx';

const deductions = ['paid', 'credited', 'writtenOff', 'voided'] as const;

/** What all customers owe, the sum that it is, and what they are owed; a currency a row. */
export function BalancesTable({ clocks }: { clocks: Clocks }) {
  const read = useQuery(balancesRead(clocks));
  return (
    <UnlessNothingYet of={read}>
      {({ balances }) => (
        <Table
          caption={texts.books.balances}
          showsCaption
          rows={balances}
          keyOf={({ currency }) => currency}
          columns={[
            { head: texts.books.currency, isHead: true, cell: ({ currency }) => currency },
            {
              head: texts.books.parts.invoiced,
              isFigure: true,
              cell: ({ invoiced, currency }) => <Figure amount={invoiced} currency={currency} />,
            },
            ...deductions.map((name) => ({
              head: texts.books.parts[name],
              isFigure: true,
              // no amount is "-0"
              cell: (row: (typeof balances)[number]) => <Figure amount={0 - row[name]} currency={row.currency} />,
            })),
            {
              head: texts.books.parts.refunded,
              isFigure: true,
              cell: ({ refunded, currency }) => <Figure amount={refunded} currency={currency} />,
            },
            {
              head: texts.books.parts.due,
              isFigure: true,
              cell: ({ due, currency }) => (
                <strong>
                  <Figure amount={due} currency={currency} />
                </strong>
              ),
            },
            {
              head: texts.books.parts.credit,
              isFigure: true,
              cell: ({ credit, currency }) => <Figure amount={credit} currency={currency} />,
            },
          ]}
        />
      )}
    </UnlessNothingYet>
  );
}
