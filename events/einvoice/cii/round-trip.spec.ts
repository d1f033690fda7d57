import fc from 'fast-check';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { repetitions } from '../../../testing/repetitions.ts';
import { withContent } from '../../document/attachment.ts';
import { InvoiceContent } from '../../document/document.ts';
import { readCreditNote } from '../read-credit-note.ts';
import { readInvoice } from '../read-invoice.ts';
import { withAttachments } from '../testing/arbitrary-attachments.ts';
import { example, issued } from '../testing/example.ts';
import { writeCreditNote } from '../write-credit-note.ts';
import { writeInvoice } from '../write-invoice.ts';
import { invoicesInBoth } from './testing/arbitrary-invoice.ts';
import { asCiiSays } from './testing/as-cii-says.ts';

const sample = { numRuns: repetitions(20, 500) };

/** The content of a document, with that of its attachments. */
const Sent = Type.Object({ ...InvoiceContent.properties, ...withContent });

describe('an invoice that went from UBL to CII and back', () => {
  it('has the same content, in every term', () => {
    const { content, stated } = readInvoice(writeInvoice(issued(example), 'cii'));
    expect(content).toEqual(asCiiSays(example));
    const { lines, taxes, totals } = issued(example);
    expect(stated).toEqual({ nets: lines.map((line) => line.net), taxes, totals });
  });

  it('has the same content, for any document', () => {
    fc.assert(
      fc.property(withAttachments(invoicesInBoth), (invoice) => {
        const ubl = readInvoice(writeInvoice(issued(invoice)));
        const cii = readInvoice(writeInvoice(issued(ubl.content), 'cii'));
        const again = readInvoice(writeInvoice(issued(cii.content), 'ubl'));
        expect(again.content).toEqual(asCiiSays(invoice));
        expect(again.stated).toEqual(ubl.stated);
        expect({ ...cii, syntax: 'ubl' }).toEqual(again);
        expect(Value.Errors(Sent, cii.content)).toEqual([]);
      }),
      sample,
    );
  });

  it('is written as CII with the same text again', () => {
    const once = writeInvoice(issued(example), 'cii');
    expect(writeInvoice(issued(readInvoice(once).content), 'cii')).toBe(once);
  });
});

describe('a credit note that went from UBL to CII and back', () => {
  it('has the same content, for any document', () => {
    const notes = withAttachments(invoicesInBoth).map((content) => ({ ...content, typeCode: '381' }));
    fc.assert(
      fc.property(notes, (note) => {
        const { content } = readCreditNote(writeCreditNote(note, 'cii'));
        expect(content).toEqual(asCiiSays(note));
      }),
      sample,
    );
  });

  it('has the numbers of the invoices that it refers to', () => {
    const { invoices } = readCreditNote(writeCreditNote({ ...example, typeCode: '381' }, 'cii'));
    expect(invoices).toEqual(['LH-2026-0099', 'LH-2026-0098']);
  });
});
