import type { ReactNode } from 'react';

export type Column<Row> = {
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures are right-aligned. */
  isFigure?: boolean;
  /** The column that names the row. */
  isHead?: boolean;
};

/**
 * A table of some dozen rows. If it is too wide, it scrolls sideways within itself, not with the page.
 * @param caption names the table for screen readers; it is visible if `showsCaption`
 */
export function Table<Row>({
  caption,
  showsCaption = false,
  columns,
  rows,
  keyOf,
  foot,
  empty,
}: {
  caption: string;
  showsCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  foot?: ReactNode;
  /** Shown if there are no rows. */
  empty?: string;
}) {
  if (rows.length === 0 && empty !== undefined) return <p className="empty">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={showsCaption ? '' : 'visually-hidden'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, isFigure }, index) => (
              <th key={index} scope="col" className={isFigure ? 'figure' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ cell, isFigure, isHead }, index) =>
                isHead ? (
                  <th key={index} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={index} className={isFigure ? 'figure' : ''}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  );
}
