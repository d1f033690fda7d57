import { labels } from './labels.ts';
import type { Page } from './page.ts';
import { type Pen, styles } from './pen.ts';
import { type Band, millimetres, paper, type Sheets } from './sheet.ts';

type Column = { x: number; width: number; align?: 'right' };
const names = ['id', 'item', 'quantity', 'price', 'tax', 'net'] as const;
type Columns = Readonly<Record<(typeof names)[number], Column>>;

const gap = 10;

/** The table of lines, the allowances and charges on the document, the totals and the VAT breakdown. */
export function layOutLines(page: Page, pen: Pen, sheets: Sheets): void {
  const columns = columnsOf(page, pen);
  const wide = { x: columns.item.x, width: columns.tax.x - columns.item.x - gap };
  const space: Band = { height: 3 };
  function* rows(): Generator<Band[]> {
    for (const { details, ...line } of page.lines) {
      const cells = names.map((name) => ({ ...columns[name], texts: [{ text: line[name], style: styles.text }] }));
      const below = details.map((text) => ({ text, style: styles.small }));
      yield [...pen.row(cells), ...pen.row([{ ...wide, texts: below }]), space];
    }
    for (const { reason, tax, amount } of page.adjustments) {
      const cells = [
        { ...wide, texts: [{ text: reason, style: styles.text }] },
        { ...columns.tax, texts: [{ text: tax, style: styles.text }] },
        { ...columns.net, texts: [{ text: amount, style: styles.text }] },
      ];
      yield [...pen.row(cells), space];
    }
  }
  sheets.placeWithHead(headOf(columns, page, pen), rows());
  layOutTotals(page, pen, sheets);
  layOutTaxes(page, pen, sheets);
}

function headOf(columns: Columns, { currency }: Page, pen: Pen): Band[] {
  const words = labels.lines;
  const head = (name: keyof Columns, text: string) => ({ ...columns[name], texts: [{ text, style: styles.label }] });
  return [
    ...pen.row([
      head('id', words.id),
      head('item', words.item),
      head('quantity', words.quantity),
      head('price', `${words.price} ${currency}`),
      head('tax', words.tax),
      head('net', `${words.net} ${currency}`),
    ]),
    pen.rule(),
  ];
}

/** Columns are as wide as their widest text, within bounds, and the description has the rest. */
function columnsOf({ lines, adjustments, currency }: Page, pen: Pen): Columns {
  const words = labels.lines;
  const widest = (texts: readonly string[], least: number, most: number) =>
    Math.min(
      millimetres(most),
      texts.reduce((width, text) => Math.max(width, pen.widthOf(text, styles.text) + 0.5), millimetres(least)),
    );
  const heads = { price: `${words.price} ${currency}`, net: `${words.net} ${currency}` };
  const wide = {
    id: widest(
      lines.map(({ id }) => id),
      8,
      18,
    ),
    quantity: widest(
      lines.map(({ quantity }) => quantity),
      16,
      28,
    ),
    price: widest([heads.price, ...lines.map(({ price }) => price)], 18, 30),
    tax: widest(
      [...lines, ...adjustments].map(({ tax }) => tax),
      10,
      18,
    ),
    net: widest([heads.net, ...lines.map(({ net }) => net), ...adjustments.map(({ amount }) => amount)], 20, 34),
  };
  const net = { x: paper.right - wide.net, width: wide.net, align: 'right' as const };
  const tax = { x: net.x - gap - wide.tax, width: wide.tax, align: 'right' as const };
  const price = { x: tax.x - gap - wide.price, width: wide.price, align: 'right' as const };
  const quantity = { x: price.x - gap - wide.quantity, width: wide.quantity, align: 'right' as const };
  const id = { x: paper.left, width: wide.id };
  const item = { x: id.x + id.width + gap, width: quantity.x - gap - id.x - id.width - gap };
  return { id, item, quantity, price, tax, net };
}

function layOutTotals({ totals, payable }: Page, pen: Pen, sheets: Sheets): void {
  const left = { x: millimetres(115), width: millimetres(40) };
  const right = { x: millimetres(150), width: paper.right - millimetres(150), align: 'right' as const };
  const row = (label: string, value: string, style: typeof styles.text) =>
    pen.row([
      { ...left, texts: [{ text: label, style }] },
      { ...right, texts: [{ text: value, style }] },
    ]);
  sheets.placeTogether([
    pen.rule(),
    ...totals.flatMap(({ label, value }) => row(label, value, styles.text)),
    pen.rule(left.x),
    ...row(payable.label, payable.value, styles.strong),
  ]);
}

function layOutTaxes({ taxes, exemptions, currency }: Page, pen: Pen, sheets: Sheets): void {
  const words = labels.taxes;
  const columns = [
    { x: paper.left, width: millimetres(60) },
    { x: millimetres(85), width: millimetres(20), align: 'right' as const },
    { x: millimetres(108), width: millimetres(40), align: 'right' as const },
    { x: millimetres(150), width: paper.right - millimetres(150), align: 'right' as const },
  ];
  const row = (texts: readonly string[], style: typeof styles.text | typeof styles.label) =>
    pen.row(columns.map((column, index) => ({ ...column, texts: [{ text: texts[index] ?? '', style }] })));
  sheets.leave(10);
  sheets.placeWithHead(
    [
      ...row([words.heading, words.rate, `${words.taxable} ${currency}`, `${words.tax} ${currency}`], styles.label),
      pen.rule(),
    ],
    taxes.map(({ category, rate, taxable, tax }) => row([category, rate, taxable, tax], styles.text)),
  );
  for (const text of exemptions) {
    sheets.placeTogether(
      pen.row([{ x: paper.left, width: paper.right - paper.left, texts: [{ text, style: styles.small }] }]),
    );
  }
}
