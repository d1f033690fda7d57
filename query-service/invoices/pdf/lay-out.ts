import { encodeQR } from 'qr';
import { labels } from './labels.ts';
import { layOutLines } from './lay-out-lines.ts';
import type { Fact, Page } from './page.ts';
import { type Cell, type Pen, styles } from './pen.ts';
import { type Band, heightOf, millimetres, type Placed, paper, type Sheets, sheets } from './sheet.ts';

const width = paper.right - paper.left;
/** The right half of a letter, for its particulars. */
const right = { x: millimetres(115), width: paper.right - millimetres(115) };
/** The window of an envelope (DIN 5008, form B): the sender above the address. */
const window = { y: millimetres(45), width: millimetres(80), bottom: millimetres(90) };

/** What is on each sheet of paper of a page, with its footer. */
export function layOut(page: Page, pen: Pen): Placed[][] {
  const all = sheets();
  layOutBody(page, pen, all);
  return all.pages.map((placed, index) => [...placed, ...footer(page, labels.page(index + 1, all.pages.length), pen)]);
}

function layOutBody(page: Page, pen: Pen, sheets: Sheets): void {
  sheets.placeBeside(letterhead(page, pen));
  sheets.place([pen.rule()]);
  sheets.goDownTo(window.y);
  sheets.placeBeside([addressOf(page, pen), page.facts.flatMap((fact) => factRow(fact, right.x, right.width, pen))]);
  sheets.goDownTo(window.bottom);
  sheets.leave(14);
  sheets.placeTogether(paragraph(page.title, pen, styles.title));
  sheets.leave(6);
  layOutParties(page, pen, sheets);
  for (const note of page.notes) sheets.place(paragraph(note, pen));
  if (page.notes.length > 0) sheets.leave(8);
  layOutLines(page, pen, sheets);
  layOutPayment(page, pen, sheets);
  if (page.supportingDocuments.length > 0) {
    sheets.leave(12);
    sheets.placeTogether(heading(labels.supportingDocuments, pen));
    for (const text of page.supportingDocuments) sheets.place(paragraph(text, pen));
  }
}

/** Below the margin: which document it is, and which sheet. */
function footer({ title }: Page, number: string, pen: Pen): Placed[] {
  const half = width / 2;
  const bands = pen.row([
    { x: paper.left, width: half * 1.4, texts: [{ text: title, style: styles.label }] },
    { x: paper.left + half * 1.5, width: half / 2, texts: [{ text: number, style: styles.label }], align: 'right' },
  ]);
  let y = paper.bottom + millimetres(5);
  return bands.map((band) => {
    const placed = { band, y };
    y += band.height;
    return placed;
  });
}

const paragraph = (text: string, pen: Pen, style: Cell['texts'][number]['style'] = styles.text): Band[] =>
  pen.row([{ x: paper.left, width, texts: [{ text, style }] }]);

const heading = (text: string, pen: Pen): Band[] => paragraph(text, pen, styles.heading);

function letterhead({ seller }: Page, pen: Pen): Band[][] {
  const left = [
    { text: seller.name, style: styles.name },
    ...seller.address.map((text) => ({ text, style: styles.small })),
  ];
  const facts = seller.facts.map((text) => ({ text, style: styles.small }));
  return [
    pen.row([{ x: paper.left, width: right.x - paper.left - 14, texts: left }]),
    pen.row([{ ...right, texts: facts }]),
  ];
}

function addressOf({ sender, recipient }: Page, pen: Pen): Band[] {
  const cell = { x: paper.left, width: window.width };
  return [
    ...pen.row([{ ...cell, texts: [{ text: sender, style: styles.sender }] }]),
    { height: 4 },
    ...pen.row([{ ...cell, texts: recipient.map((text) => ({ text, style: styles.text })) }]),
  ];
}

/** A label and its value in two columns. */
function factRow({ label, value }: Fact, x: number, width: number, pen: Pen): Band[] {
  const labelWidth = millimetres(30);
  return pen.row([
    { x, width: labelWidth - 6, texts: [{ text: label, style: styles.label }] },
    { x: x + labelWidth, width: width - labelWidth, texts: [{ text: value, style: styles.text }] },
  ]);
}

/** Up to three beside each other. */
function layOutParties({ parties }: Page, pen: Pen, sheets: Sheets): void {
  const gap = 12;
  const columnWidth = (width - 2 * gap) / 3;
  for (let first = 0; first < parties.length; first += 3) {
    const lists = parties.slice(first, first + 3).map(({ heading, lines }, column) =>
      pen.row([
        {
          x: paper.left + column * (columnWidth + gap),
          width: columnWidth,
          texts: [{ text: heading, style: styles.label }, ...lines.map((text) => ({ text, style: styles.small }))],
        },
      ]),
    );
    sheets.placeBeside(lists);
    sheets.leave(8);
  }
}

const qrSize = millimetres(38);
/** White modules around the code (ISO/IEC 18004). */
const quietZone = 4;

function layOutPayment({ payment }: Page, pen: Pen, sheets: Sheets): void {
  const { terms, means, qr } = payment;
  if (terms.length + means.length === 0) return;
  const bands = [
    ...heading(labels.payment.heading, pen),
    ...terms.flatMap((text) =>
      pen.row([{ x: paper.left, width: right.x - paper.left, texts: [{ text, style: styles.text }] }]),
    ),
    ...means.flatMap((facts) => [
      { height: 5 },
      ...facts.flatMap((fact) => factRow(fact, paper.left, millimetres(120), pen)),
    ]),
  ];
  sheets.leave(12);
  const code = qr === undefined ? [] : qrBands(qr, pen);
  sheets.makeRoom(Math.max(heightOf(code), heightOf(bands)));
  sheets.makeRoom(heightOf(code));
  sheets.placeBeside([bands, code]);
}

function qrBands(text: string, pen: Pen): Band[] {
  const code = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: quietZone });
  const x = paper.right - qrSize;
  const margin = (qrSize * quietZone) / code.length;
  const label = { x: x + margin, width: qrSize - margin, texts: [{ text: labels.payment.scan, style: styles.label }] };
  return [pen.squares(code, x, qrSize), ...pen.row([label])];
}
