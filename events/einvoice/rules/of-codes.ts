// The rules BR-CL-*: codes are those of the published lists (../code-lists.ts). What is written is held against them. When a document is
// registered, only those are checked that the ledger needs: currencies, VAT categories, types of documents.

import type { Party } from '../../document/party.ts';
import type { Syntax } from '../binding.ts';
import * as lists from '../code-lists.ts';
import { kosovo } from '../terms/forms.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { type BrokenRule, brokenAt, type Place } from './broken-rule.ts';
import { documentPlaces, fieldOf, linePlaces, ofLinesPlaces, placesIn } from './places.ts';

type Codes = Readonly<Record<Syntax, ReadonlySet<string>>>;

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const inBoth = (list: string): Codes => {
  const codes = setOf(list);
  return { ubl: codes, cii: codes };
};
const differing = (ubl: string, cii: string): Codes => ({ ubl: setOf(ubl), cii: setOf(cii) });

type CodeRule = {
  rule: string;
  term: string;
  what: string;
  codes: Codes;
  places(document: StatedDocument, syntax: Syntax): Place<string>[];
};

const schemes = inBoth(lists.identifierSchemes);
const asHere = (codes: string): string => codes.replace(kosovo.inRules, kosovo.here);
const countries = differing(asHere(lists.countriesInUbl), asHere(lists.countriesInCii));
const currencies = inBoth(lists.currencies);
const allowanceReasons = inBoth(lists.allowanceReasons);
const chargeReasons = inBoth(lists.chargeReasons);

const at = <Value>(pointer: string, value: Value | undefined): Place<Value>[] =>
  value === undefined ? [] : [{ pointer, value }];

type Of = 'seller' | 'buyer' | 'payee';

/** Bank assigned creditor identifiers (BT-90), which have the scheme SEPA; in CII, they have a place of their own. */
const isCreditorId = (scheme: string, of: Of, syntax: Syntax): boolean =>
  of !== 'buyer' && (syntax === 'ubl' ? scheme : scheme.toUpperCase()) === 'SEPA';

const idsOf =
  (of: Of): CodeRule['places'] =>
  (document, syntax) =>
    fieldOf(placesIn(`/${of}/ids`, document[of]?.ids), 'scheme', ({ scheme }) => scheme).filter(
      ({ value }) => !isCreditorId(value, of, syntax),
    );

const ofParty =
  (of: 'seller' | 'buyer', field: 'legalId' | 'electronicAddress'): CodeRule['places'] =>
  (document) =>
    at(`/${of}/${field}/scheme`, (document[of] as Party | undefined)?.[field]?.scheme);

const countryOf =
  (of: 'seller' | 'buyer' | 'taxRepresentative' | 'delivery'): CodeRule['places'] =>
  (document) =>
    at(`/${of}/address/country`, document[of]?.address?.country);

const codeRules: readonly CodeRule[] = [
  {
    rule: 'BR-CL-04',
    term: 'BT-5',
    what: 'a currency',
    codes: currencies,
    places: ({ currency }) => at('/currency', currency),
  },
  {
    rule: 'BR-CL-05',
    term: 'BT-6',
    what: 'a currency',
    codes: currencies,
    places: ({ accountingTax }) => at('/accountingTax/currency', accountingTax?.currency),
  },
  {
    rule: 'BR-CL-07',
    term: 'BT-18',
    what: 'a scheme of invoiced objects (UNTDID 1153)',
    codes: inBoth(lists.objectSchemes),
    places: ({ object }) => at('/object/scheme', object?.scheme),
  },
  {
    rule: 'BR-CL-07',
    term: 'BT-128',
    what: 'a scheme of invoiced objects (UNTDID 1153)',
    codes: inBoth(lists.objectSchemes),
    places: (document) => fieldOf(linePlaces(document), 'object/scheme', ({ object }) => object?.scheme),
  },
  ...(
    [
      ['BT-29', 'seller'],
      ['BT-46', 'buyer'],
      ['BT-60', 'payee'],
    ] as const
  ).map(([term, of]) => ({ rule: 'BR-CL-10', term, what: 'a scheme of ISO 6523', codes: schemes, places: idsOf(of) })),
  {
    rule: 'BR-CL-11',
    term: 'BT-30',
    what: 'a scheme of ISO 6523',
    codes: schemes,
    places: ofParty('seller', 'legalId'),
  },
  {
    rule: 'BR-CL-11',
    term: 'BT-47',
    what: 'a scheme of ISO 6523',
    codes: schemes,
    places: ofParty('buyer', 'legalId'),
  },
  {
    rule: 'BR-CL-11',
    term: 'BT-61',
    what: 'a scheme of ISO 6523',
    codes: schemes,
    places: ({ payee }) => at('/payee/legalId/scheme', payee?.legalId?.scheme),
  },
  {
    rule: 'BR-CL-13',
    term: 'BT-158',
    what: 'a list of UNTDID 7143',
    codes: inBoth(lists.classificationLists),
    places: (document) =>
      linePlaces(document).flatMap(({ pointer, value }) =>
        fieldOf(placesIn(`${pointer}/classifications`, value.classifications), 'list', ({ list }) => list),
      ),
  },
  ...(
    [
      ['BT-40', 'seller'],
      ['BT-55', 'buyer'],
      ['BT-69', 'taxRepresentative'],
      ['BT-80', 'delivery'],
    ] as const
  ).map(([term, of]) => ({ rule: 'BR-CL-14', term, what: 'a country', codes: countries, places: countryOf(of) })),
  {
    rule: 'BR-CL-15',
    term: 'BT-159',
    what: 'a country',
    codes: countries,
    places: (document) => fieldOf(linePlaces(document), 'originCountry', ({ originCountry }) => originCountry),
  },
  {
    rule: 'BR-CL-16',
    term: 'BT-81',
    what: 'a means of payment (UNTDID 4461)',
    codes: inBoth(lists.paymentMeans),
    places: ({ paymentInstructions }) =>
      fieldOf(placesIn('/paymentInstructions', paymentInstructions), 'meansCode', ({ meansCode }) => meansCode),
  },
  ...(
    [
      ['BR-CL-19', 'BT-98', 'allowances', documentPlaces],
      ['BR-CL-20', 'BT-105', 'charges', documentPlaces],
      ['BR-CL-19', 'BT-140', 'allowances', ofLinesPlaces],
      ['BR-CL-20', 'BT-145', 'charges', ofLinesPlaces],
    ] as const
  ).map(([rule, term, kind, placesOf]) => ({
    rule,
    term,
    what: kind === 'allowances' ? 'a reason of an allowance (UNTDID 5189)' : 'a reason of a charge (UNTDID 7161)',
    codes: kind === 'allowances' ? allowanceReasons : chargeReasons,
    places: (document: StatedDocument) =>
      fieldOf(placesOf(document, kind), 'reasonCode', ({ reasonCode }: { reasonCode?: string }) => reasonCode),
  })),
  {
    rule: 'BR-CL-21',
    term: 'BT-157',
    what: 'a scheme of ISO 6523',
    codes: schemes,
    places: (document) =>
      fieldOf(linePlaces(document), 'standardItemId/scheme', ({ standardItemId }) => standardItemId?.scheme),
  },
  {
    rule: 'BR-CL-22',
    term: 'BT-121',
    what: 'a code of VATEX',
    codes: inBoth(lists.exemptionReasons),
    places: ({ exemptionReasons }) =>
      fieldOf(placesIn('/exemptionReasons', exemptionReasons), 'code', ({ code }) => code?.toUpperCase()),
  },
  {
    rule: 'BR-CL-23',
    term: 'BT-130',
    what: 'a unit of UN/ECE Recommendation 20 or 21',
    codes: inBoth(lists.units),
    places: (document) => fieldOf(linePlaces(document), 'unit', ({ unit }) => unit),
  },
  ...(
    [
      ['BT-34', 'seller'],
      ['BT-49', 'buyer'],
    ] as const
  ).map(([term, of]) => ({
    rule: 'BR-CL-25',
    term,
    what: 'a scheme of electronic addresses (EAS)',
    codes: inBoth(lists.addressSchemes),
    places: ofParty(of, 'electronicAddress'),
  })),
  {
    rule: 'BR-CL-26',
    term: 'BT-71',
    what: 'a scheme of ISO 6523',
    codes: schemes,
    places: ({ delivery }) => at('/delivery/location/scheme', delivery?.location?.scheme),
  },
];

/** The rules of codes that a document breaks when it is written. */
export const brokenCodeRules = (document: StatedDocument, syntax: Syntax): BrokenRule[] => [
  ...codeRules.flatMap(({ rule, term, what, codes, places }) => {
    const wrong = places(document, syntax).filter(({ value }) => !codes[syntax].has(value));
    return brokenAt(
      rule,
      term,
      `${wrong[0]?.value} is not ${what}`,
      wrong.map(({ pointer }) => pointer),
    );
  }),
  ...brokenByNotes(document, syntax),
];

/** UBL has the code between the first two "#" of a note, wherever they are, if it has three characters. In CII, it is an element. */
function brokenByNotes({ notes }: StatedDocument, syntax: Syntax): BrokenRule[] {
  const list = syntax === 'ubl' ? ` ${lists.noteSubjectsInUbl} ` : ` ${lists.noteSubjectsInCii} `;
  const pattern = syntax === 'ubl' ? /^[^#]*#([^#]{3})#/u : /^#([A-Z]{3})#.*\S/s;
  const wrong = placesIn('/notes', notes).filter(({ value }) => {
    const [, subject] = pattern.exec(value) ?? [];
    return subject !== undefined && !list.includes(subject);
  });
  return brokenAt(
    'BR-CL-08',
    'BT-21',
    'the code between the first two "#" of a note is not a subject of UNTDID 4451',
    wrong.map(({ pointer }) => pointer),
  );
}
