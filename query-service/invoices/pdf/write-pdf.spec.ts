import { beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../../events/document/document.ts';
import { creditNote, invoice, type Kind } from '../../../events/einvoice/kinds.ts';
import { example, issued } from '../../../events/einvoice/testing/example.ts';
import { NotAnEN16931Invoice, writeDocument } from '../../../events/einvoice/write-document.ts';
import { type Fonts, openFonts } from './fonts.ts';
import { mark } from './marks.ts';
import { type ReadPdf, readPdf } from './testing/read-pdf.ts';
import { writePdf } from './write-pdf.ts';

const peppol = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const xrechnung = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

let fonts: Fonts;
beforeAll(() => {
  fonts = openFonts();
});

const write = (change: Partial<InvoiceContent> = {}, kind: Kind = invoice) =>
  writePdf(issued({ ...example, ...change }), kind, fonts);
const read = (change: Partial<InvoiceContent> = {}, kind?: Kind) => readPdf(write(change, kind));
const text = ({ pages }: ReadPdf) => pages.join(' ').replaceAll(/\s+/g, ' ');
const facturX = ({ metadata }: ReadPdf) =>
  ['DocumentType', 'DocumentFileName', 'Version', 'ConformanceLevel'].map(
    (name) => new RegExp(`<fx:${name}>(.*)</fx:${name}>`).exec(metadata)?.[1],
  );
const embedded = ({ attachments }: ReadPdf) =>
  [...attachments].map(([name, content]) => [name, Buffer.from(content).toString()]);

describe('a document as PDF', () => {
  it('has its CII inside, which is described as Factur-X of the profile EN 16931', async () => {
    const pdf = await read();
    expect(embedded(pdf)).toEqual([['factur-x.xml', writeDocument(issued(example), invoice, 'cii')]]);
    expect(facturX(pdf)).toEqual(['INVOICE', 'factur-x.xml', '1.0', 'EN 16931']);
  });

  it('of XRechnung is Factur-X of the profile XRECHNUNG, with the version of XRechnung', async () => {
    const { seller } = example;
    const claimed = {
      specification: xrechnung,
      ...(seller && { seller: { ...seller, ids: [] } }), // without a creditor identifier: it is paid by transfer
      delivery: { name: 'Lager Nord' },
      paymentInstructions: [{ meansCode: '58', account: 'NL91ABNA0417164300' }],
    };
    const pdf = await read(claimed);
    const cii = writeDocument(issued({ ...example, ...claimed }), invoice, 'cii');
    expect(embedded(pdf)).toEqual([['xrechnung.xml', cii]]);
    expect(facturX(pdf)).toEqual(['INVOICE', 'xrechnung.xml', '3.0', 'XRECHNUNG']);
  });

  it('of Peppol states the specification of EN 16931 in its CII, as Factur-X requires', async () => {
    const pdf = await read({ specification: peppol });
    expect(embedded(pdf)).toEqual([['factur-x.xml', writeDocument(issued(example), invoice, 'cii')]]);
  });

  it('has the contents of its attachments in the CII, and their names on the page', async () => {
    const withContent = (contents: string[]) => ({
      ...example,
      supportingDocuments: contents.map((content, index) => ({
        id: `doc-${index}`,
        attachment: { mediaType: 'text/csv' as const, fileName: `hours-${index}.csv`, content },
      })),
    });
    const contents = ['YTti', 'YztkCg=='];
    const pdf = await readPdf(
      writePdf(
        issued(withContent([mark, mark])),
        invoice,
        fonts,
        contents.map((content) => Buffer.from(content)),
      ),
    );
    expect(embedded(pdf)).toEqual([['factur-x.xml', writeDocument(issued(withContent(contents)), invoice, 'cii')]]);
    expect(text(pdf)).toContain('doc-1, hours-1.csv');
  });

  it('has the same bytes each time', () => {
    expect(Buffer.from(write()).equals(Buffer.from(write()))).toBe(true);
  });

  it('has another identifier than one with another content', () => {
    const idOf = (pdf: Uint8Array) => /\/ID \[<(\w+)>/.exec(Buffer.from(pdf).toString('latin1'))?.[1];
    expect(idOf(write())).toMatch(/^\w{32}$/);
    expect(idOf(write({ reference: 'dept-8' }))).not.toBe(idOf(write()));
  });

  it('says the title to the viewer, whatever characters the number has', async () => {
    expect((await read({ number: 'A&B <1>' })).title).toBe('Invoice A&B <1>');
    expect((await read({ typeCode: '381' }, creditNote)).title).toBe('Credit note LH-2026-0113');
  });

  it('that is not valid under EN 16931 is refused by the rules that it breaks', () => {
    const { seller: _, ...unsold } = example;
    expect(() => writePdf(issued(unsold), invoice, fonts)).toThrow(NotAnEN16931Invoice);
  });
});

describe('the pages of a PDF', () => {
  const [line] = example.lines.slice(1);
  const many = (count: number, description = (number: number) => `article ${number}.`) =>
    Array.from(
      { length: count },
      (_, index) => ({ ...line, id: `L${index + 1}`, description: description(index + 1) }) as typeof line & object,
    );

  it('begin with the head of the table while it goes on, and are numbered', async () => {
    const { pages } = await read({ lines: many(120) });
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    for (const page of pages.slice(1, -1)) expect(page).toMatch(/^\s*Line +Description/);
  });

  it('have every line of 300, in their order', async () => {
    const shown = text(await read({ lines: many(300) }));
    expect([...shown.matchAll(/article (\d+)\./g)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 300 }, (_, index) => index + 1),
    );
  });

  it('have all of a text that is longer than a page, and of a word that is longer than a line', async () => {
    const words = Array.from({ length: 1_000 }, (_, index) => `w${index}`);
    const shown = text(
      await read({ notes: [words.join(' '), 'x'.repeat(500)], lines: many(1, () => words.join(' ')) }),
    );
    expect(shown.match(/\bw\d+/g)).toEqual([...words, ...words]);
    expect(shown.match(/x{10,}/g)?.join('')).toBe('x'.repeat(500));
  });

  it('have Greek, Cyrillic, Chinese, Hebrew from right to left, and the code point of what no font has', async () => {
    const notes = ['Καλημέρα', 'Благодарим', '請求書', 'שלום 12', '\u{20000}', 'x\u200by\u00adz\ufeff'];
    const shown = text(await read({ notes }));
    // '12 שלום': the viewer puts the letters in their order again
    for (const note of ['Καλημέρα', 'Благодарим', '請求書', '12 שלום', '[U+20000]', 'xyz'])
      expect(shown).toContain(note);
  });
});
