import fc from 'fast-check';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { repetitions } from '../../testing/repetitions.ts';
import { withContent } from '../document/attachment.ts';
import { InvoiceContent } from '../document/document.ts';
import { brokenMoneyRules, brokenRules } from './broken-rules.ts';
import { invoice as kind } from './kinds.ts';
import { readCreditNote } from './read-credit-note.ts';
import { readInvoice } from './read-invoice.ts';
import { withAttachments } from './testing/arbitrary-attachments.ts';
import { invoices } from './testing/arbitrary-invoice.ts';
import { example, issued, type Unattached } from './testing/example.ts';
import { writeCreditNote } from './write-credit-note.ts';
import { writeInvoice } from './write-invoice.ts';

const sample = { numRuns: repetitions(20, 500) };

/** The content of a document, with that of its attachments. */
const Sent = Type.Object({ ...InvoiceContent.properties, ...withContent });

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
      fc.property(withAttachments(invoices), (invoice) => {
        const document = issued(invoice);
        expect(brokenRules(document, kind, 'ubl')).toEqual([]);
        const { content, stated } = readInvoice(writeInvoice(document));
        expect(content).toEqual(invoice);
        expect(stated.totals).toEqual(document.totals);
        expect(stated.taxes).toEqual(document.taxes);
        expect(stated.nets).toEqual(document.lines.map((line) => line.net));
        expect(Value.Errors(Sent, content)).toEqual([]);
      }),
      sample,
    );
  });
});

describe('an invoice that states other amounts than follow from its content', () => {
  it('is written and read with the amounts that it states, for any document', () => {
    fc.assert(
      fc.property(invoices, fc.integer({ min: -99, max: 99 }), (invoice, difference) => {
        const document = withOtherTax(issued(invoice), difference);
        const { content, stated, document: read } = readInvoice(writeInvoice(document));
        expect(content).toEqual(invoice);
        expect([stated.totals, stated.taxes]).toEqual([document.totals, document.taxes]);
        expect(brokenMoneyRules(read, 'ubl')).toEqual([]);
      }),
      sample,
    );
  });
});

/** In euros, with as much more tax in the first group that has a rate (BR-CO-17: less than 1.00). */
type Issued = ReturnType<typeof issued>;

function withOtherTax(document: Issued, difference: number): Issued {
  const place = document.taxes.findIndex(({ rate }) => Number(rate) >= 0.5);
  const group = document.taxes[place];
  if (document.currency !== 'EUR' || group === undefined) return document;
  const { totals } = document;
  const tax = Math.abs(group.tax) + difference;
  const more = tax - group.tax;
  return {
    ...document,
    taxes: document.taxes.with(place, { ...group, tax }),
    totals: {
      ...totals,
      tax: totals.tax + more,
      taxInclusive: totals.taxInclusive + more,
      payable: totals.payable + more,
    },
  };
}

describe('a credit note that was written and read', () => {
  it('has the same content, in every term', () => {
    const note: Unattached = { ...example, typeCode: '381' };
    const { content, invoices } = readCreditNote(writeCreditNote(note));
    expect(content).toEqual(note);
    expect(invoices).toEqual(['LH-2026-0099', 'LH-2026-0098']);
  });

  it('has the same content, for any document', () => {
    // its due date stands in its means of payment
    const notes = withAttachments(invoices).map(({ dueOn, ...content }) => ({
      ...content,
      ...(dueOn !== undefined && content.paymentInstructions && { dueOn }),
      typeCode: '381',
    }));
    fc.assert(
      fc.property(notes, (note) => {
        expect(readCreditNote(writeCreditNote(note)).content).toEqual(note);
      }),
      sample,
    );
  });
});
