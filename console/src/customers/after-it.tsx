import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';
import { texts } from '../texts.ts';
import { Money } from '../ui/money.tsx';
import { Table } from '../ui/table.tsx';

type Row = { name: string; now: Minor; after: Minor };

/** What a command will do: each amount before and after it. An amount that can't be, is not said. */
export const AfterIt = ({ currency, rows }: { currency: Currency; rows: readonly Row[] }) => (
  <Table
    caption={texts.foretold.caption}
    rows={rows}
    keyOf={({ name }) => name}
    columns={[
      { head: <span className="unseen">{texts.foretold.caption}</span>, isHead: true, cell: ({ name }) => name },
      { head: texts.foretold.now, isFigure: true, cell: ({ now }) => <Money amount={now} currency={currency} /> },
      {
        head: texts.foretold.after,
        isFigure: true,
        cell: ({ after }) => (after < 0 ? texts.none : <Money amount={after} currency={currency} />),
      },
    ]}
  />
);
