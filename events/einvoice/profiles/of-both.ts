// The rules that Peppol BIS Billing 3 and XRechnung have in common (PEPPOL-EN16931-R*), as published (2026.5 and 3.0.2). Those about amounts
// are in ../rules/of-peppol.ts. Those that the writing ensures are not listed, such as that no element is empty (R008).

import type { Static } from 'typebox';
import type { Period } from '../../document/document.ts';
import { toCii } from '../cii/cii-document.ts';
import { documentPlaces, linePlaces, ofLinesPlaces, placesIn } from '../rules/places.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { type ProfileRule, when } from './profile-rule.ts';

const adjustments = (document: StatedDocument) =>
  (['allowances', 'charges'] as const).flatMap((kind) => [
    ...documentPlaces(document, kind),
    ...ofLinesPlaces(document, kind),
  ]);

/** UNTDID 4461: direct debit, and SEPA direct debit. */
const directDebits: readonly string[] = ['49', '59'];

/** Whether the tax is of the same sign in both currencies. In UBL, 0 is of both signs, in CII of the plus. */
function isOfOneSign(tax: number, accounting: number, isUbl: boolean): boolean {
  const isNegative = (amount: number) => (isUbl ? amount <= 0 : amount < 0);
  return (tax >= 0 && accounting >= 0) || (isNegative(tax) && isNegative(accounting));
}

const linesBeyond = (
  { period, ...document }: StatedDocument,
  end: keyof Static<typeof Period>,
  isBeyond: (ofLine: string, ofDocument: string) => boolean,
): string[] => {
  const bound = period?.[end];
  if (bound === undefined) return [];
  return linePlaces(document).flatMap(({ pointer, value }) => {
    const day = value.period?.[end];
    return when(day !== undefined && isBeyond(day, bound), `${pointer}/period/${end}`);
  });
};

const named = (rules: readonly ProfileRule[]): ProfileRule[] =>
  rules.map((rule) => ({ ...rule, rule: `PEPPOL-EN16931-${rule.rule}` }));

export const rulesOfBoth: readonly ProfileRule[] = named([
  {
    rule: 'R001',
    term: 'BT-23',
    detail: 'the document names no business process',
    places: ({ process }) => when(process === undefined, '/process'),
  },
  {
    rule: 'R010',
    term: 'BT-49',
    detail: 'the buyer has no electronic address',
    places: ({ buyer }) => when(buyer?.electronicAddress === undefined, '/buyer/electronicAddress'),
  },
  {
    rule: 'R020',
    term: 'BT-34',
    detail: 'the seller has no electronic address',
    places: ({ seller }) => when(seller?.electronicAddress === undefined, '/seller/electronicAddress'),
  },
  {
    rule: 'R041',
    term: 'BT-93',
    detail: 'an allowance or charge has a percentage but no base amount',
    places: (document) =>
      adjustments(document).flatMap(({ pointer, value: { percent, base } }) =>
        when(percent !== undefined && base === undefined, `${pointer}/base`),
      ),
  },
  {
    rule: 'R042',
    term: 'BT-94',
    detail: 'an allowance or charge has a base amount but no percentage',
    places: (document) =>
      adjustments(document).flatMap(({ pointer, value: { percent, base } }) =>
        when(percent === undefined && base !== undefined, `${pointer}/percent`),
      ),
  },
  {
    rule: 'R055',
    term: 'BT-111',
    detail: 'the tax in the accounting currency has another sign than the tax total',
    places: ({ accountingTax, totals }, { syntax }) =>
      when(
        accountingTax !== undefined && !isOfOneSign(totals.tax, accountingTax.amount, syntax === 'ubl'),
        '/accountingTax/amount',
      ),
  },
  {
    rule: 'R061',
    term: 'BT-89',
    detail: 'a direct debit has no reference of its mandate',
    // CII states the mandate once for the document
    places(document, { syntax }) {
      const { paymentInstructions } = document;
      const hasOne = toCii(document).mandateReference !== undefined;
      return placesIn('/paymentInstructions', paymentInstructions).flatMap(({ pointer, value }) => {
        const isGiven = syntax === 'cii' ? hasOne : value.mandate?.reference !== undefined;
        return when(directDebits.includes(value.meansCode) && !isGiven, `${pointer}/mandate/reference`);
      });
    },
  },
  {
    rule: 'R110',
    term: 'BT-134',
    detail: 'the period of a line starts before that of the document',
    places: (document) => linesBeyond(document, 'from', (ofLine, ofDocument) => ofLine < ofDocument),
  },
  {
    rule: 'R111',
    term: 'BT-135',
    detail: 'the period of a line ends after that of the document',
    places: (document) => linesBeyond(document, 'until', (ofLine, ofDocument) => ofLine > ofDocument),
  },
]);
