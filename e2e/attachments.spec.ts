// Attached documents (BT-125) through all processes and stores: what came in goes out, to the byte.

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import type { AttachmentWithContent } from '../events/document/attachment.ts';
import { syntaxes } from '../events/einvoice/binding.ts';
import { readCreditNote } from '../events/einvoice/read-credit-note.ts';
import { readInvoice } from '../events/einvoice/read-invoice.ts';
import { issued } from '../events/einvoice/testing/example.ts';
import { writeCreditNote } from '../events/einvoice/write-credit-note.ts';
import { writeInvoice } from '../events/einvoice/write-invoice.ts';
import type { InvoiceView } from '../events/invoice-view.ts';
import { readPdf } from '../query-service/invoices/pdf/testing/read-pdf.ts';
import { type Answer, after, asCaller, get, type Problem, post } from '../testing/http/client.ts';
import { contentOf } from './plain-document.ts';

const ledger = inject('ledger');
const asXml = { 'content-type': 'application/xml' };

type Written = Answer<InvoiceView & Problem & { creditNoteId: string }>;

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const pdfOf = (bytes: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes - 9)]);
const attachment = (content: Buffer, change: Partial<AttachmentWithContent> = {}): AttachmentWithContent => ({
  mediaType: 'application/pdf',
  fileName: 'Größe "A".pdf',
  content: content.toString('base64'),
  ...change,
});

const contentWith = (...attachments: AttachmentWithContent[]) =>
  contentOf(1, { supportingDocuments: attachments.map((attachment, index) => ({ id: `sheet ${index}`, attachment })) });

const register = (body: string | object, headers: Record<string, string> = asXml): Promise<Written> =>
  post(`${ledger.commandUrl}/invoices`, body, headers);

/** An answer of the query service as bytes, after a command. */
async function viewed(written: Written, path: string, headers: Record<string, string> = {}) {
  const url = `${ledger.queryUrl}/invoices/${written.body.invoiceId}${path}`;
  const answer = await fetch(url, { headers: asCaller({ ...after(written), ...headers }) });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
const file = (written: Written, content: Buffer, headers?: Record<string, string>) =>
  viewed(written, `/attachments/${sha256(content)}`, headers);
const document = async (written: Written, path: string): Promise<string> =>
  (await viewed(written, path, { accept: 'application/xml' })).bytes.toString();
/** The document inside the PDF that the query service answers with. */
async function documentInPdf(written: Written, path: string): Promise<string> {
  const { bytes } = await viewed(written, path, { accept: 'application/pdf' });
  const { attachments } = await readPdf(bytes);
  return Buffer.from(attachments.get('factur-x.xml') ?? '').toString();
}

describe('a PDF of a megabyte that is attached to an invoice', () => {
  const pdf = pdfOf(1_000_000);
  const content = contentWith(attachment(pdf), attachment(Buffer.from('a;b\n'), { mediaType: 'text/csv' }));

  it('comes out in UBL, in CII and as a file, to the byte', async () => {
    const written = await register(writeInvoice(issued(content)));
    expect(written.status, written.text).toBe(201);
    const again = await register(writeInvoice(issued(content)));
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([written.text, 'true']);

    for (const syntax of syntaxes) {
      const xml = await document(written, `?syntax=${syntax}`);
      expect(readInvoice(xml).content.supportingDocuments).toEqual(content.supportingDocuments);
    }
    expect(readInvoice(await document(written, '?revision=0')).content).toEqual(content);
    expect(await documentInPdf(written, '')).toEqual(await document(written, '?syntax=cii'));

    const { status, headers, bytes } = await file(written, pdf);
    expect(status).toBe(200);
    expect(bytes.equals(pdf)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '1000000',
      'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''Gr%C3%B6%C3%9Fe%20%22A%22\.pdf$/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      etag: `"${sha256(pdf)}"`,
    });
    const known = await file(written, pdf, { 'if-none-match': `"${sha256(pdf)}"` });
    expect([known.status, known.bytes.length]).toEqual([304, 0]);
  });

  it('is shown by its digest', async () => {
    const written = await register(writeInvoice(issued({ ...content, number: `A-${randomUUID()}` })));
    const fileName = 'Größe "A".pdf';
    const recorded = [
      { id: 'sheet 0', attachment: { mediaType: 'application/pdf', fileName, sha256: sha256(pdf), bytes: 1_000_000 } },
      {
        id: 'sheet 1',
        attachment: { mediaType: 'text/csv', fileName, sha256: sha256(Buffer.from('a;b\n')), bytes: 4 },
      },
    ];
    const path = `${ledger.queryUrl}/invoices/${written.body.invoiceId}`;
    const view = await get<InvoiceView>(path, after(written));
    expect(view.body.supportingDocuments).toEqual(recorded);
    expect(view.text).not.toContain(pdf.toString('base64', 0, 300));
  });

  it('is not answered for an invoice that does not have it', async () => {
    const other = await register(writeInvoice(issued(contentWith())));
    const { status, bytes } = await file(other, pdf);
    expect([status, JSON.parse(bytes.toString()).type]).toEqual([404, '/problems/attachment-not-found']);
  });
});

it('what is attached to a credit note comes out with the note, and as a file of its invoice', async () => {
  const pdf = pdfOf(500_000);
  const invoice = contentWith();
  const written = await register(writeInvoice(issued(invoice)));
  const note = {
    ...contentWith(attachment(pdf)),
    typeCode: '381',
    precedingInvoices: [{ number: invoice.number ?? '' }],
  };
  const path = `${ledger.commandUrl}/invoices/${written.body.invoiceId}/credit-notes`;
  const credited: Written = await post(path, writeCreditNote(note), asXml);
  expect(credited.status, credited.text).toBe(201);
  for (const syntax of syntaxes) {
    const xml = await document(credited, `/credit-notes/${credited.body.creditNoteId}?syntax=${syntax}`);
    expect(readCreditNote(xml).content.supportingDocuments).toEqual(note.supportingDocuments);
  }
  const inPdf = await documentInPdf(credited, `/credit-notes/${credited.body.creditNoteId}`);
  expect(readCreditNote(inPdf).content.supportingDocuments).toEqual(note.supportingDocuments);
  const view = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${written.body.invoiceId}`, after(credited));
  expect(view.body.creditNotes[0]?.attachments).toMatchObject([{ sha256: sha256(pdf), bytes: 500_000 }]);
  expect((await file(credited, pdf)).bytes.equals(pdf)).toBe(true);
});

describe('a JSON request', () => {
  const asJson = { 'content-type': 'application/json' };

  it('has attachments in base64, in batches too', async () => {
    const csv = Buffer.from('a;b\r\n7;8\r\n');
    const content = { ...contentWith(attachment(csv, { mediaType: 'text/csv' })), invoiceId: randomUUID() };
    const written = await register(content, asJson);
    expect(written.status, written.text).toBe(201);
    expect((await file(written, csv)).bytes.equals(csv)).toBe(true);
    expect(readInvoice(await document(written, '')).content.supportingDocuments).toEqual(content.supportingDocuments);
    const line = { ...content, invoiceId: randomUUID(), number: `A-${randomUUID()}` };
    const batch = await fetch(`${ledger.commandUrl}/invoices:batch`, {
      method: 'POST',
      headers: asCaller({ 'content-type': 'application/x-ndjson' }),
      body: `${JSON.stringify(line)}\n`,
    });
    const answer = await batch.json();
    expect(answer).toMatchObject({ status: 201 });
  });

  it.each([
    ['not base64', { content: 'YQ=' }, 400, 'malformed-request'],
    ['not base64 as it is written', { content: 'YR==' }, 400, 'malformed-request'],
    ['of a media type that EN 16931 does not allow', { mediaType: 'text/html' as never }, 400, 'malformed-request'],
    ['of another type', { content: Buffer.from('%PDF-1.7').toString('base64') }, 422, 'attachment-of-other-type'],
    ['of no type', { content: 'AAAA' }, 422, 'attachment-unrecognised'],
  ])('is refused if an attachment is %s', async (_, change, status, type) => {
    const csv = attachment(Buffer.from('a;b'), { mediaType: 'text/csv', ...change });
    const refused = await register({ ...contentWith(csv), invoiceId: randomUUID() }, asJson);
    expect([refused.status, refused.body.type], refused.text).toEqual([status, `/problems/${type}`]);
  });
});

describe('a document that was issued', () => {
  it('is taken with content that is not what it says, and marked', async () => {
    const content = randomBytes(100_000);
    const written = await register(writeInvoice(issued(contentWith(attachment(content)))));
    expect(written.status, written.text).toBe(201);
    const view = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${written.body.invoiceId}`, after(written));
    expect(view.body.supportingDocuments?.[0]?.attachment).toMatchObject({ isUnrecognised: true });
    expect((await file(written, content)).bytes.equals(content)).toBe(true);
  });

  it('is refused with content of another type, or with more than 200 attachments', async () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex');
    const other = await register(writeInvoice(issued(contentWith(attachment(png)))));
    expect([other.status, other.body.type]).toEqual([422, '/problems/attachment-of-other-type']);
    const many = Array<AttachmentWithContent>(201).fill(attachment(pdfOf(20)));
    const tooMany = await register(writeInvoice(issued(contentWith(...many))));
    expect([tooMany.status, tooMany.body.type]).toEqual([422, '/problems/too-many-attachments']);
  });
});
