import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read-invoice.ts';
import { refusalOf } from '../testing/refusal.ts';
import { RulesBroken } from '../xml/refusals.ts';
import { leastXml } from './testing/xml.ts';

// as the published rules of CII (1.3.16) are judged
describe('a CII document that writes 0 with a minus', () => {
  const changed = (what: string | RegExp, by: string) => leastXml({ summation: total }).replace(what, by);
  const total = '<ram:TaxTotalAmount currencyID="EUR">0</ram:TaxTotalAmount>';
  const rulesOf = (xml: string) => {
    const error = refusalOf(xml);
    return error instanceof RulesBroken ? error.rules.map(({ rule }) => rule) : [];
  };

  it.each<[what: string, rules: string[], place: string | RegExp]>([
    ['as the rate of a line', ['BR-Z-05'], /(?<=RateApplicablePercent>)0\.0/],
    ['as the tax of its only group', ['BR-Z-09', 'BR-CO-14'], /(?<=CalculatedAmount>)0/],
    ['as the tax total', ['BR-CO-14'], /(?<=TaxTotalAmount currencyID="EUR">)0/],
    ['as a price', ['BR-27'], /(?<=ChargeAmount>)5/],
  ])('%s is refused', (_, rules, place) => {
    expect(rulesOf(changed(place, '-0.00'))).toEqual(rules);
    if (rules[0] !== 'BR-27') expect(() => readInvoice(changed(place, '0.00'))).not.toThrow();
  });

  it('as the prepaid amount breaks none of them', () => {
    const prepaid = `${total}<ram:TotalPrepaidAmount>-0.00</ram:TotalPrepaidAmount>`;
    expect(readInvoice(leastXml({ summation: prepaid })).stated.totals.prepaid).toBe(0);
  });
});
