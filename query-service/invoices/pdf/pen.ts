import { type Band, paper } from './sheet.ts';
import type { Style, Typesetter } from './typeset.ts';

/** Texts one below the other in a column. */
export type Cell = { x: number; width: number; texts: readonly { text: string; style: Style }[]; align?: 'right' };

/** Makes the bands of texts, lines and codes. */
export type Pen = {
  /** Cells beside each other: a band for each line of their texts. */
  row(cells: readonly Cell[]): Band[];
  /** A line across the page. */
  rule(from?: number): Band;
  /** Squares in rows, those that are true in black. */
  squares(matrix: readonly (readonly boolean[])[], x: number, size: number): Band;
  /** The width of a text of one line. */
  widthOf(text: string, style: Style): number;
};

const colours = { black: '#000000', grey: '#595959', pale: '#b3b3b3' } as const;

export const styles = {
  name: { size: 15, isBold: true },
  title: { size: 14, isBold: true },
  heading: { size: 9, isBold: true },
  text: { size: 9 },
  strong: { size: 9, isBold: true },
  small: { size: 7.5 },
  label: { size: 7.5, color: colours.grey },
  sender: { size: 6.5, color: colours.grey },
} as const satisfies Record<string, Style>;

/** The distance between the baselines of two lines. */
const lineHeight = ({ size }: Style): number => size * 1.4;

export function pen(typesetter: Typesetter): Pen {
  return {
    row(cells) {
      const columns = cells.map((cell) =>
        cell.texts.flatMap(({ text, style }) =>
          typesetter.lines(text, style, cell.width).map((line) => ({ line, style, cell })),
        ),
      );
      const count = Math.max(0, ...columns.map(({ length }) => length));
      return Array.from({ length: count }, (_, index) => {
        const parts = columns.flatMap((column) => column[index] ?? []);
        const height = Math.max(...parts.map(({ style }) => lineHeight(style)));
        const baseline = Math.max(...parts.map(({ style }) => style.size * 1.1));
        return {
          height,
          draw(canvas, y) {
            for (const { line, style, cell } of parts) {
              let x = cell.align === 'right' ? cell.x + cell.width - line.width : cell.x;
              canvas.fillColor((style as Style).color ?? colours.black);
              for (const { font, text, width } of line.runs) {
                canvas.font(font, style.size).text(text, x, y + baseline, { lineBreak: false, baseline: 'alphabetic' });
                x += width;
              }
            }
          },
        };
      });
    },
    rule: (from = paper.left) => ({
      height: 6,
      draw(canvas, y) {
        canvas
          .moveTo(from, y + 3)
          .lineTo(paper.right, y + 3)
          .lineWidth(0.5)
          .strokeColor(colours.pale)
          .stroke();
      },
    }),
    squares: (matrix, x, size) => ({
      height: size,
      draw(canvas, y) {
        const side = size / matrix.length;
        matrix.forEach((squares, row) => {
          for (const { from, until } of stretches(squares))
            canvas.rect(x + from * side, y + row * side, (until - from) * side, side);
        });
        canvas.fill(colours.black);
      },
    }),
    widthOf: (text, style) => typesetter.widthOf(text, style),
  };
}

/** Where the neighbours that are true begin and end, so that they are drawn as one, without a gap between them. */
function* stretches(row: readonly boolean[]): Generator<{ from: number; until: number }> {
  for (let from = row.indexOf(true); from !== -1; ) {
    const end = row.indexOf(false, from);
    const until = end === -1 ? row.length : end;
    yield { from, until };
    from = row.indexOf(true, until);
  }
}
