import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTotals } from '../check-totals.ts';
import { readCreditNote } from '../read-credit-note.ts';
import { readInvoice } from '../read-invoice.ts';
import { issued } from '../testing/example.ts';
import { writeCreditNote } from '../write-credit-note.ts';
import { writeInvoice } from '../write-invoice.ts';
import { asCiiSays } from './testing/as-cii-says.ts';

// Public samples that are not ours to copy: OpenPEPPOL/peppol-bis-invoice-3, ConnectingEurope/eInvoicing-EN16931.
const samples = new URL('../../../shared/ubl/', import.meta.url);
const isHere = existsSync(samples);
const names = isHere ? readdirSync(samples).filter((name) => name.endsWith('.xml')) : ['every sample'];

describe.skipIf(!isHere)(`public samples${isHere ? '' : ` (skipped: they are not in ${samples.pathname})`}`, () => {
  it.each(names)('%s says the same as CII', (name) => {
    const xml = readFileSync(new URL(name, samples), 'utf8');
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
