import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tax } from '../../events/document/document.ts';
import type { CreditedTax, CreditNoteApplied, InvoiceEvent, IssuedDocument } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { divideRounded } from '../../events/money/decimal.ts';
import { noteOf } from '../testing/credit-notes.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import type { InvoiceCommand } from './commands.ts';
import { NegativeAmountDue } from './credited-document.ts';
import { CreditExceedsInvoice, NothingToCredit } from './credited-tax.ts';
import { decide } from './decide.ts';

const standard = { category: 'S', rate: '25' } as const;
const exempt = { category: 'E', rate: '0' } as const;
const at = (tax: Tax & { rate: string }, taxable: number, amount = 0): CreditedTax => ({
  ...tax,
  taxable,
  tax: amount,
});

const after = (invoice: Invoice, command: InvoiceCommand): RegisteredInvoice =>
  decide(invoice, command).reduce<Invoice>(evolve, invoice) as RegisteredInvoice;

/** An invoice with a line of this price. */
const invoiceOf = (unitPrice: number, tax: Tax, change: { prepaid?: number; rounding?: number } = {}) =>
  after(unregistered, registerCommand({ lines: [lineOf(unitPrice, tax)], ...change }));
const lineOf = (unitPrice: number, tax: Tax) => ({
  description: 'Work',
  quantity: '1',
  unitPrice: String(unitPrice),
  tax,
});

const noting = (invoice: RegisteredInvoice, document: IssuedDocument): InvoiceCommand => ({
  type: 'credit',
  creditNoteId: `n-${invoice.creditNotes.size}`,
  currency: 'EUR',
  issuedOn: '2026-02-01',
  reason: 'returned',
  credited: { by: 'document', document },
});
const credit = (invoice: RegisteredInvoice, document: IssuedDocument) => after(invoice, noting(invoice, document));
const isNote = (event: InvoiceEvent): event is CreditNoteApplied => event.type === 'CreditNoteApplied';
const noteIn = (invoice: RegisteredInvoice, document: IssuedDocument) =>
  decide(invoice, noting(invoice, document)).find(isNote)?.data;

describe('a credit note that came as a document', () => {
  it('takes off the amount that it states (BT-115), with its rounding (BT-114)', () => {
    const invoice = credit(invoiceOf(100_000, standard), noteOf([at(standard, 9_999, 2_500)], { rounding: 1 }));
    expect(invoice.amountDue).toBe(125_000 - 12_500);
  });

  it('does not take off what it says was returned already (BT-113)', () => {
    const note = noteOf([at(standard, 10_000, 2_500)], { prepaid: 4_500 });
    const invoice = credit(invoiceOf(100_000, standard), note);
    expect([invoice.credited, invoice.amountDue]).toEqual([8_000, 117_000]);
    expect(invoice.creditNotes.get('n-0')).toMatchObject({ amount: 8_000, excess: 0, prepaid: 4_500 });
  });

  it('leaves no more to credit than it does not take back, with what was returned', () => {
    const invoice = credit(invoiceOf(10_000, standard), noteOf([at(standard, 10_000, 2_500)], { prepaid: 4_500 }));
    const cent: InvoiceCommand = {
      ...noting(invoice, noteOf([])),
      credited: { by: 'amount', amount: 1 },
    } as InvoiceCommand;
    expect(invoice.amountDue).toBe(4_500);
    expect(() => after(invoice, cent)).toThrow(CreditExceedsInvoice);
  });

  it('of which all was returned already takes nothing off, but takes back its tax', () => {
    const invoice = invoiceOf(100_000, standard);
    const note = noteOf([at(standard, 10_000, 2_500)], { prepaid: 12_500 });
    expect(noteIn(invoice, note)).toMatchObject({ amount: 0, taxes: note.taxes, amountDue: 125_000 });
    expect(credit(invoice, note).amountDue).toBe(125_000);
  });

  it('of nothing, or of which more was returned, is refused', () => {
    const invoice = invoiceOf(100_000, standard);
    expect(() => credit(invoice, noteOf([at(standard, 0)]))).toThrow(NothingToCredit);
    expect(() => credit(invoice, noteOf([at(standard, 10_000, 2_500)], { prepaid: 12_501 }))).toThrow(
      NegativeAmountDue,
    );
  });

  it('of an invoice that was prepaid makes credit of what exceeds the amount due, unless it was returned already', () => {
    const invoice = invoiceOf(10_000, standard, { prepaid: 3_000 });
    const [whole, returned] = [0, 3_000].map((prepaid) => noteOf([at(standard, 10_000, 2_500)], { prepaid }));
    expect(whole && noteIn(invoice, whole)).toMatchObject({ amount: 9_500, excess: 3_000, amountDue: 0 });
    const data = returned && noteIn(invoice, returned);
    expect(data).toMatchObject({ amount: 9_500, amountDue: 0 });
    expect(data).not.toHaveProperty('excess');
  });

  it.each([
    ['a third', 3, 9_990, standard, 3_330, 833], // 41.63 × 3 = 124.89, of 124.88
    ['a seventh', 7, 10_000, standard, 1_429, 357], // 17.86 × 7 = 125.02, of 125.00
    ['a third without tax', 3, 20_000, exempt, 6_667, 0], // 66.67 × 3 = 200.01
    ['a seventh without tax', 7, 10_000, exempt, 1_429, 0], // 14.29 × 7 = 100.03
  ])('of %s reaches exactly zero with the last one, and none can follow', (_, count, price, tax, taxable, amount) => {
    let invoice = invoiceOf(price, tax);
    const note = noteOf([at(tax, taxable, amount)]);
    for (let made = 1; made <= count; made++) {
      expect(invoice.amountDue).toBeGreaterThan(0);
      invoice = credit(invoice, note);
    }
    expect([invoice.amountDue, invoice.state]).toEqual([0, 'paid']);
    expect(() => credit(invoice, note)).toThrow(CreditExceedsInvoice);
  });

  it('of a seventh reaches zero, although a small tax group is used up before', () => {
    // 100.00 and 0.04 without tax: sevenths of 14.29 and 0.01 take back all of the small group with the fourth
    const free = { category: 'Z', rate: '0' } as const;
    let invoice = after(unregistered, registerCommand({ lines: [lineOf(10_000, exempt), lineOf(4, free)] }));
    const seventh = noteOf([at(exempt, 1_429), at(free, 1)]);
    for (let made = 0; made < 7; made++) invoice = credit(invoice, seventh);
    expect([invoice.amountDue, invoice.state]).toEqual([0, 'paid']);
  });

  it('may not have a tax group that the invoice has not, not even of a cent', () => {
    const other = noteOf([at(standard, 1_000, 250), at({ category: 'S', rate: '12' }, 1)]);
    expect(() => credit(invoiceOf(10_000, standard), other)).toThrow(CreditExceedsInvoice);
  });

  it('may take back tax groups when rounding has left nothing due', () => {
    // 10.00 with 2.50 of tax in 39 parts of 0.26 and 0.07: 38 of them come to 12.54
    let invoice = invoiceOf(1_000, standard);
    for (let made = 0; made < 38; made++) invoice = credit(invoice, noteOf([at(standard, 26, 7)]));
    expect(invoice.amountDue).toBe(0);
    const last = noteOf([at(standard, 12, 3)]);
    expect(noteIn(invoice, last)).toMatchObject({ amount: 0, taxes: last.taxes, amountDue: 0 });
  });

  it('that exceeds a paid invoice by rounding makes no credit of it', () => {
    const pay: InvoiceCommand = {
      type: 'pay',
      paymentId: 'p',
      amount: 20_000,
      currency: 'EUR',
      receivedOn: '2026-01-02',
      method: 'cash',
    };
    const invoice = after(invoiceOf(20_000, exempt), pay);
    const third = noteOf([at(exempt, 6_667)]);
    const credited = [third, third, third].reduce(credit, invoice);
    expect([credited.amountDue, credited.paid, credited.credited]).toEqual([0, 0, 20_000]);
    expect([...credited.creditNotes.values()].map(({ excess }) => excess)).toEqual([0, 0, 0]);
  });

  it.each<[says: string, taxable: number, amount: number, isAccepted: boolean]>([
    ['each line by 0.02', 10_002, 2_500, true],
    ['each line by no more', 10_003, 2_500, false],
    ['the tax by 0.99', 10_000, 2_599, true],
    ['the tax by no more', 10_000, 2_600, false],
  ])('exceeds what is left by rounding: %s', (_, taxable, amount, isAccepted) => {
    const invoice = invoiceOf(10_000, standard);
    const note = noteOf([at(standard, taxable, amount)]);
    if (isAccepted) expect(credit(invoice, note).amountDue).toBe(0);
    else expect(() => credit(invoice, note)).toThrow(CreditExceedsInvoice);
  });

  it('exceeds an invoice that was rounded down by no more than that', () => {
    const invoice = invoiceOf(10_000, exempt, { rounding: -3 });
    const note = noteOf([at(exempt, 10_000)]);
    expect(() => credit(invoice, note)).toThrow(CreditExceedsInvoice);
    expect(credit(invoice, noteOf([at(exempt, 10_000)], { rounding: -1 })).amountDue).toBe(0);
  });

  it('credits several small groups of one rate, as a document may state them', () => {
    const tiny = noteOf([at(standard, 20, 5), at(standard, 20, 5)]);
    expect(noteIn(invoiceOf(10_000, standard), tiny)).toMatchObject({ taxes: [at(standard, 40, 10)], amount: 50 });
  });

  it('of any number of equal parts, each rounded, reaches exactly zero', () => {
    const parts = fc.integer({ min: 2, max: 40 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 10_000_000 }),
        parts,
        fc.constantFrom(standard, exempt),
        (price, parts, tax) => {
          let invoice = invoiceOf(price, tax);
          const taxable = Number(divideRounded(BigInt(price), BigInt(parts)));
          const rounded = Number(divideRounded(BigInt(taxable) * BigInt(tax.rate), 100n));
          for (let made = 1; made < parts; made++) invoice = credit(invoice, noteOf([at(tax, taxable, rounded)]));
          // the last one is the rest of the lines where the others were rounded down
          const rest = Math.max(taxable, price - (parts - 1) * taxable);
          const restTax = Math.max(rounded, invoice.amountDue - rest);
          invoice = credit(invoice, noteOf([at(tax, rest, restTax)]));
          expect(invoice.amountDue).toBe(0);
        },
      ),
    );
  });
});
