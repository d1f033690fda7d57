import { describe, expect, it } from 'vitest';
import { readCreditNote } from '../read-credit-note.ts';
import { readInvoice } from '../read-invoice.ts';
import { example, issued } from '../testing/example.ts';
import { exampleXml } from '../testing/xml.ts';
import { writeCreditNote } from '../write-credit-note.ts';
import { writeInvoice } from '../write-invoice.ts';
import { RulesBroken } from '../xml/refusals.ts';

/** The rules that the document breaks with one amount, at each place of such an amount, changed to have a third digit. */
function rulesOf(xml: string, element: string, read: (xml: string) => unknown, prefix = 'cbc'): string[] {
  const found = [...xml.matchAll(new RegExp(`<${prefix}:${element}(?: currencyID="[A-Z]+")?>(-?[0-9.]+)`, 'g'))];
  return found.map((place) => {
    const changed = `${xml.slice(0, place.index)}${place[0].replace(/\.\d\d$/, '')}.005${xml.slice(place.index + place[0].length)}`;
    try {
      read(changed);
    } catch (error) {
      if (error instanceof RulesBroken) return digitRulesIn(error);
      throw error;
    }
    return 'none';
  });
}

const digitRulesIn = ({ rules }: RulesBroken): string =>
  rules.flatMap(({ rule }) => (/^(BR-DEC|UBL-DT)-/.test(rule) ? rule : [])).join();

// EN 16931-1, BR-DEC-01 to BR-DEC-28; UBL-DT-01 of the rules 1.3.16 for UBL
describe('an amount with three digits after the point', () => {
  it.each([
    ['AllowanceTotalAmount', ['10']],
    ['ChargeTotalAmount', ['11']],
    ['TaxExclusiveAmount', ['12']],
    ['TaxInclusiveAmount', ['14']],
    ['PrepaidAmount', ['16']],
    ['PayableRoundingAmount', ['17']],
    ['PayableAmount', ['18']],
    ['TaxableAmount', ['19', '19', '19']],
    ['LineExtensionAmount', ['09', '23', '23', '23', '23']],
    ['TaxAmount', ['13', '20', '20', '20', '15']], // the last one is the tax in the accounting currency
    // on the document an allowance and a charge, on line A both again; the discount of a price may have more digits
    ['BaseAmount', ['02', '28', 'none']],
    ['Amount', ['01', '05', '24', '27', 'none']],
  ])('breaks the rule of its element: %s', (element, numbers) => {
    const rules = numbers.map((number) => (number === 'none' ? number : `BR-DEC-${number},UBL-DT-01`));
    expect(rulesOf(exampleXml, element, readInvoice)).toEqual(rules);
  });

  it.each([
    ['AllowanceTotalAmount', ['10']],
    ['ChargeTotalAmount', ['11']],
    ['TaxBasisTotalAmount', ['12']],
    ['GrandTotalAmount', ['14']],
    ['TotalPrepaidAmount', ['16']],
    ['RoundingAmount', ['17']],
    ['DuePayableAmount', ['18']],
    // on line A an allowance and a charge, then the breakdown, and the document's
    ['ActualAmount', ['none', '24', '27', '01', '05']],
    ['CalculatedAmount', ['20', '20', '20']],
  ])('breaks it in CII, too: %s', (element, numbers) => {
    const rules = numbers.map((number) => (number === 'none' ? number : `BR-DEC-${number}`));
    expect(rulesOf(writeInvoice(issued(example), 'cii'), element, readInvoice, 'ram')).toEqual(rules);
  });

  it('breaks it if the third digit is 0, too', () => {
    const payable = (digits: string) => exampleXml.replace(/(<cbc:PayableAmount[^>]*>[0-9.]+)/, `$1${digits}`);
    expect(() => readInvoice(payable('0'))).toThrow(
      /^BR-DEC-18: \/Invoice\/cac:LegalMonetaryTotal\/cbc:PayableAmount "[\d.]+" has more than two digits after the point; UBL-DT-01: /,
    );
    expect(readInvoice(payable('')).stated.totals.payable).toBeGreaterThan(0);
  });

  it('breaks that of UBL if EN 16931 has no term for it', () => {
    const deposit = (amount: string) =>
      exampleXml.replace(
        '<cac:LegalMonetaryTotal>',
        `<cac:DeliveryTerms><cbc:Amount currencyID="EUR">${amount}</cbc:Amount></cac:DeliveryTerms>$&`,
      );
    expect(() => readInvoice(deposit('1.005'))).toThrow(/^UBL-DT-01: \/Invoice\/cac:DeliveryTerms\/cbc:Amount /);
    expect(readInvoice(deposit('1.00'))).toEqual(readInvoice(exampleXml));
  });

  // as published, the tax totals of CII are compared as numbers
  it('may be a tax total of CII whose third digit is 0', () => {
    const xml = writeInvoice(issued(example), 'cii');
    const [bare, zero, other] = ['', '0', '1'].map((digit) =>
      xml.replace(/(<ram:TaxTotalAmount currencyID="EUR">[0-9.]+)/, `$1${digit}`),
    );
    expect(readInvoice(zero ?? '')).toEqual(readInvoice(bare ?? ''));
    expect(() => readInvoice(other ?? '')).toThrow(/^BR-DEC-13: /);
  });

  it('breaks that of a line of a credit note', () => {
    const xml = writeCreditNote({ ...example, typeCode: '381' });
    expect(rulesOf(xml, 'LineExtensionAmount', readCreditNote).at(-1)).toBe('BR-DEC-23,UBL-DT-01');
  });
});

// the published tests count the characters after the point, with white space
describe('white space in an amount', () => {
  const payable = (written: string) => exampleXml.replace(/(?<=<cbc:PayableAmount currencyID="EUR">)[\d.]+/, written);
  const stated = /PayableAmount currencyID="EUR">([\d.]+)/.exec(exampleXml)?.[1] ?? '';

  it('after two digits breaks the rules of a third one', () => {
    expect(() => readInvoice(payable(`${stated}\n`))).toThrow(
      /^BR-DEC-18: .*"[\d.]+" has white space after its digits; UBL-DT-01: /,
    );
  });

  it('is taken before them, and after one digit', () => {
    expect(stated).toMatch(/\.\d\d$/);
    expect(() => readInvoice(payable(`\n ${stated}`))).not.toThrow();
    expect(() => readInvoice(payable(`${stated.slice(0, -1)} `))).not.toThrow(/white space/);
  });
});
