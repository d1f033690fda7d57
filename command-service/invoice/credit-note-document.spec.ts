import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditNoteDocument } from '../../events/credit-note-document.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { withComputedAmounts } from '../../events/document/totals.ts';
import { readCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { invoices } from '../../events/einvoice/testing/arbitrary-invoice.ts';
import { example } from '../../events/einvoice/testing/example.ts';
import { writeCreditNote } from '../../events/einvoice/write-credit-note.ts';
import { NotAnEN16931Invoice } from '../../events/einvoice/write-document.ts';
import type { CreditNoteApplied } from '../../events/invoice.ts';
import { evolve, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { type CreditedPart, creditable } from './credited-tax.ts';
import { decide } from './decide.ts';
import { InvoiceRefusal } from './refusals.ts';

type NoteDocument = ReturnType<typeof creditNoteDocument>;

const invoiceId = '018f3a00-0000-7000-8000-000000000001';

const registered = (content: InvoiceContent): RegisteredInvoice =>
  decide(unregistered, {
    type: 'register',
    invoiceId,
    document: withComputedAmounts(content),
  }).reduce<RegisteredInvoice>(
    evolve as (invoice: RegisteredInvoice, event: object) => RegisteredInvoice,
    unregistered as never,
  );

/** The invoice after a note, and the document of the note. */
function credit(invoice: RegisteredInvoice, credited: CreditedPart): [RegisteredInvoice, NoteDocument] {
  const { currency, issuedOn } = invoice.document;
  const creditNoteId = `n-${invoice.creditNotes.size}`;
  const about = { creditNoteId, number: `CN-${invoice.creditNotes.size}`, currency, issuedOn, reason: 'returned' };
  const events = decide(invoice, { type: 'credit', ...about, credited });
  const note = events.find((event): event is CreditNoteApplied => event.type === 'CreditNoteApplied');
  if (note === undefined) throw new Error('there is no note');
  return [events.reduce(evolve, invoice), creditNoteDocument(invoice.document, note.data)];
}

function rulesBrokenBy(note: NoteDocument): string[] {
  try {
    writeCreditNote(note);
    return [];
  } catch (error) {
    if (error instanceof NotAnEN16931Invoice) return error.rules.map(({ rule }) => rule);
    throw error;
  }
}

const content: InvoiceContent = {
  ...example,
  prepaid: 0,
  rounding: 0,
  charges: [],
  lines: example.lines.filter(({ id }) => id !== 'D'),
};

describe('a credit note without a document of its own', () => {
  it('has no id of a customer that is ours alone, and claims no specification of the invoice', () => {
    const buyer = { name: 'A consumer', address: { country: 'BE' } };
    const customer = { id: 'ours-alone', name: buyer.name };
    const specification = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';
    const invoice = registered({ ...content, buyer, customer, customerIdIsInternal: true, specification });
    const xml = writeCreditNote(credit(invoice, { by: 'amount', amount: 1_000 })[1]);
    expect(xml).toContain('A consumer');
    expect(xml).not.toContain('ours-alone');
    expect(xml).toContain('<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>');
  });

  it('of lines has these lines, with their part of what the invoice takes off as a whole', () => {
    const [, note] = credit(registered(content), { by: 'lines', lines: [{ line: 1, quantity: '1.25' }] });
    // half of line A: 1.25 × 400.00 − 10.00 + 7.50 = 497.50; line A has all of the allowance of 125.00 at 21 %
    expect(note.lines).toMatchObject([{ description: 'Oak table', quantity: '1.25', net: 49_750 }]);
    expect(note.allowances).toEqual([{ amount: 6_250, reason: 'Loyal customer', tax: { category: 'S', rate: '21' } }]);
    expect(note.taxes).toEqual([{ category: 'S', rate: '21', taxable: 43_500, tax: 9_135 }]);
    expect(note.totals).toEqual({
      lines: 49_750,
      allowances: 6_250,
      charges: 0,
      taxExclusive: 43_500,
      tax: 9_135,
      taxInclusive: 52_635,
      prepaid: 0,
      payable: 52_635,
    });
    expect(note.precedingInvoices).toEqual([{ number: 'LH-2026-0113', issuedOn: '2026-11-22' }]);
    expect(note.notes).toEqual(['returned']);
    expect(note.exemptionReasons).toBeUndefined();
  });

  it('of an amount has a line for each tax group', () => {
    const [, note] = credit(registered(content), { by: 'amount', amount: 10_000 });
    expect(note.lines.map(({ quantity, unitPrice, net, tax }) => [quantity, unitPrice, net, tax.rate])).toEqual(
      note.taxes.map(({ taxable, rate }) => ['1', String(taxable), taxable, rate]),
    );
    expect(note.totals.payable).toBe(10_000);
    expect(note.exemptionReasons).toEqual(example.exemptionReasons);
  });

  it('is read as a UBL credit note with its amounts', () => {
    const [, note] = credit(registered(content), { by: 'amount', amount: 10_000 });
    const { stated, invoices } = readCreditNote(writeCreditNote(note));
    expect([stated.totals, stated.taxes]).toEqual([note.totals, note.taxes]);
    expect(invoices).toEqual(['LH-2026-0113']);
  });

  it('takes off what earlier notes credited of its lines without naming them', () => {
    const [invoice] = credit(registered(content), { by: 'amount', amount: 10_000 });
    const lines = content.lines.map(({ quantity }, index) => ({ line: index + 1, quantity }));
    const [after, note] = credit(invoice, { by: 'lines', lines });
    expect(after.amountDue).toBe(0);
    expect(note.allowances?.map(({ reason }) => reason)).toContain('Credited before');
    expect(rulesBrokenBy(note)).toEqual([]);
  });

  it('has the tax in the accounting currency in proportion', () => {
    const accountingTax = { currency: 'SEK', amount: 1_000 };
    const invoice = registered({ ...content, accountingTax });
    const half = Math.round(creditable(invoice) / 2);
    const [, note] = credit(invoice, { by: 'amount', amount: half });
    expect(note.accountingTax).toEqual({ currency: 'SEK', amount: 500 });
  });

  it('is a valid document with the total that is credited, for any invoice and any parts of it', () => {
    const notes = fc.array(
      fc.oneof(
        fc.record({ by: fc.constant('amount' as const), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
        fc.record({ by: fc.constant('lines' as const), part: fc.constantFrom('whole', 'one', 'half') }),
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(invoices, notes, ({ prepaid, ...content }, parts) => {
        let invoice: RegisteredInvoice;
        try {
          invoice = registered({ ...content, issuedOn: content.issuedOn, dueOn: '2100-01-01' });
        } catch (error) {
          if (error instanceof InvoiceRefusal) return;
          throw error;
        }
        for (const note of parts) {
          const credited = creditedBy(invoice, note);
          let document: NoteDocument;
          const before = creditable(invoice);
          try {
            [invoice, document] = credit(invoice, credited);
          } catch (error) {
            if (error instanceof InvoiceRefusal) return; // nothing is left, or its lines are more than the invoice
            throw error;
          }
          const isOfDinars = content.currency === 'BHD'; // a part of an amount may have a third digit
          expect(rulesBrokenBy(document).filter((rule) => !isOfDinars || !rule.startsWith('BR-DEC-'))).toEqual([]);
          expect(document.totals.payable).toBe(before - creditable(invoice));
        }
      }),
    );
  });
});

function creditedBy(invoice: RegisteredInvoice, note: { by: 'amount' | 'lines'; part: number | string }): CreditedPart {
  if (note.by === 'amount') return { by: 'amount', amount: Math.ceil(creditable(invoice) * Number(note.part)) };
  const lines = invoice.document.lines.map(({ quantity }, index) => ({ line: index + 1, quantity }));
  if (note.part === 'whole') return { by: 'lines', lines };
  const [first = { line: 1, quantity: '0' }] = lines;
  const half = String(Math.trunc(Number(first.quantity) / 2));
  return { by: 'lines', lines: [note.part === 'one' ? first : { ...first, quantity: half }] };
}
