import type { ReactNode } from 'react';

export type Column<Row> = {
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand right, digits under digits. */
  isFigure?: boolean;
  /** The column that names the row. */
  isHead?: boolean;
};

/**
 * A table of some dozen rows. It scrolls sideways in itself where it is too wide, so the page never does.
 * @param caption names it; shown where `showsCaption`
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
  /** What is said where there are no rows. */
  empty?: string;
}) {
  if (rows.length === 0 && empty !== undefined) return <p className="empty">{empty}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption className={showsCaption ? '' : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, isFigure }, place) => (
              <th key={place} scope="col" className={isFigure ? 'figure' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ cell, isFigure, isHead }, place) =>
                isHead ? (
                  <th key={place} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={place} className={isFigure ? 'figure' : ''}>
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
