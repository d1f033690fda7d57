// Tax groups in the accounting currency, which EN 16931 does not have: what its published rules (1.3.16) say of them.
import { describe, expect, it } from 'vitest';
import { refuseBrokenMoneyRules } from '../read-document.ts';
import { readInvoice } from '../read-invoice.ts';
import { refusalOf } from '../testing/refusal.ts';
import { leastXml, replaced, vat } from '../testing/xml.ts';
import { RulesBroken } from '../xml/refusals.ts';

const sek = (name: string, amount: string) => `<cbc:${name} currencyID="SEK">${amount}</cbc:${name}>`;

/** An invoice of 10.00 EUR and 2.50 of VAT (25 %), or of category Z, with a tax total in kronor. */
function invoice(category: 'S' | 'Z', { taxable, tax, total = tax }: { taxable: string; tax: string; total?: string }) {
  const rate = category === 'S' ? '25' : '0.0';
  const group = `<cac:TaxSubtotal>${sek('TaxableAmount', taxable)}${sek('TaxAmount', tax)}<cac:TaxCategory><cbc:ID>${category}</cbc:ID><cbc:Percent>${rate}</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal>`;
  const taxed = (xml: string) =>
    xml
      .replaceAll('<cbc:ID>Z</cbc:ID><cbc:Percent>0.0<', '<cbc:ID>S</cbc:ID><cbc:Percent>25<')
      .replaceAll(/(TaxAmount currencyID="EUR">)0</g, '$12.50<')
      .replaceAll(/((TaxInclusive|Payable)Amount currencyID="EUR">)10</g, '$112.50<');
  const xml = replaced(
    leastXml(),
    '</cbc:DocumentCurrencyCode>',
    '</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>',
  );
  const whole = category === 'S' ? taxed(xml) : xml;
  return replaced(
    whole,
    '<cac:LegalMonetaryTotal>',
    `<cac:TaxTotal>${sek('TaxAmount', total)}${group}</cac:TaxTotal><cac:LegalMonetaryTotal>`,
  );
}

function rulesBroken(xml: string): string[] {
  try {
    refuseBrokenMoneyRules(readInvoice(xml));
    return [];
  } catch (error) {
    if (error instanceof RulesBroken) return error.rules.map(({ rule }) => rule);
    throw error;
  }
}

describe('a tax group in the accounting currency', () => {
  it.each([
    ['in kronor', { taxable: '110.00', tax: '27.50' }, ['BR-S-08']],
    ['whose tax is not 25 % of it', { taxable: '10.00', tax: '4.00' }, ['BR-CO-17', 'BR-S-09']],
    ['1.00 more than the amounts in euros', { taxable: '11.00', tax: '2.75' }, ['BR-S-08']],
    ['0.99 more than the amounts in euros', { taxable: '10.99', tax: '2.75' }, []],
    ['that does not add up to its tax total', { taxable: '10.00', tax: '2.50', total: '2.51' }, ['BR-CO-14']],
  ])('%s', (_, amounts, rules) => expect(rulesBroken(invoice('S', amounts))).toEqual(rules));

  it.each([
    ['is a second one of its category', { taxable: '10.00', tax: '0.00' }, ['BR-Z-01']],
    ['has to be exact, as that in euros', { taxable: '10.01', tax: '0.00' }, ['BR-Z-01', 'BR-Z-08']],
  ])('of category Z %s', (_, amounts, rules) => expect(rulesBroken(invoice('Z', amounts))).toEqual(rules));

  it('is not counted twice if the document has no other', () => {
    const xml = invoice('Z', { taxable: '10.00', tax: '0.00' });
    const alone = xml.replace(/<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">.*?<\/cac:TaxTotal>/s, '');
    expect(refusalOf(alone).message).not.toContain('BR-Z-01');
  });
});
