import { expect, it } from 'vitest';
import { creditNote, invoice } from '../../../events/einvoice/kinds.ts';
import { example, issued } from '../../../events/einvoice/testing/example.ts';
import { asFacturX, facturXOf } from './factur-x.ts';

const en16931 = 'urn:cen.eu:en16931:2017';

it.each([
  [undefined, en16931],
  [en16931, en16931],
  [`${en16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`, en16931],
  [`${en16931}#conformant#urn:factur-x.eu:1p0:extended`, en16931],
])('a document of the specification %s is Factur-X of the profile EN 16931', (stated, specification) => {
  expect(facturXOf(stated)).toEqual({
    specification,
    fileName: 'factur-x.xml',
    conformanceLevel: 'EN 16931',
    version: '1.0',
  });
});

it.each([
  [`${en16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`, '3.0'],
  [
    `${en16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`,
    '3.0',
  ],
  [`${en16931}#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3`, '2.3'],
])('a document of the specification %s is an XRechnung of the version %s', (specification, version) => {
  expect(facturXOf(specification)).toEqual({
    specification,
    fileName: 'xrechnung.xml',
    conformanceLevel: 'XRECHNUNG',
    version,
  });
});

it('a credit note with an amount and without a due date gets payment terms, because Factur-X requires them', () => {
  const { dueOn: _, paymentTerms: __, ...undated } = example;
  const document = issued({ ...undated, prepaid: 0 });
  const of = (change: Partial<typeof document>, kind = creditNote) =>
    asFacturX({ ...document, ...change }, facturXOf(undefined), kind).paymentTerms;
  expect(of({})).toBe('Credit note: the buyer has nothing to pay.');
  expect(of({ paymentTerms: 'Soon' })).toBe('Soon');
  expect(of({ dueOn: '2026-12-22' })).toBeUndefined();
  expect(of({ totals: { ...document.totals, payable: 0 } })).toBeUndefined();
});

it('an invoice with an amount due and neither a due date nor payment terms says so, because Factur-X requires payment terms', () => {
  const { dueOn: _, paymentTerms: __, ...undated } = example;
  const { totals, ...document } = issued(undated);
  const of = (payable: number) =>
    asFacturX({ ...document, totals: { ...totals, payable } }, facturXOf(undefined), invoice);
  expect(of(1).paymentTerms).toBe('The invoice states neither a due date nor payment terms.');
  expect(of(0).paymentTerms).toBeUndefined();
});
