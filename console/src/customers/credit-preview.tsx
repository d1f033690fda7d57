import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Money } from '../ui/values.tsx';

type Row = { name: string; now: Minor; after: Minor };

/** What a command will change: each amount before and after it. An amount below 0 is not shown, because the service refuses it. */
export const CreditPreview = ({ currency, rows }: { currency: Currency; rows: readonly Row[] }) => (
  <Table
    caption={texts.preview.caption}
    rows={rows}
    keyOf={({ name }) => name}
    columns={[
      {
        head: <span className="visually-hidden">{texts.preview.caption}</span>,
        isHead: true,
        cell: ({ name }) => name,
      },
      { head: texts.preview.now, isFigure: true, cell: ({ now }) => <Money amount={now} currency={currency} /> },
      {
        head: texts.preview.after,
        isFigure: true,
        cell: ({ after }) => (after < 0 ? texts.none : <Money amount={after} currency={currency} />),
      },
    ]}
  />
);
