import { describe, expect, it } from 'vitest';
import { amountsOf, withAmounts } from '../../events/document/totals.ts';
import { StatedTotalsDiffer } from '../../events/einvoice/check-totals.ts';
import { example, type Unattached } from '../../events/einvoice/testing/example.ts';
import { writeCreditNote } from '../../events/einvoice/write-credit-note.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import { RulesBroken } from '../../events/einvoice/xml/refusals.ts';
import { unregistered } from '../../events/invoice-state.ts';
import { decide } from './decide.ts';
import { creditNoteFromXml, invoiceFromXml } from './e-invoice.ts';

const invoiceId = '018f3a00-0000-7000-8000-000000000001';
/** Two things of 33.53. 19 % of 67.06 is 12.7414. */
const { allowances: _, charges: __, exemptionReasons: ___, ...rest } = example;
const content: Unattached = {
  ...rest,
  lines: [{ description: 'Thing', quantity: '2', unit: 'C62', unitPrice: '3353', tax: { category: 'S', rate: '19' } }],
  prepaid: 0,
  rounding: 0,
};
const computed = amountsOf(content);

/** The document as it is computed, but with this tax. */
function withTax(tax: number) {
  const [group] = computed.taxes;
  const { totals } = computed;
  const taxInclusive = totals.taxExclusive + tax;
  return {
    invoiceId,
    ...withAmounts(content, {
      ...computed,
      taxes: group === undefined ? [] : [{ ...group, tax }],
      totals: { ...totals, tax, taxInclusive, payable: taxInclusive },
    }),
  };
}

describe('a UBL document', () => {
  const differences = [
    { term: 'BT-117', name: 'taxes[S 19].tax', stated: 1_275, computed: 1_274 },
    { term: 'BT-110', name: 'tax', stated: 1_275, computed: 1_274 },
    { term: 'BT-112', name: 'taxInclusive', stated: 7_981, computed: 7_980 },
    { term: 'BT-115', name: 'payable', stated: 7_981, computed: 7_980 },
  ];

  it('is registered with the amounts that it states, and with where they differ from the computed ones', () => {
    const [event] = decide(unregistered, {
      type: 'register',
      invoiceId,
      ...invoiceFromXml(writeInvoice(withTax(1_275)), 'as-stated', 'with-scheme'),
    });
    expect(event).toMatchObject({
      type: 'InvoiceRegistered',
      data: {
        taxes: [{ taxable: 6_706, tax: 1_275 }],
        totals: { tax: 1_275, payable: 7_981 },
        differences,
        amountDue: 7_981,
      },
    });
  });

  it('that states what is computed has no differences', () => {
    const [event] = decide(unregistered, {
      type: 'register',
      invoiceId,
      ...invoiceFromXml(writeInvoice(withTax(1_274)), 'as-stated', 'with-scheme'),
    });
    expect(event?.data).not.toHaveProperty('differences');
  });

  it('is a credit note with the same', () => {
    const note = withTax(1_275);
    expect(
      creditNoteFromXml(writeCreditNote({ ...note, typeCode: '381' }), 'as-stated', 'with-scheme').document,
    ).toMatchObject({
      lines: [{ net: 6_706 }],
      taxes: [{ taxable: 6_706, tax: 1_275 }],
      totals: { payable: 7_981 },
      differences,
    });
  });

  it('that differs is refused if totals are strict', () => {
    const [exact, differing] = [writeInvoice(withTax(1_274)), writeInvoice(withTax(1_275))];
    expect(invoiceFromXml(exact, 'strict', 'with-scheme')).toEqual(invoiceFromXml(exact, 'as-stated', 'with-scheme'));
    expect(() => invoiceFromXml(differing, 'strict', 'with-scheme')).toThrow(StatedTotalsDiffer);
    expect(() =>
      creditNoteFromXml(writeCreditNote({ ...withTax(1_275), typeCode: '381' }), 'strict', 'with-scheme'),
    ).toThrow(StatedTotalsDiffer);
  });

  it('that is not valid is refused in any case', () => {
    const wrong = writeInvoice(withTax(1_275)).replace(/(<cbc:PayableAmount[^>]*>)[\d.]+/, '$179.80');
    for (const totals of ['as-stated', 'strict'] as const)
      expect(() => invoiceFromXml(wrong, totals, 'with-scheme')).toThrow(
        new RulesBroken([{ rule: 'BR-CO-16', detail: 'payable (BT-115) is 79.80 and should be 79.81' }]),
      );
    const twice = writeInvoice(withTax(1_274)).replace(/<cac:TaxSubtotal>.*<\/cac:TaxSubtotal>/s, (group) => {
      const part = (taxable: string, tax: string) => group.replace('67.06', taxable).replace('12.74', tax);
      return part('33.53', '6.37') + part('33.53', '6.37');
    });
    // as the sum of both, the groups are what is computed
    for (const totals of ['as-stated', 'strict'] as const)
      expect(() => invoiceFromXml(twice, totals, 'with-scheme')).toThrow(/BR-S-08: .*; BR-S-08: /);
  });
});
