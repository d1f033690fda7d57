import fc from 'fast-check';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { InvoiceContent } from '../document/document.ts';
import { brokenRules } from './broken-rules.ts';
import { invoice as kind } from './kinds.ts';
import { readCreditNote } from './read-credit-note.ts';
import { readInvoice } from './read-invoice.ts';
import { invoices } from './testing/arbitrary-invoice.ts';
import { example, issued } from './testing/example.ts';
import { writeCreditNote } from './write-credit-note.ts';
import { writeInvoice } from './write-invoice.ts';

describe('an invoice that was written and read', () => {
  it('has the same content, in every term', () => {
    const document = issued(example);
    const { content, stated } = readInvoice(writeInvoice(document));
    expect(content).toEqual(example);
    expect(stated).toEqual({
      nets: document.lines.map((line) => line.net),
      taxes: document.taxes,
      totals: document.totals,
    });
  });

  it('has the same content, for any document', () => {
    fc.assert(
      fc.property(invoices, (invoice) => {
        const document = issued(invoice);
        expect(brokenRules(document, kind)).toEqual([]);
        const { content, stated } = readInvoice(writeInvoice(document));
        expect(content).toEqual(invoice);
        expect(stated.totals).toEqual(document.totals);
        expect(stated.taxes).toEqual(document.taxes);
        expect(stated.nets).toEqual(document.lines.map((line) => line.net));
        expect(Value.Errors(InvoiceContent, content)).toEqual([]);
      }),
    );
  });
});

describe('a credit note that was written and read', () => {
  it('has the same content, in every term', () => {
    const note: InvoiceContent = { ...example, typeCode: '381' };
    const { content, invoices } = readCreditNote(writeCreditNote(note));
    expect(content).toEqual(note);
    expect(invoices).toEqual(['LH-2026-0099', 'LH-2026-0098']);
  });

  it('has the same content, for any document', () => {
    // its due date stands in its means of payment
    const notes = invoices.map(({ dueOn, ...content }) => ({
      ...content,
      ...(dueOn !== undefined && content.paymentInstructions && { dueOn }),
      typeCode: '381',
    }));
    fc.assert(
      fc.property(notes, (note) => {
        expect(readCreditNote(writeCreditNote(note)).content).toEqual(note);
      }),
    );
  });
});
