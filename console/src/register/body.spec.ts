import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../../events/document/totals.ts';
import { invoices } from '../../../events/einvoice/testing/arbitrary-invoice.ts';
import { bodyOf, totalsSoFar } from './body.ts';
import { blankDraft, draftOf } from './draft.ts';

describe('the register dialog', () => {
  it('sends every field of an imported document, although it shows only some of them', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(invoices, (content) => {
        const { body, faults } = bodyOf({ invoiceId: 'i', ...draftOf(content) });
        const { invoiceId: _, ...sent } = body;
        expect(faults.filter(({ pointer }) => pointer !== '/dueOn')).toEqual([]);
        expect(sent).toEqual({ dueOn: '', ...content });
        expect(totalsSoFar(body)?.totals).toEqual(totalsOf(content));
      }),
      { numRuns: 20 },
    );
  });

  it('reports missing and invalid fields by their JSON Pointers in the body', () => {
    const { faults } = bodyOf({ ...blankDraft(), dueOn: '2000-01-01', prepaid: 'much' });
    expect(faults.map(({ pointer }) => pointer)).toEqual([
      '/customer/name',
      '/customer/id',
      '/dueOn',
      '/lines/0/description',
      '/lines/0/unitPrice',
      '/prepaid',
    ]);
  });
});
