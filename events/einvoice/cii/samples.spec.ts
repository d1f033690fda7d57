import { describe, expect, it } from 'vitest';
import { checkTotals } from '../check-totals.ts';
import { readCreditNote } from '../read-credit-note.ts';
import { readInvoice } from '../read-invoice.ts';
import { issued } from '../testing/example.ts';
import { aboutSamples, areSamplesHere, publicSamples } from '../testing/public-samples.ts';
import { writeCreditNote } from '../write-credit-note.ts';
import { writeInvoice } from '../write-invoice.ts';
import { asCiiSays } from './testing/as-cii-says.ts';

describe.skipIf(!areSamplesHere)(aboutSamples, () => {
  it.each([...publicSamples])('%s says the same as CII', (_, xml) => {
    const isNote = xml.includes('<CreditNote');
    const { content: read, stated } = isNote ? readCreditNote(xml) : readInvoice(xml);
    const content = { ...read, customer: read.customer ?? { id: '', name: '' } };
    const cii = isNote
      ? readCreditNote(writeCreditNote(content, 'cii'))
      : readInvoice(writeInvoice(issued(content), 'cii'));
    expect(cii.content).toEqual(asCiiSays(content));
    expect(cii.stated).toEqual(stated);
    expect(checkTotals(cii.content, cii.stated)).toEqual([]);
  });
});
