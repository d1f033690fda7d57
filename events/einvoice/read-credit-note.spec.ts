import { describe, expect, it } from 'vitest';
import { readCreditNote } from './read-credit-note.ts';
import { readInvoice } from './read-invoice.ts';
import { example, type Unattached } from './testing/example.ts';
import { exampleXml, replaced } from './testing/xml.ts';
import { writeCreditNote } from './write-credit-note.ts';
import { ElementRepeated } from './xml/refusals.ts';

const note: Unattached = { ...example, number: 'CN-1', typeCode: '381' };
const xml = writeCreditNote(note);

describe('a UBL credit note', () => {
  it('is read with the numbers of the invoices that it refers to', () => {
    const { content, invoices } = readCreditNote(xml);
    expect(content).toEqual(note);
    expect(invoices).toEqual(['LH-2026-0099', 'LH-2026-0098']);
  });

  it('takes back what the same invoice asks for', () => {
    expect(readCreditNote(xml).stated).toEqual(readInvoice(exampleXml).stated);
  });

  it('has elements of its own for its kind, its lines and their quantities, and for what an invoice has no other place', () => {
    const xml = writeCreditNote(note);
    expect(xml).toContain('<cbc:CreditNoteTypeCode>381<');
    expect(xml).toContain('<cac:CreditNoteLine>');
    expect(xml).toContain('<cbc:CreditedQuantity unitCode="MTR">2.5<');
    expect(xml).toMatch(/<cbc:PaymentMeansCode [^>]*>58<\/cbc:PaymentMeansCode>\s*<cbc:PaymentDueDate>2026-12-22</);
    expect(xml).toMatch(/<cbc:ID>PRO-1<\/cbc:ID>\s*<cbc:DocumentTypeCode>50</);
    expect(xml).not.toMatch(/<cbc:DueDate>|<cac:ProjectReference>|Invoice(Line|TypeCode|dQuantity)/);
  });

  it('need not identify the buyer: it is the customer of the invoice', () => {
    const { customer: _, buyer, ...rest } = note;
    const { ids: __, legalId: ___, vatId: ____, electronicAddress: _____, ...unknown } = buyer ?? { name: '' };
    const xml = writeCreditNote({ ...note, buyer: unknown, customerIdIsInternal: true });
    expect(readCreditNote(xml).content).toEqual({ ...rest, buyer: unknown });
  });

  it('need not have an id of a customer', () => {
    const xml = writeCreditNote({ ...note, buyer: { ...note.buyer, name: 'B', ids: [{ id: 'a/b' }] } });
    expect(readCreditNote(xml).content).not.toHaveProperty('customer');
  });

  it('may refer to no invoice', () => {
    const { precedingInvoices: _, ...rest } = note;
    expect(readCreditNote(writeCreditNote(rest)).invoices).toEqual([]);
  });

  it('has no project without one', () => {
    const { projectReference: _, ...rest } = note;
    expect(writeCreditNote(rest)).not.toContain('<cbc:DocumentTypeCode>50<');
  });

  it('has no due date without one, or without means of payment', () => {
    const { dueOn: _, ...undated } = note;
    expect(writeCreditNote(undated)).not.toContain('cbc:PaymentDueDate');
    expect(readCreditNote(writeCreditNote(undated)).content).toStrictEqual(undated);
    const { paymentInstructions: __, ...unpaid } = note;
    expect(writeCreditNote(unpaid)).not.toContain('cbc:PaymentDueDate');
  });

  it('is due on one day', () => {
    const code = /(?<=<cbc:PaymentMeansCode>58<\/cbc:PaymentMeansCode>)/;
    const due = (date: string) => replaced(xml, code, `<cbc:PaymentDueDate>${date}</cbc:PaymentDueDate>`);
    expect(readCreditNote(due('2026-12-22')).content.dueOn).toBe('2026-12-22');
    expect(readCreditNote(due(' ')).content.dueOn).toBe('2026-12-22');
    expect(() => readCreditNote(due('2026-12-23'))).toThrow(
      new ElementRepeated('/CreditNote/cac:PaymentMeans/cbc:PaymentDueDate', 2),
    );
  });
});
