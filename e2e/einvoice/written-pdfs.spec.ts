// `npm run test:einvoice`: documents that the ledger writes as PDF are PDF/A-3b and Factur-X.
//
// EINVOICE_PDFS: the number of random documents (4).

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { creditNoteDocument } from '../../events/credit-note-document.ts';
import { withAmounts } from '../../events/document/totals.ts';
import { invoicesInBoth } from '../../events/einvoice/cii/testing/arbitrary-invoice.ts';
import { creditNote, invoice } from '../../events/einvoice/kinds.ts';
import { readCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { readInvoice } from '../../events/einvoice/read-invoice.ts';
import { withAttachments } from '../../events/einvoice/testing/arbitrary-attachments.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { publicSamples } from '../../events/einvoice/testing/public-samples.ts';
import { openFonts } from '../../query-service/invoices/pdf/fonts.ts';
import { writePdf } from '../../query-service/invoices/pdf/write-pdf.ts';
import { asNote, type Content, seed } from './documents.ts';
import { pdfJudge } from './pdf-judge.ts';

const count = Number(process.env.EINVOICE_PDFS || 4);

const judge = await pdfJudge();
const fonts = openFonts();

const invoiceOf = (content: Content) => writePdf(issued(content), invoice, fonts);
const noteOf = (content: Content) => writePdf(issued(asNote(content)), creditNote, fonts);

function sample(xml: string): Uint8Array {
  if (!xml.includes('<CreditNote')) {
    const { content, stated } = readInvoice(xml);
    return writePdf(withAmounts(content, stated), invoice, fonts);
  }
  const { customer = { id: '', name: '' }, ...note } = readCreditNote(xml).content;
  return noteOf({ customer, ...note });
}

const line = { description: 'Work', quantity: '3', unitPrice: '24999', tax: { category: 'S', rate: '19' } } as const;
const ofAnAmount = {
  creditNoteId: 'c',
  number: 'CN-2',
  amount: 121,
  issuedOn: '2026-12-01',
  reason: 'Credited',
  taxes: [{ category: 'S', rate: '21', taxable: 100, tax: 21 }],
  amountDue: 0,
} as const;
const { delivery: _, ...atTheSeller } = example;
const xrechnung: Content = {
  ...atTheSeller,
  specification: 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0',
  process: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  seller: {
    name: 'Lighthouse Joinery BV',
    vatId: 'NL001234567B01',
    electronicAddress: { id: '12345678', scheme: '0106' },
    address: { city: 'Delft', postCode: '2611 AB', country: 'NL' },
    contact: { name: 'Jo Vis', telephone: '+31 15 000 0000', email: 'jo@lighthouse.example' },
  },
  paymentTerms: '#SKONTO#TAGE=14#PROZENT=2.00#\n',
  paymentInstructions: [{ meansCode: '58', account: 'DE02120300000000202051', remittance: 'LH-2026-0113' }],
};

/** Each PDF that is judged, by its name. */
const written = new Map<string, Uint8Array>([
  ['the example', invoiceOf(example)],
  ['the example as a credit note', noteOf(example)],
  [
    'a credit note of an amount',
    writePdf(creditNoteDocument(issued(example), { ...ofAnAmount, taxes: [...ofAnAmount.taxes] }), creditNote, fonts),
  ],
  ['an XRechnung', invoiceOf(xrechnung)],
  ['yen', invoiceOf({ ...example, currency: 'JPY', lines: [line], allowances: [], charges: [] })],
  ['500 lines', invoiceOf({ ...example, lines: Array.from({ length: 500 }, () => line) })],
  [
    'long texts',
    invoiceOf({ ...example, notes: ['word '.repeat(3_000)], lines: [{ ...line, details: 'x'.repeat(5_000) }] }),
  ],
  [
    'texts in many scripts',
    invoiceOf({
      ...example,
      notes: ['Καλημέρα Благодарим 請求書 شكرا שלום ขอบคุณ धन्यवाद 감사 😀 \u{20000} \u200b\ufeff'],
    }),
  ],
  ...[...publicSamples].map(([name, xml]) => [name, sample(xml)] as const),
  ...fc
    .sample(withAttachments(invoicesInBoth), { numRuns: count, seed })
    .map((content, index) => [`random ${index}`, invoiceOf(content)] as const),
]);

describe.skipIf(judge === undefined)(`a PDF that is written (EINVOICE_SEED=${seed})`, () => {
  let faults: Map<string, string[]>;
  beforeAll(async () => {
    faults = (await judge?.(written)) ?? new Map();
  }, 900_000);

  it.each([...written.keys()])('is PDF/A-3b and Factur-X: %s', (name) => {
    expect(faults.get(name)).toEqual([]);
  });

  it('is judged: what makes it no PDF/A, or no Factur-X, is found', async () => {
    const bytes = Buffer.from(written.get('the example') ?? '').toString('latin1');
    const changed = (from: string, to: string) => Buffer.from(bytes.replace(from, to), 'latin1');
    const broken = new Map([
      ['no colours', changed('/OutputIntents', '/OutputIntentX')],
      ['no profile', changed('>EN 16931</fx', '>EN 16930</fx')],
    ]);
    const found = await judge?.(broken);
    expect(found?.get('no colours')).toEqual([expect.stringContaining('isCompliant=false')]);
    expect(found?.get('no profile')).toEqual([expect.stringContaining('ConformanceLevel contains invalid value')]);
  });
});
