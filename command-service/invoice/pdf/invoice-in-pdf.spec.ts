import { describe, expect, it } from 'vitest';
import { leastXml as leastCii } from '../../../events/einvoice/cii/testing/xml.ts';
import { leastXml } from '../../../events/einvoice/testing/xml.ts';
import { objectsWith, pdfOf, pdfOfObjectStream, pdfWith } from '../../../testing/documents/pdf.ts';
import { invoiceInPdf } from './invoice-in-pdf.ts';
import { DocumentTooDemanding, PdfNotReadable, PdfWithoutInvoice, SeveralInvoicesInPdf } from './refusals.ts';

const cii = leastCii();
const zugferd1 = '<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"/>';
const order =
  '<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"/>';
const invoiceIn = async (pdf: Uint8Array, mostBytes = 1_000_000) =>
  Buffer.from(await invoiceInPdf(pdf, mostBytes)).toString();
const asFacturX = objectsWith([['factur-x.xml', cii]]);

describe('the invoice in a PDF is', () => {
  it.each(['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml'])(
    'the attached file with the standard name %s, whatever else is attached',
    async (name) => {
      const pdf = pdfWith(['terms.pdf', '%PDF-'], ['copy.xml', leastXml()], [name, cii]);
      expect(await invoiceIn(pdf)).toBe(cii);
    },
  );

  it.each([
    ['UBL', leastXml()],
    ['CII', cii],
    ['ZUGFeRD 1.0, which is refused by its name when it is read', zugferd1],
  ])('the only XML that is an invoice by its root, if no file has a standard name: %s', async (_, xml) => {
    const others = [
      ['order-x.xml', order],
      ['hours.xml', '<hours/>'],
      ['broken.xml', '<broken'],
      ['a.txt', cii],
    ] as const;
    expect(await invoiceIn(pdfWith(...others, ['Rechnung März.XML', xml]))).toBe(xml);
  });

  it.each([
    ['whose objects are compressed together, as PDF 1.5 allows', pdfOfObjectStream(asFacturX)],
    ['whose attached file is not compressed', pdfOf(asFacturX.with(4, { dict: '', stream: Buffer.from(cii) }))],
    ['whose cross-reference is wrong', changed(pdfOf(asFacturX), /startxref\n\d+/, 'startxref\n5')],
    ['that has no cross-reference', changed(pdfOf(asFacturX), /xref\n0 [\s\S]*trailer/, 'trailer')],
    ['that refers to itself as its earlier version', referringToItself()],
    ['whose pages are a loop', pdfOf(asFacturX.with(1, { dict: '/Type /Pages /Kids [2 0 R] /Count 1' }))],
    [
      'that wants to run JavaScript, which is not run',
      pdfOf(objectsWith([['factur-x.xml', cii]], '/OpenAction << /S /JavaScript /JS (throw 1) >>')),
    ],
  ])('found in a PDF %s', async (_, pdf) => {
    expect(await invoiceIn(pdf)).toBe(cii);
  });
});

describe('a PDF is refused', () => {
  it.each([
    ['without attached files', [], 'attached. Send'],
    ['with an order', [['order-x.xml', order]], '"order-x.xml"'],
    ['with a text', [['factur-x.txt', cii]], '"factur-x.txt"'],
    ['with XML that declares a document type', [['a.xml', `<!DOCTYPE a>${cii}`]], '"a.xml"'],
  ] as const)('%s, by the names of what is attached', async (_, files, named) => {
    await expect(invoiceIn(pdfWith(...files))).rejects.toThrow(PdfWithoutInvoice);
    await expect(invoiceIn(pdfWith(...files))).rejects.toThrow(named);
  });

  it.each([
    ['two standard names', ['factur-x.xml', 'xrechnung.xml']],
    ['one standard name twice', ['zugferd-invoice.xml', 'ZUGFeRD-invoice.xml']],
    ['two other names', ['a.xml', 'b.xml']],
  ])('if several files may be the invoice, by their names: %s', async (_, [one = '', other = '']) => {
    const pdf = pdfWith([one, cii], [other, leastXml()]);
    await expect(invoiceIn(pdf)).rejects.toThrow(SeveralInvoicesInPdf);
    await expect(invoiceIn(pdf)).rejects.toThrow(`"${one}", "${other}"`);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['XML', Buffer.from(cii)],
    ['the beginning of a PDF', pdfWith(['factur-x.xml', cii]).subarray(0, 300)],
    ['text that is nested a million times', pdfOf(objectsWith([['factur-x.xml', cii]], `/X ${'['.repeat(1e6)}`))],
    [
      'a tree of names that is a loop',
      pdfOf([{ dict: '/Type /Catalog /Names << /EmbeddedFiles 2 0 R >>' }, { dict: '/Kids [2 0 R 2 0 R]' }]),
    ],
  ])('if its bytes are %s', async (_, bytes) => {
    await expect(invoiceIn(bytes)).rejects.toThrow(PdfNotReadable);
  });

  it('if it needs a password', async () => {
    const key = `<${'00'.repeat(32)}>`;
    const encryption = { dict: `/Filter /Standard /V 1 /R 2 /P -4 /O ${key} /U ${key}` };
    const pdf = pdfOf([...asFacturX, encryption], `/Encrypt ${asFacturX.length + 1} 0 R /ID [<00> <00>]`);
    await expect(invoiceIn(pdf)).rejects.toThrow(new PdfNotReadable('it needs a password. Send one without'));
  });

  it('if more than 100 files are attached', async () => {
    const files = (count: number) => Array.from({ length: count }, (_, index) => [`${index}.txt`, 'a'] as const);
    expect(await invoiceIn(pdfWith(['factur-x.xml', cii], ...files(99)))).toBe(cii);
    await expect(invoiceIn(pdfWith(['factur-x.xml', cii], ...files(100)))).rejects.toThrow(DocumentTooDemanding);
  });

  it('if the invoice in it is larger than a document may be', async () => {
    const pdf = pdfWith(['factur-x.xml', cii]);
    expect(await invoiceIn(pdf, cii.length)).toBe(cii);
    await expect(invoiceIn(pdf, cii.length - 1)).rejects.toThrow(DocumentTooDemanding);
  });
});

function changed(pdf: Buffer, what: RegExp, by: string): Buffer {
  const text = pdf.toString('latin1');
  expect(text).toMatch(what);
  return Buffer.from(text.replace(what, by), 'latin1');
}

function referringToItself(): Buffer {
  const pdf = pdfOf(asFacturX);
  const [, at] = /startxref\n(\d+)/.exec(pdf.toString('latin1')) ?? [];
  return changed(pdf, /\/Root 1 0 R/, `/Root 1 0 R /Prev ${at}`);
}
