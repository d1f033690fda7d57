import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CreditedTax } from '../../events/invoice.ts';
import { evolve, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { noteOf } from '../testing/credit-notes.ts';
import { anyPrepaidBeyond, anyRegistration, registerCommand } from '../testing/invoice-lives.ts';
import type { InvoiceCommand } from './commands.ts';
import { CreditExceedsLine, NoSuchLine } from './credited-lines.ts';
import type { Credited } from './credited-tax.ts';
import { CreditExceedsInvoice, creditableTaxes, NothingToCredit } from './credited-tax.ts';
import { decide } from './decide.ts';

const registered = (command: InvoiceCommand): RegisteredInvoice => {
  const [event] = decide(unregistered, command);
  if (event === undefined) throw new Error('nothing was registered');
  return evolve(unregistered, event);
};

const credit = (invoice: RegisteredInvoice, credited: Credited): RegisteredInvoice => {
  const creditNoteId = `note-${invoice.creditNotes.size}`;
  const note: InvoiceCommand = {
    type: 'credit',
    creditNoteId,
    currency: 'EUR',
    issuedOn: '2026-02-01',
    reason: 'returned',
    credited,
  };
  return decide(invoice, note).reduce<RegisteredInvoice>(evolve, invoice);
};

const credited = (invoice: RegisteredInvoice) => [...invoice.creditNotes.values()].flatMap(({ taxes }) => taxes);

const twoRates = registerCommand({
  lines: [
    { description: 'Work', quantity: '3', unitPrice: '3333', tax: { category: 'S', rate: '19' } },
    { description: 'Book', quantity: '2', unitPrice: '1001', tax: { category: 'S', rate: '7' } },
  ],
  allowances: [{ amount: 500, tax: { category: 'S', rate: '19' } }],
});

describe('a credit note by amount', () => {
  it('splits its tax in the proportions of the invoice', () => {
    const invoice = credit(registered(twoRates), { by: 'amount', amount: 5_000 });
    // 11304 + 2142 due: 5000 falls on them as 4204 and 796, each with the tax that it holds
    expect(credited(invoice)).toEqual([
      { category: 'S', rate: '19', taxable: 3_532, tax: 671 },
      { category: 'S', rate: '7', taxable: 745, tax: 52 },
    ]);
  });

  it('credits the rounding amount once, with the last credit note of the invoice', () => {
    const line = { description: 'Work', quantity: '1', unitPrice: '1', tax: { category: 'E', rate: '0' } } as const;
    const whole = credit(registered(registerCommand({ lines: [line], rounding: 1 })), { by: 'amount', amount: 2 });
    expect(whole.amountDue).toBe(0);
    expect(() => credit(whole, { by: 'amount', amount: 1 })).toThrow(CreditExceedsInvoice);
    expect(() => credit(whole, { by: 'lines', lines: [{ line: 1, quantity: '1' }] })).toThrow(NothingToCredit);
  });

  it.each([
    // total = lines + rounding (BR-CO-16 without a prepayment)
    { lines: 9_998, rounding: 2, prepaid: 0, amount: 9_998, due: 2 },
    { lines: 9_998, rounding: 2, prepaid: 0, amount: 9_999, due: 1 },
    { lines: 10_000, rounding: 10_000, prepaid: 0, amount: 10_000, due: 10_000 },
    { lines: 10_000, rounding: 10_000, prepaid: 0, amount: 10_001, due: 9_999 },
    { lines: 10_000, rounding: -2, prepaid: 0, amount: 9_997, due: 1 },
    { lines: 10_000, rounding: -2, prepaid: 0, amount: 9_998, due: 0 },
    { lines: 9_998, rounding: 2, prepaid: 3_000, amount: 6_999, due: 1 },
  ])(
    'of $amount takes exactly that of lines of $lines, rounded by $rounding, of which $prepaid is prepaid',
    (example) => {
      const { lines, amount, due, ...content } = example;
      const line = { description: 'Work', quantity: '1', unitPrice: String(lines), tax: { category: 'Z' } } as const;
      const invoice = credit(registered(registerCommand({ lines: [line], ...content })), { by: 'amount', amount });
      expect([invoice.credited, invoice.amountDue]).toEqual([amount, due]);
    },
  );

  it('of all that was billed returns as credit what was prepaid', () => {
    const line = { description: 'Work', quantity: '1', unitPrice: '9998', tax: { category: 'Z' } } as const;
    const invoice = registered(registerCommand({ lines: [line], rounding: 2, prepaid: 3_000 }));
    const [note] = credit(invoice, { by: 'amount', amount: 10_000 }).creditNotes.values();
    expect(note).toMatchObject({ amount: 7_000, excess: 3_000 });
  });

  it('takes exactly its amount of any invoice, and leaves each tax group what it has', () => {
    const roundings = fc.integer({ min: -100, max: 100 });
    const amounts = fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 8 });
    fc.assert(
      fc.property(anyRegistration, roundings, amounts, (registration, rounding, parts) => {
        const { document } = registration as Extract<InvoiceCommand, { type: 'register' }>;
        let invoice = registered(registerCommand({ ...document, lines: [...document.lines, sold('1000')], rounding }));
        let left = invoice.document.totals.taxInclusive + rounding;
        for (const part of parts) {
          const amount = Math.min(part, left);
          if (amount === 0) break;
          invoice = credit(invoice, { by: 'amount', amount });
          const note = [...invoice.creditNotes.values()].at(-1);
          expect((note?.amount ?? 0) + (note?.excess ?? 0)).toBe(amount);
          left -= amount;
          for (const { taxable, tax } of creditableTaxes(invoice)) {
            expect(taxable).toBeGreaterThanOrEqual(0);
            expect(tax).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it('credits the whole invoice in any number of parts, to the cent and in every tax group', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyRegistration, anyPrepaidBeyond),
        fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 8 }),
        (registration, parts) => {
          let invoice = registered(registration);
          const { taxInclusive, rounding = 0 } = invoice.document.totals;
          let left = taxInclusive + rounding;
          for (const amount of parts.filter((part) => part > 0)) {
            if (amount >= left) break;
            invoice = credit(invoice, { by: 'amount', amount });
            left -= amount;
          }
          fc.pre(left > 0);
          invoice = credit(invoice, { by: 'amount', amount: left });
          expect(invoice.amountDue).toBe(0);
          for (const { category, rate, taxable, tax } of invoice.document.taxes) {
            const of = credited(invoice).filter((credit) => credit.category === category && credit.rate === rate);
            expect(of.reduce((sum, credit) => sum + credit.taxable, 0)).toBe(taxable);
            expect(of.reduce((sum, credit) => sum + credit.tax, 0)).toBe(tax);
          }
        },
      ),
    );
  });

  it('is refused beyond what is left to credit, and the refusal says how much is left', () => {
    const invoice = credit(registered(twoRates), { by: 'amount', amount: 13_000 });
    expect(() => credit(invoice, { by: 'amount', amount: 500 })).toThrow(
      new CreditExceedsInvoice('the invoice', 446, 500),
    );
  });
});

const atRate = (taxable: number, tax: number, rate = '19') => ({ category: 'S' as const, rate, taxable, tax });
const piece = (line: number, quantity = '1'): Credited => ({ by: 'lines', lines: [{ line, quantity }] });
const sold = (unitPrice: string, quantity = '1', rate = '19') => ({
  description: 'Work',
  quantity,
  unitPrice,
  tax: { category: 'S' as const, rate },
});
const bookBy = (...taxes: CreditedTax[]): Credited => ({ by: 'document', document: noteOf(taxes) });

/** The tax groups of each credit note. */
const notesOf = (registration: InvoiceCommand, ...notes: Credited[]) =>
  [...notes.reduce(credit, registered(registration)).creditNotes.values()].map(({ taxes }) => taxes);

describe('the tax groups of a credit note', () => {
  it.each<[says: string, registration: InvoiceCommand, notes: Credited[], taxes: CreditedTax[][]]>([
    ['are only those that it credits', twoRates, [piece(2)], [[atRate(1_001, 70, '7')]]],
    [
      'are those that are left, if earlier notes credited others in full',
      twoRates,
      [piece(2, '2'), { by: 'amount', amount: 1_000 }],
      // 1805 of 11304 is tax: of 1000, 160
      [[atRate(2_002, 140, '7')], [atRate(840, 160)]],
    ],
    [
      'for each piece of a line sum to its share, rounded once',
      twoRates,
      [piece(1), piece(1), piece(1)],
      // thirds of 94.99 and of 18.05
      [[atRate(3_166, 602)], [atRate(3_167, 601)], [atRate(3_166, 602)]],
    ],
    ['hold the tax of a correction of the tax alone', twoRates, [bookBy(atRate(0, 5))], [[atRate(0, 5)]]],
    [
      'of lines in one group have the share of each line',
      registerCommand({ lines: [sold('10000'), sold('5000')] }),
      [piece(1), piece(2)],
      [[atRate(10_000, 1_900)], [atRate(5_000, 950)]],
    ],
    [
      'of lines that cancel out have equal shares of what is charged beside them',
      registerCommand({
        lines: [sold('10000'), sold('10000', '-1')],
        charges: [{ amount: 5_000, tax: { category: 'S', rate: '19' } }],
      }),
      [piece(1)],
      [[atRate(2_500, 475)]],
    ],
    [
      'leave out a line without a quantity',
      registerCommand({ lines: [sold('10000', '0'), sold('5000', '2')] }),
      [piece(2)],
      [[atRate(5_000, 950)]],
    ],
    [
      'leave out a charge that belongs to no line',
      registerCommand({ lines: [sold('10000', '2')], charges: [{ amount: 100, tax: { category: 'S', rate: '7' } }] }),
      [piece(1)],
      [[atRate(10_000, 1_900)]],
    ],
    [
      'may be negative where those of the invoice are',
      registerCommand({ lines: [sold('10000'), sold('1000', '-1', '7')] }),
      [bookBy(atRate(1_000, 190), atRate(-1_000, -70, '7')), bookBy(atRate(1_000, 190))],
      [[atRate(1_000, 190), atRate(-1_000, -70, '7')], [atRate(1_000, 190)]],
    ],
    [
      'may correct the tax alone of a negative group',
      registerCommand({ lines: [sold('10000'), sold('1000', '-1', '7')] }),
      [bookBy(atRate(1_000, 190), atRate(0, -5, '7'))],
      [[atRate(1_000, 190), atRate(0, -5, '7')]],
    ],
  ])('%s', (_, registration, notes, taxes) => expect(notesOf(registration, ...notes)).toStrictEqual(taxes));

  it.each<[says: string, taxes: CreditedTax[]]>([
    ['negative where those of the invoice are positive', [atRate(1_000, 190), atRate(-1, 0, '7')]],
    ['of more tax than the invoice has, and 0.99 for rounding', [atRate(1_000, 1_905)]],
  ])('are not %s', (_, taxes) => {
    expect(() => notesOf(twoRates, bookBy(...taxes))).toThrow(CreditExceedsInvoice);
  });

  it('credit the rounding amount once, also if all of the note becomes credit', () => {
    const line = { description: 'Work', quantity: '1', unitPrice: '1', tax: { category: 'E', rate: '0' } } as const;
    const paid = decide(registered(registerCommand({ lines: [line], rounding: 1 })), {
      type: 'pay',
      paymentId: 'p',
      amount: 2,
      currency: 'EUR',
      receivedOn: '2026-02-01',
      method: 'cash',
    }).reduce<RegisteredInvoice>(evolve, registered(registerCommand({ lines: [line], rounding: 1 })));
    const whole = credit(paid, { by: 'amount', amount: 2 });
    expect(() => credit(whole, { by: 'amount', amount: 1 })).toThrow(new CreditExceedsInvoice('the invoice', 0, 1));
  });
});

describe('a credit note by lines', () => {
  it('for all lines in full leaves exactly 0 due, also with allowances', () => {
    const lines = [
      { line: 1, quantity: '3' },
      { line: 2, quantity: '2' },
    ];
    expect(credit(registered(twoRates), { by: 'lines', lines }).amountDue).toBe(0);
  });

  it('for all lines, one piece at a time, sums to the same total', () => {
    let invoice = registered(twoRates);
    for (const line of [1, 1, 1, 2, 2]) invoice = credit(invoice, { by: 'lines', lines: [{ line, quantity: '1' }] });
    expect(invoice.amountDue).toBe(0);
  });

  it('is refused beyond the quantity of a line', () => {
    expect(() => credit(registered(twoRates), { by: 'lines', lines: [{ line: 2, quantity: '2.1' }] })).toThrow(
      new CreditExceedsLine(2, '2', '2.1'),
    );
  });

  it('names what earlier notes left of a line', () => {
    const invoice = credit(registered(twoRates), { by: 'lines', lines: [{ line: 1, quantity: '2.5' }] });
    expect(() => credit(invoice, { by: 'lines', lines: [{ line: 1, quantity: '1' }] })).toThrow(
      new CreditExceedsLine(1, '0.5', '1'),
    );
  });

  it('credits nothing more of a line of which an older log credited too much', () => {
    const invoice = registered(registerCommand({ lines: [sold('10000'), sold('100000')] }));
    const data = { creditNoteId: 'old', amount: 23_800, issuedOn: '2026-02-01', reason: 'returned', taxes: [] };
    const old = evolve(invoice, {
      type: 'CreditNoteApplied',
      data: { ...data, lines: [{ line: 1, quantity: '2' }], amountDue: 107_100 },
    });
    expect(() => credit(old, piece(1))).toThrow(new CreditExceedsLine(1, '0', '1'));
    expect(() => credit(old, piece(1, '-1'))).toThrow(new CreditExceedsLine(1, '0', '-1'));
  });

  it('is refused for a line that does not exist, and for a total of 0', () => {
    expect(() => credit(registered(twoRates), { by: 'lines', lines: [{ line: 3, quantity: '1' }] })).toThrow(
      new NoSuchLine(3, 2),
    );
    expect(() => credit(registered(twoRates), { by: 'lines', lines: [{ line: 1, quantity: '0' }] })).toThrow(
      NothingToCredit,
    );
  });
});
