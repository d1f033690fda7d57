// Sheets of paper that are filled from top to bottom. What is placed is a list of bands: a band is never broken, but a list may be. Lengths are
// in points (1/72 inch).

import type PDFDocument from 'pdfkit';

export type Canvas = InstanceType<typeof PDFDocument>;

export type Band = { height: number; draw?(canvas: Canvas, y: number): void };

/** A band and its distance from the top of its page. */
export type Placed = { band: Band; y: number };

/** Where the next band comes. Pages are counted from 0. */
type Place = { page: number; y: number };

export type Sheets = {
  /** What is on each page. */
  pages: readonly Placed[][];
  place(bands: readonly Band[]): void;
  /** As `place`, but on one page, if a page can hold them. */
  placeTogether(bands: readonly Band[]): void;
  /** Places lists beside each other. What comes next is below the longest. */
  placeBeside(lists: readonly (readonly Band[])[]): void;
  /** A table: each of its pages begins with the head. A row that is not high stays on one page. */
  placeWithHead(head: readonly Band[], rows: Iterable<readonly Band[]>): void;
  /** Turns to the next page, unless this one has so much left, or none has. */
  makeRoom(height: number): void;
  /** Leaves a distance, unless the page ends. */
  leave(height: number): void;
  /** Goes on at a distance from the top of the first page, unless that is filled already. */
  goDownTo(y: number): void;
};

export const millimetres = (length: number): number => (length * 72) / 25.4;

/** A4 with the margins of a letter (DIN 5008): 25 mm at the left, 20 mm at the right. */
export const paper = {
  width: millimetres(210),
  height: millimetres(297),
  left: millimetres(25),
  right: millimetres(190),
  top: millimetres(15),
  bottom: millimetres(277),
} as const;

/** Of a row, so much stays on one page. */
const mostTogether = millimetres(40);

export const heightOf = (bands: readonly Band[]): number => bands.reduce((sum, { height }) => sum + height, 0);

export function sheets(): Sheets {
  const pages: Placed[][] = [[]];
  let at: Place = { page: 0, y: paper.top };
  let head: readonly Band[] = [];

  function nextPage(): void {
    at = { page: at.page + 1, y: paper.top };
    if (at.page === pages.length) pages.push([]);
    head.forEach(put);
  }

  function put(band: Band): void {
    if (band.draw) pages[at.page]?.push({ band, y: at.y });
    at = { ...at, y: at.y + band.height };
  }

  const isOver = (height: number) => at.y + height > paper.bottom;

  function place(bands: readonly Band[]): void {
    for (const band of bands) {
      if (isOver(band.height)) nextPage();
      put(band);
    }
  }

  function makeRoom(height: number): void {
    const fits = height <= paper.bottom - paper.top - heightOf(head);
    if (isOver(height) && fits) nextPage();
  }

  function placeTogether(bands: readonly Band[]): void {
    makeRoom(heightOf(bands));
    place(bands);
  }

  return {
    pages,
    place,
    placeTogether,
    makeRoom,
    placeBeside(lists) {
      const start = at;
      const ends = lists.map((bands) => {
        at = start;
        place(bands);
        return at;
      });
      at = ends.reduce(
        (last, end) => (end.page > last.page || (end.page === last.page && end.y > last.y) ? end : last),
        start,
      );
    },
    placeWithHead(bands, rows) {
      let isFirst = true;
      for (const row of rows) {
        const height = Math.min(heightOf(row), mostTogether);
        if (isFirst) {
          makeRoom(heightOf(bands) + height);
          place(bands);
          [head, isFirst] = [bands, false];
        }
        makeRoom(height);
        place(row);
      }
      head = [];
    },
    leave(height) {
      at = { ...at, y: Math.min(at.y + height, paper.bottom) };
    },
    goDownTo(y) {
      if (at.page === 0) at = { page: 0, y: Math.max(at.y, y) };
    },
  };
}
