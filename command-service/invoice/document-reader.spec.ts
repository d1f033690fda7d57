import { createHash, randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SupportingDocumentWithContent, WithContent } from '../../events/document/attachment.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { issued } from '../../events/einvoice/testing/example.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import { ElementInvalid, RulesBroken, XmlNotWellFormed } from '../../events/einvoice/xml/refusals.ts';
import { AttachmentOfOtherType } from '../attachments/detach.ts';
import { TooBusy } from '../handling/serial-queue.ts';
import { toProblem } from '../http/problems.ts';
import { type DocumentReader, documentReader } from './document-reader.ts';
import { invoiceFromXml } from './e-invoice.ts';

const body = (xml: string) => ({ format: 'xml' as const, bytes: Buffer.from(xml) });

function documentWith(lines: number, supportingDocuments: SupportingDocumentWithContent[] = []): string {
  const line = { description: 'a line', quantity: '3', unitPrice: '2499', tax: { category: 'S', rate: '19' } } as const;
  const content: WithContent<InvoiceContent> = {
    number: 'N-1',
    customer: { id: 'acme', name: 'Acme' },
    seller: { name: 'Seller', address: { country: 'DE' }, vatId: 'DE123' },
    buyer: { name: 'Acme', ids: [{ id: 'acme' }], address: { country: 'DE' } },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    lines: Array.from({ length: lines }, () => line),
    supportingDocuments,
  };
  return writeInvoice(issued(content));
}

describe('a large UBL document', () => {
  const large = documentWith(1_000);
  const some = documentWith(100);
  let reader: DocumentReader;
  beforeAll(() => {
    reader = documentReader({
      totals: 'as-stated',
      mostBytes: 20 * 1024 * 1024,
      customerIds: async () => 'with-scheme',
    });
  });
  afterAll(() => reader.close());

  it('of 1,000 lines is read as a small one is, and other requests are handled meanwhile', async () => {
    let isRead = false;
    let turns = 0;
    const handleOthers = () => {
      turns += 1;
      if (!isRead) setImmediate(handleOthers);
    };
    setImmediate(handleOthers);
    const read = await reader.invoice(body(large)).finally(() => {
      isRead = true;
    });
    expect(read).toEqual({ found: invoiceFromXml(large, 'as-stated', 'with-scheme'), identity: large });
    expect(read.found.document.lines).toHaveLength(1_000);
    expect(turns).toBeGreaterThan(100);
  });

  it('is read with the contents of its attachments, which the thread gives away', async () => {
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_000_000)]);
    const attachment = {
      mediaType: 'application/pdf',
      fileName: 'a.pdf',
      content: content.toString('base64'),
    } as const;
    const xml = documentWith(1, [
      { id: 'a', attachment },
      { id: 'b', attachment: { ...attachment, mediaType: 'text/csv', content: 'YTtiCg==' } },
    ]);
    const { found } = await reader.invoice(body(xml));
    const [sha256, other] = found.document.supportingDocuments?.map(({ attachment }) => attachment?.sha256 ?? '') ?? [];
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(Buffer.from(found.contents.get(sha256 ?? '') ?? []).equals(content)).toBe(true);
    expect(String(Buffer.from(found.contents.get(other ?? '') ?? []))).toBe('a;b\n');
    const wrong = reader.invoice(body(xml.replace('"application/pdf"', '"image/png"')));
    await expect(wrong).rejects.toThrow(AttachmentOfOtherType);
  });

  it('is refused as a small one is', async () => {
    const [wrongTotal, wrongDate] = [
      some.replace(/(<cbc:PayableAmount[^>]*>)/, '$11'),
      some.replace('-12-22', '-12-32'),
    ];
    const broken = await reader.invoice(body(wrongTotal)).catch((error: unknown) => error);
    expect(broken).toBeInstanceOf(RulesBroken);
    expect(toProblem(broken as Error)).toEqual(
      toProblem(refusalOf(() => invoiceFromXml(wrongTotal, 'as-stated', 'with-scheme'))),
    );
    await expect(reader.invoice(body(wrongDate))).rejects.toThrow(ElementInvalid);
  });

  it('is refused if 100 others wait', async () => {
    const broken = body(`<a>${' '.repeat(40_000)}`);
    const asked = Array.from({ length: 101 }, () => reader.invoice(broken).catch((error: unknown) => error));
    const refusals = await Promise.all(asked);
    expect(refusals.filter((error) => error instanceof TooBusy)).toHaveLength(1);
    expect(refusals.at(-1)).toBeInstanceOf(TooBusy);
  });

  it('is refused if 64 MiB wait, and read if nothing waits', async () => {
    const largest = body('<'.padEnd(33 * 1024 * 1024, '<')); // the second character ends the reading
    const [first, second] = await Promise.allSettled([reader.invoice(largest), reader.invoice(largest)]);
    expect(first).toMatchObject({ status: 'rejected', reason: expect.any(XmlNotWellFormed) });
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(TooBusy) });
  });

  it('is recognised by its text, or by its digest if it is longer than a mebibyte', async () => {
    const small = documentWith(1);
    const identityOf = async (length: number) => (await reader.invoice(body(small.padEnd(length)))).identity;
    expect(await identityOf(1_048_576)).toBe(small.padEnd(1_048_576));
    expect(await identityOf(1_048_577)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(await identityOf(1_048_578)).not.toBe(await identityOf(1_048_577));
  });

  it('is read in the encoding that it declares, or that its media type says', async () => {
    const declared = some.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').replace('Seller', 'Größe');
    expect(declared).toMatch(/encoding="ISO-8859-1".*Größe/s);
    const bytes = Buffer.from(declared, 'latin1');
    expect((await reader.invoice({ format: 'xml', bytes })).found.document.seller?.name).toBe('Größe');
    expect((await reader.invoice({ ...body(declared), charset: 'utf-8' })).found.document.seller?.name).toBe('Größe');
    await expect(reader.invoice({ format: 'xml', bytes, charset: 'utf-8' })).rejects.toThrow(XmlNotWellFormed);
  });

  it('is refused, and starts no other thread, if the process ends meanwhile', async () => {
    const another = documentReader({ totals: 'as-stated', mostBytes: 0, customerIds: async () => 'with-scheme' });
    const asked = [some, some].map((xml) => another.invoice(body(xml)));
    const answers = Promise.allSettled(asked);
    await nextTurn(); // the thread has the first
    await another.close();
    const refused = { reason: new Error('the thread that reads documents has ended') };
    expect(await answers).toMatchObject([refused, refused]);
    await expect(another.invoice(body(some))).rejects.toThrow('has ended');
  });
});

function refusalOf(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was read');
}
