import { describe, expect, it } from 'vitest';
import { exampleXml } from '../../events/einvoice/testing/xml.ts';
import { bombOf, pdfWith } from '../../testing/documents/pdf.ts';
import { usualLimits } from './document-limits.ts';
import { type DocumentReader, documentReader } from './document-reader.ts';
import { DocumentTooDemanding, PdfNotReadable } from './pdf/refusals.ts';

const mostBytes = 20 * 1024 * 1024;
const pdf = (bytes: Uint8Array) => ({ format: 'pdf' as const, bytes });
const good = pdf(pdfWith(['factur-x.xml', exampleXml]));
const largeXml = { format: 'xml' as const, bytes: Buffer.from(exampleXml.padEnd(60_000)) };

const bomb = pdf(bombOf(128));
/** A million objects without a cross-reference: PDF.js searches them for seconds. */
const endless = pdf(Buffer.from(`%PDF-1.7\n${'1 0 obj << /A 1 >> '.repeat(1_000_000)}`));

async function withReader(limits: Partial<typeof usualLimits>, use: (reader: DocumentReader) => Promise<void>) {
  const reader = documentReader(
    { totals: 'as-stated', mostBytes, customerIds: async () => 'with-scheme' },
    { ...usualLimits, ...limits },
  );
  try {
    await use(reader);
  } finally {
    await reader.close();
  }
}

describe('a document that takes more than it may is refused, and those that wait are read:', () => {
  it('a PDF that unpacks to more memory', () =>
    withReader({ ms: 200_000, megabytes: 64 }, async (reader) => {
      const [refused, ...others] = [bomb, good, largeXml, good].map((body) => reader.invoice(body));
      await expect(refused).rejects.toThrow(DocumentTooDemanding);
      await expect(refused).rejects.toThrow('it takes more than 64 MiB of memory');
      for (const { found } of await Promise.all(others)) expect(found.document.lines).toHaveLength(4);
    }));

  it('a PDF that takes more time', () =>
    withReader({ ms: 100 }, async (reader) => {
      const [refused, other] = [reader.invoice(endless), reader.invoice(largeXml)];
      await expect(refused).rejects.toThrow('it takes more than 0.1 seconds');
      expect((await other).found.document.lines).toHaveLength(4);
    }));

  it('XML that fills the heap', () =>
    withReader({ megabytes: 16 }, async (reader) => {
      const bytes = Buffer.from(`<Invoice>${'<a>b</a>'.repeat(399_000)}</Invoice>`);
      const [refused, other] = [reader.invoice({ format: 'xml', bytes }), reader.invoice(largeXml)];
      await expect(refused).rejects.toThrow('it takes more than 16 MiB of memory');
      expect((await other).found.document.lines).toHaveLength(4);
    }));
});

it('a PDF is read as the XML in it, and recognised by that: another PDF of the same XML is a retry', () =>
  withReader({ ms: 200_000 }, async (reader) => {
    const another = pdf(pdfWith(['page.txt', 'another layout'], ['factur-x.xml', exampleXml]));
    const [fromPdf, fromOther, fromXml] = await Promise.all(
      [good, another, largeXml].map((body) => reader.invoice(body)),
    );
    expect(fromPdf?.found).toEqual(fromXml?.found);
    expect(fromPdf?.identity).toBe(exampleXml);
    expect(fromOther).toEqual(fromPdf);
    await expect(reader.creditNote(pdf(Buffer.from('%PDF-1.7')))).rejects.toThrow(PdfNotReadable);
  }));
