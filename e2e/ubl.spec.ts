import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { after, asCaller, type Problem, post } from '../testing/http/client.ts';

// Public samples that are not part of this repository: OpenPEPPOL/peppol-bis-invoice-3, ConnectingEurope/eInvoicing-EN16931.
const SAMPLES = new URL('../../shared/ubl/', import.meta.url);
const isHere = existsSync(SAMPLES);

const invoices = [
  'peppol-base-example.xml',
  'peppol-allowance-example.xml',
  'peppol-vat-category-e.xml',
  'en16931-example1.xml',
  'en16931-example5.xml',
];

describe.skipIf(!isHere)(`public UBL samples${isHere ? '' : ` (skipped: they are not in ${SAMPLES.pathname})`}`, () => {
  const ledger = inject('ledger');

  it.each(invoices)('%s is registered with the amount due in the document', async (file) => {
    const xml = readFileSync(new URL(file, SAMPLES), 'utf8');
    const { status, body } = await register<InvoiceView>(xml);
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.amountDue).toBe(statedAmountDue(xml));
  });

  it.each(invoices)('%s is exported as a document that can be registered with the same totals', async (file) => {
    const registered = await register<InvoiceView>(readFileSync(new URL(file, SAMPLES), 'utf8'));
    const url = `${ledger.queryUrl}/invoices/${registered.body.invoiceId}`;
    const out = await fetch(url, { headers: asCaller({ accept: 'application/xml', ...after(registered) }) });
    expect(out.headers.get('content-type')).toMatch('application/xml');
    const again = await register<InvoiceView>(await out.text());
    expect(again.status, again.text).toBe(201);
    expect(again.body).toMatchObject({ totals: registered.body.totals, taxes: registered.body.taxes });
  });

  it('a credit note is applied, or refused with a problem that says that it is a credit note', async () => {
    const xml = readFileSync(new URL('peppol-base-creditnote-correction.xml', SAMPLES), 'utf8');
    const { status, body } = await register<Problem>(xml);
    expect([201, 409, 422]).toContain(status);
    if (status !== 201) expect(JSON.stringify(body)).toMatch(/credit ?note/i);
  });

  it('a wrong total is reported with its value and the expected value', async () => {
    const xml = readFileSync(new URL('peppol-base-example.xml', SAMPLES), 'utf8');
    const wrong = xml.replace(/(<cbc:PayableAmount[^>]*>)[\d.]+/, '$11.23');
    const { status, body } = await register<Problem>(wrong);
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toMatch(/payable/i);
    expect(JSON.stringify(body)).toMatch(/123|1\.23/);
  });

  /** Registers a document under a number of its own: that of a sample names one invoice only. */
  function register<Body>(xml: string) {
    const numbered = xml.replace(/(<cbc:ID>)[^<]*/, `$1T-${crypto.randomUUID()}`);
    return post<Body>(`${ledger.commandUrl}/invoices`, numbered, { 'content-type': 'application/xml' });
  }
});

/** BT-115 in cents. */
function statedAmountDue(xml: string): number {
  const [, euros = '', cents = ''] = /<cbc:PayableAmount[^>]*>(\d+)(?:\.(\d+))?</.exec(xml) ?? [];
  return Number(euros + cents.padEnd(2, '0'));
}
