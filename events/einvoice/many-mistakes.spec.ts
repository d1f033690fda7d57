import { describe, expect, it } from 'vitest';
import { refusalOf } from './testing/refusal.ts';
import { leastXml } from './testing/xml.ts';
import { RulesBroken } from './xml/refusals.ts';

const line = /<cac:InvoiceLine>.*<\/cac:InvoiceLine>/s;

/** An invoice of lines whose prices are below 0. */
const withBadPrices = (count: number): string =>
  leastXml().replace(line, (whole) => whole.replace('>5<', '>-5<').repeat(count));

const priceOf = (nth: number): string => `/Invoice/cac:InvoiceLine[${nth}]/cac:Price/cbc:PriceAmount`;

describe('an invoice with a mistake at many places', () => {
  it('is refused with ten of them and, if there are more, how many', () => {
    const placesOf = (count: number) => {
      const { rules } = refusalOf(withBadPrices(count)) as RulesBroken;
      return rules.filter(({ rule }) => rule === 'BR-27').map(({ detail }) => detail);
    };
    expect(placesOf(10)).toHaveLength(10);
    expect(placesOf(10).at(-1)).not.toContain('more');
    expect(placesOf(11)).toHaveLength(10);
    expect(placesOf(11)[0]).toContain(priceOf(1));
    expect(placesOf(11)[9]).toContain(priceOf(10));
    expect(placesOf(11)[9]).toContain('(and at 1 more places)');
  });

  it('is told all its rules', () => {
    const { rules } = refusalOf(withBadPrices(200)) as RulesBroken;
    expect([...new Set(rules.map(({ rule }) => rule))]).toEqual(['BR-27', 'BR-CO-10', 'BR-Z-08']);
  });

  it('is not read to its end after 1,000 mistakes', () => {
    const ends = 'the document has 1000 mistakes or more, and was not read to its end';
    expect(refusalOf(withBadPrices(999)).message).not.toContain(ends);
    const error = refusalOf(withBadPrices(1_000));
    expect(error).toBeInstanceOf(RulesBroken);
    expect(error.message).toContain('BR-27: ');
    expect(error.message).toContain(ends);
  });
});
