import { describe, expect, it } from 'vitest';
import { toMajor } from '../money/money.ts';
import { checkTotals } from './check-totals.ts';
import { readCreditNote } from './read-credit-note.ts';
import { readInvoice } from './read-invoice.ts';
import { issued } from './testing/example.ts';
import { aboutSamples, areSamplesHere, publicSamples } from './testing/public-samples.ts';
import { writeCreditNote } from './write-credit-note.ts';
import { writeInvoice } from './write-invoice.ts';

const sample = (file: string): string => publicSamples.get(file) ?? '';

const statedAmountDue = (file: string) => /<cbc:PayableAmount[^>]*>([^<]*)</.exec(sample(file))?.[1];

describe.skipIf(!areSamplesHere)(aboutSamples, () => {
  it.each([
    'peppol-base-example.xml',
    'peppol-allowance-example.xml',
    'peppol-vat-category-e.xml',
    'en16931-example1.xml',
    'en16931-example5.xml',
  ])('%s is read, agrees with itself, and comes out again as it came', (file) => {
    const read = readInvoice(sample(file));
    expect(toMajor(read.stated.totals.payable, read.content.currency)).toBe(statedAmountDue(file));
    expect(checkTotals(read.content, read.stated)).toEqual([]);
    expect(readInvoice(writeInvoice(issued(read.content)))).toEqual(read);
  });

  it('the credit note is read, has correct totals, and is written with the same content', () => {
    const read = readCreditNote(sample('peppol-base-creditnote-correction.xml'));
    expect(read.invoices).toHaveLength(1);
    expect(toMajor(read.stated.totals.payable, read.content.currency)).toBe(
      statedAmountDue('peppol-base-creditnote-correction.xml'),
    );
    expect(checkTotals(read.content, read.stated)).toEqual([]);
    expect(readCreditNote(writeCreditNote({ customer: { id: '', name: '' }, ...read.content }))).toEqual(read);
  });
});
