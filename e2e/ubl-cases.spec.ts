import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { after, asCaller, get, type Problem, post } from '../testing/http/client.ts';
import { newCustomer } from '../testing/http/requests.ts';

// Documents that the official rules call valid, and some that they do not. They are not part of this repository.
const CASES = new URL('../../shared/cases/einvoice/', import.meta.url);
const isHere = existsSync(CASES);

const xml = { 'content-type': 'application/xml' };

describe.skipIf(!isHere)(
  `e-invoices with their own totals${isHere ? '' : ` (skipped: not in ${CASES.pathname})`}`,
  () => {
    const ledger = inject('ledger');
    const read = (file: string) => readFileSync(new URL(file, CASES), 'utf8');

    it.each([
      ['vat-of-gross-price.xml', 7_920, { term: 'BT-117', name: 'taxes[S 19].tax', stated: 1_265, computed: 1_264 }],
      ['vat-rounded-per-line.xml', 37_497, { term: 'BT-117', name: 'taxes[S 25].tax', stated: 7_500, computed: 7_499 }],
      ['kwd-two-digits.xml', 3_890, { term: 'BT-131', name: 'lines[0].net', stated: 3_700, computed: 3_704 }],
    ])('%s is registered as it is stated, and comes out so', async (file, amountDue, difference) => {
      const registered = await register(read(file));
      expect(registered.status, registered.text).toBe(201);
      expect(registered.body.amountDue).toBe(amountDue);
      expect(registered.body.differences).toContainEqual(difference);
      const { invoiceId, totals, taxes, differences } = registered.body;
      const url = `${ledger.queryUrl}/invoices/${invoiceId}`;
      expect((await get<InvoiceView>(url, after(registered))).body).toMatchObject({ totals, taxes, differences });
      const again = await register(await written(url, registered));
      expect(again.body).toMatchObject({ totals, taxes, differences });
    });

    it.each([
      ['two-subtotals-of-one-rate.xml', ['BR-S-08']],
      ['igic-without-rate.xml', ['BR-48', 'BR-AF-05', 'BR-AF-09']],
    ])('%s is refused by the names of the rules that it breaks', async (file, names) => {
      const { status, body } = await register<Problem & { rules: { rule: string }[] }>(read(file));
      expect([status, body.type]).toEqual([422, '/problems/rules-broken']);
      expect([...new Set(body.rules.map(({ rule }) => rule))].toSorted()).toEqual(names);
    });

    it('a tax in an accounting currency that is that of the invoice is refused', async () => {
      const { status, body } = await post<Problem>(`${ledger.commandUrl}/invoices`, {
        ...JSON.parse(read('bt6-same-currency.json')),
        invoiceId: crypto.randomUUID(),
        number: newNumber(),
      });
      expect([status, body.type]).toEqual([422, '/problems/accounting-currency-not-other']);
    });

    it('the rate 0 of the category O comes out again', async () => {
      const registered = await register(read('xrechnung-not-subject.xml'));
      const out = await written(`${ledger.queryUrl}/invoices/${registered.body.invoiceId}`, registered);
      const subtotal = /<cac:TaxSubtotal>.*?<\/cac:TaxSubtotal>/s;
      expect(subtotal.exec(out)?.[0]).toContain('<cbc:Percent>0</cbc:Percent>');
      expect(out.replace(subtotal, '')).not.toContain('<cbc:Percent>');
    });

    it('a correction by a negative invoice is registered, owes what it states, and comes out so', async () => {
      const registered = await register(read('negative-invoice.xml'));
      expect(registered.status, registered.text).toBe(201);
      expect(registered.body).toMatchObject({ state: 'paid', amountDue: 0, excess: 12_500 });
      const out = await written(`${ledger.queryUrl}/invoices/${registered.body.invoiceId}`, registered);
      expect(out).toContain('<cbc:PayableAmount currencyID="EUR">-125.00</cbc:PayableAmount>');
    });

    it('a credit note takes off the amount that it states, with its rounding, and comes out so', async () => {
      const number = newNumber();
      const invoice = await register(read('cn-rounding-invoice.xml'), number);
      const note = await credit(invoice.body.invoiceId, read('cn-rounding-creditnote.xml'), number);
      expect([note.status, note.body.amountDue]).toEqual([201, 112_500]);
      const { invoiceId, creditNoteId } = note.body;
      const out = await written(`${ledger.queryUrl}/invoices/${invoiceId}/credit-notes/${creditNoteId}`, note);
      expect(out).toContain('<cbc:PayableRoundingAmount currencyID="SEK">0.01</cbc:PayableRoundingAmount>');
      expect(out).toContain('<cbc:PayableAmount currencyID="SEK">125.00</cbc:PayableAmount>');
    });

    it('three credit notes of a third credit all of an invoice, and a fourth one is refused', async () => {
      const number = newNumber();
      const { body } = await register(read('cn-thirds-invoice.xml'), number);
      const due: number[] = [];
      for (const _ of ['first', 'second', 'third']) {
        const note = await credit(body.invoiceId, read('cn-thirds-creditnote.xml'), number);
        expect(note.status, note.text).toBe(201);
        due.push(note.body.amountDue);
      }
      expect([body.amountDue, ...due]).toEqual([12_488, 8_325, 4_162, 0]);
      const fourth = await credit<Problem>(body.invoiceId, read('cn-thirds-creditnote.xml'), number);
      expect([fourth.status, fourth.body.type]).toEqual([422, '/problems/credit-exceeds-invoice']);
    });

    it('a credit note that was sent as JSON comes out as a UBL CreditNote', async () => {
      const { invoiceId } = (await register(read('cn-thirds-invoice.xml'))).body;
      const sent = {
        currency: 'EUR',
        issuedOn: '2026-01-20',
        number: newNumber(),
        reason: 'half',
        lines: [{ line: 1, quantity: '0.5' }],
      };
      const note = await post<{ creditNoteId: string; credited: number }>(
        `${ledger.commandUrl}/invoices/${invoiceId}/credit-notes`,
        sent,
      );
      expect(note.status, note.text).toBe(201);
      const out = await written(
        `${ledger.queryUrl}/invoices/${invoiceId}/credit-notes/${note.body.creditNoteId}`,
        note,
      );
      expect(out).toContain('<CreditNote ');
      expect(out).toContain('<cbc:CreditedQuantity unitCode="EA">0.5</cbc:CreditedQuantity>');
      expect(out).toContain(
        `<cbc:PayableAmount currencyID="EUR">${(note.body.credited / 100).toFixed(2)}</cbc:PayableAmount>`,
      );
    });

    async function written(url: string, at: Parameters<typeof after>[0]): Promise<string> {
      const out = await fetch(url, { headers: asCaller({ accept: 'application/xml', ...after(at) }) });
      const text = await out.text();
      expect(out.status, text).toBe(200);
      return text;
    }

    /** Under a number of its own: that of a case names one invoice only. */
    const register = <Body = InvoiceView>(document: string, number = newNumber()) =>
      post<Body>(`${ledger.commandUrl}/invoices`, numbered(document, number), xml);

    const credit = <Body = InvoiceView & { creditNoteId: string }>(
      invoiceId: string,
      document: string,
      number: string,
    ) => {
      const about = document.replace(/(<cac:InvoiceDocumentReference>\s*<cbc:ID>)[^<]*/, `$1${number}`);
      return post<Body>(`${ledger.commandUrl}/invoices/${invoiceId}/credit-notes`, numbered(about, newNumber()), xml);
    };

    const numbered = (document: string, number: string) => document.replace(/(<cbc:ID>)[^<]*/, `$1${number}`);
  },
);

const newNumber = () => `T-${newCustomer()}`;
