import type { ReactNode } from 'react';
import type { Currency } from '../../../../events/money/currency.ts';
import type { Sum } from '../../../../events/money/sum.ts';
import { Figure } from '../values.tsx';

type Head = {
  head: ReactNode;
  /** Figures are right-aligned. */
  isFigure?: boolean;
  /** The column that names the row. */
  isHead?: boolean;
  /** Of the cells and of the head. */
  className?: string;
  /** How the rows are sorted by this column. */
  sorted?: 'ascending' | 'descending' | undefined;
};

/**
 * A column whose cells are anything, or amounts in one currency; a cell without an amount is empty.
 * @template Args what the cells of a row need besides the row
 */
export type Column<Row, Args extends unknown[] = []> = Head &
  ({ cell: (row: Row, ...args: Args) => ReactNode } | { amount: (row: Row) => Sum | undefined; currency: Currency });

const classOf = (column: Head): string | undefined =>
  [column.className, (column.isFigure || 'amount' in column) && 'figure'].filter(Boolean).join(' ') || undefined;

/** The head cells of a table. */
export const Heads = ({ columns }: { columns: readonly Head[] }) =>
  columns.map((column, index) => (
    <th key={index} scope="col" className={classOf(column)} aria-sort={column.sorted}>
      {column.head}
    </th>
  ));

function contentOf<Row, Args extends unknown[]>(column: Column<Row, Args>, row: Row, args: Args): ReactNode {
  if ('cell' in column) return column.cell(row, ...args);
  const amount = column.amount(row);
  return amount !== undefined && <Figure amount={amount} currency={column.currency} />;
}

/** The cells of a row. */
export const Cells = <Row, Args extends unknown[]>({
  columns,
  row,
  args,
}: {
  columns: readonly Column<Row, Args>[];
  row: Row;
  args: Args;
}) =>
  columns.map((column, index) =>
    column.isHead ? (
      <th key={index} scope="row" className={classOf(column)}>
        {contentOf(column, row, args)}
      </th>
    ) : (
      <td key={index} className={classOf(column)}>
        {contentOf(column, row, args)}
      </td>
    ),
  );

/**
 * A table of some dozen rows. If it is too wide, it scrolls sideways within itself, not with the page.
 * @param caption names the table for screen readers; it is visible if `showsCaption`
 */
export function Table<Row>({
  caption,
  showsCaption = false,
  className = '',
  columns,
  rows,
  keyOf,
  foot,
  empty,
}: {
  caption: string;
  showsCaption?: boolean;
  className?: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row, index: number) => string | number;
  foot?: ReactNode;
  /** Shown if there are no rows. */
  empty?: string;
}) {
  if (rows.length === 0 && empty !== undefined) return <p className="empty">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className={`table-scroll ${className}`} aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={showsCaption ? '' : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            <Heads columns={columns} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              <Cells columns={columns} row={row} args={[]} />
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  );
}
