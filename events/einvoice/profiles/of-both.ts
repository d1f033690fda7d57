// The rules that Peppol BIS Billing 3 and XRechnung have in common (PEPPOL-EN16931-R*), as published (2026.5 and 3.0.2). Those about amounts
// are in ../rules/of-peppol.ts. Those that the writing ensures are not listed, such as that no element is empty (R008).

import type { Static } from 'typebox';
import type { Period } from '../../document/document.ts';
import { directDebits } from '../../document/payment-instructions.ts';
import { toCii } from '../cii/cii-document.ts';
import { linePlaces, placesIn } from '../rules/places.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { type ProfileRule, when } from './profile-rule.ts';

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
