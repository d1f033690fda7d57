import { describe, expect, it } from 'vitest';
import { blankLine } from '../register/draft.ts';
import { blankNote, noteOf } from './body.ts';

const customer = { id: 'acme', name: 'Acme' };
const line = { ...blankLine({ category: 'S', rate: '25' }), description: 'Bonus', price: '100' };

describe('a credit note on the account of a customer, as typed', () => {
  it('names the invoices whose numbers are separated by commas, and leaves out what is empty', () => {
    const draft = { ...blankNote(), currency: 'EUR', issuedOn: '2026-11-28', lines: [line] };
    const content = {
      ...{ customer, currency: 'EUR', issuedOn: '2026-11-28' },
      lines: [{ description: 'Bonus', quantity: '1', unitPrice: '10000', tax: { category: 'S', rate: '25' } }],
    };
    const { creditNoteId } = draft;
    expect(noteOf(draft, customer)).toEqual({ body: { creditNoteId, ...content }, faults: [] });
    const filled = { ...draft, number: ' C-1 ', invoices: 'INV-1, INV-2 ,', text: 'Bonus of 2026' };
    expect(noteOf(filled, customer).body).toEqual({
      ...{ creditNoteId, ...content, number: 'C-1', notes: ['Bonus of 2026'] },
      precedingInvoices: [{ number: 'INV-1' }, { number: 'INV-2' }],
    });
  });

  it('is at fault without a date, a description or a price', () => {
    const { faults } = noteOf({ ...blankNote(), currency: 'EUR', issuedOn: '' }, customer);
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/issuedOn', '/lines/0/description', '/lines/0/unitPrice']);
  });
});
