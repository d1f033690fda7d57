// What a rule of EN 16931 is about: its business term, and where the document's JSON lacks it or has it wrong. The rules themselves are in
// the files beside this one. Those of of-terms.ts say it themselves.

import { ofXRechnungExtension, type WithContent } from '../../document/attachment.ts';
import type { AllowanceOrCharge } from '../../document/document.ts';
import type { IssuedDocument } from '../../invoice.ts';
import { parseDecimal, signOf } from '../../money/decimal.ts';
import { type BrokenRule, brokenAt, type Place } from './broken-rule.ts';
import { type Category, categories } from './categories.ts';
import { documentPlaces, linePlaces, ofLinesPlaces, placesIn, those } from './places.ts';

type Written = WithContent<IssuedDocument>;
type About = { term: string; places(document: Written): string[] };

const at = (term: string, ...pointers: string[]): About => ({ term, places: () => pointers });

/** Allowances or charges without a reason. */
const unexplained = (term: string, itemsOf: (document: Written) => readonly Place<AllowanceOrCharge>[]): About => ({
  term,
  places: (document) =>
    those(itemsOf(document), ({ reason, reasonCode }) => (reason ?? reasonCode) === undefined, '/reason'),
});

const adjustments = (document: Written): Place<AllowanceOrCharge>[] =>
  (['allowances', 'charges'] as const).flatMap((kind) => [
    ...documentPlaces(document, kind),
    ...ofLinesPlaces(document, kind),
  ]);

/** The places of the allowances and charges, if one of two fields is there without the other. */
const without =
  (missing: 'base' | 'percent', given: 'base' | 'percent'): About['places'] =>
  (document) =>
    those(adjustments(document), (item) => item[missing] === undefined && item[given] !== undefined, `/${missing}`);

const reasonOfAllowance = unexplained('BT-97', (document) => documentPlaces(document, 'allowances'));
const reasonOfCharge = unexplained('BT-104', (document) => documentPlaces(document, 'charges'));
const reasonOfAllowanceOfLine = unexplained('BT-139', (document) => ofLinesPlaces(document, 'allowances'));
const reasonOfChargeOfLine = unexplained('BT-144', (document) => ofLinesPlaces(document, 'charges'));

const about: Readonly<Record<string, About>> = {
  'BR-33': reasonOfAllowance,
  'BR-38': reasonOfCharge,
  'BR-42': reasonOfAllowanceOfLine,
  'BR-44': reasonOfChargeOfLine,
  'BR-CL-01': at('BT-3', '/typeCode'),
  'BR-CL-24': {
    term: 'BT-125',
    places: ({ supportingDocuments }) =>
      those(
        placesIn('/supportingDocuments', supportingDocuments),
        ({ attachment }) => attachment?.mediaType === ofXRechnungExtension,
        '/attachment/mediaType',
      ),
  },
  'BR-IC-11': at('BT-72', '/deliveredOn'),
  'BR-IC-12': at('BT-80', '/delivery/address'),
  'BR-CO-21': reasonOfAllowance,
  'BR-CO-22': reasonOfCharge,
  'BR-CO-23': reasonOfAllowanceOfLine,
  'BR-CO-24': reasonOfChargeOfLine,
  'PEPPOL-EN16931-R041': { term: 'BT-93', places: without('base', 'percent') },
  'PEPPOL-EN16931-R042': { term: 'BT-94', places: without('percent', 'base') },
  'PEPPOL-EN16931-R055': at('BT-111', '/accountingTax/amount'),
  'PEPPOL-EN16931-R121': {
    term: 'BT-149',
    places: (document) =>
      those(linePlaces(document), ({ baseQuantity = '1' }) => signOf(parseDecimal(baseQuantity)) <= 0, '/baseQuantity'),
  },
  'PEPPOL-EN16931-R130': {
    term: 'BT-150',
    places: (document) =>
      those(linePlaces(document), ({ baseQuantityUnit }) => baseQuantityUnit !== undefined, '/baseQuantityUnit'),
  },
};

/** The rules about amounts, most of which follow from others: what to change is in the detail. */
const termOfAmount: Readonly<Record<string, string>> = {
  'BR-CO-10': 'BT-106',
  'BR-CO-11': 'BT-107',
  'BR-CO-12': 'BT-108',
  'BR-CO-13': 'BT-109',
  'BR-CO-14': 'BT-110',
  'BR-CO-15': 'BT-112',
  'BR-CO-16': 'BT-115',
  'BR-CO-17': 'BT-117',
  'BR-48': 'BT-119',
  'BR-B-01': 'BT-151',
  'BR-B-02': 'BT-151',
  'PEPPOL-EN16931-R040': 'BT-92',
  'PEPPOL-EN16931-R046': 'BT-146',
  'PEPPOL-EN16931-R120': 'BT-131',
};

const categoryNamed = new Map(Object.entries(categories).map(([category, { name }]) => [name as string, category]));
const hasVatId = ({ seller, taxRepresentative }: Written): boolean =>
  (seller?.vatId ?? taxRepresentative?.vatId) !== undefined;

/** The identifier of the seller or of the buyer that a category requires or forbids (-02, -03, -04). */
function ofParties(category: Category, document: Written): About {
  const { seller, buyer, taxRepresentative } = document;
  if (category === 'O') {
    if (buyer?.vatId !== undefined && !hasVatId(document)) return at('BT-48', '/buyer/vatId');
    return taxRepresentative && !seller?.vatId ? at('BT-63', '/taxRepresentative') : at('BT-31', '/seller/vatId');
  }
  const isSellerKnown =
    hasVatId(document) || (!['K', 'G'].includes(category) && seller?.taxRegistrationId !== undefined);
  return isSellerKnown ? at('BT-48', '/buyer/vatId') : at('BT-31', '/seller/vatId');
}

type Taxed = { tax: { category: Category } };

/** What a rule of a VAT category is about, by its number. */
function ofCategory(category: Category, number: string, document: Written): About {
  const isOfIt = ({ tax }: Taxed) => tax.category === category;
  const besideIt = ({ tax }: Taxed) => tax.category !== category;
  const [lines, allowances, charges] = [
    linePlaces(document),
    documentPlaces(document, 'allowances'),
    documentPlaces(document, 'charges'),
  ];
  switch (number) {
    case '02':
    case '03':
    case '04':
      return ofParties(category, document);
    case '05':
      return at('BT-152', ...those(lines, isOfIt, '/tax/rate'));
    case '06':
      return at('BT-96', ...those(allowances, isOfIt, '/tax/rate'));
    case '07':
      return at('BT-103', ...those(charges, isOfIt, '/tax/rate'));
    case '10': {
      const given = those(
        placesIn('/exemptionReasons', document.exemptionReasons),
        (reason) => reason.category === category,
      );
      return at('BT-120', ...(given.length > 0 ? given : ['/exemptionReasons/-']));
    }
    case '12':
      return at('BT-151', ...those(lines, besideIt, '/tax/category'));
    case '13':
      return at('BT-95', ...those(allowances, besideIt, '/tax/category'));
    case '14':
      return at('BT-102', ...those(charges, besideIt, '/tax/category'));
    case '08':
      return at('BT-116');
    case '09':
      return at('BT-117');
    default:
      return at('BT-118');
  }
}

function aboutRule(rule: string, document: Written): About | undefined {
  const term = termOfAmount[rule];
  const named = about[rule] ?? (term === undefined ? undefined : at(term));
  if (named !== undefined) return named;
  const [, name = '', number = ''] = /^BR-([A-Z]+)-(\d\d)$/.exec(rule) ?? [];
  const category = categoryNamed.get(name) as Category | undefined;
  return category && ofCategory(category, number, document);
}

/** The rule with its term and places, if it does not have them yet. A rule about amounts that follow from others has none. */
export function withPlaces(broken: BrokenRule, document: Written): BrokenRule[] {
  // a buyer that JSON does not have needs a name, too; the document that is written has that of the customer
  if (broken.rule === 'BR-10' && document.buyer === undefined)
    return [{ ...broken, pointers: ['/buyer/name', '/buyer/address'] }];
  const about = broken.term === undefined ? aboutRule(broken.rule, document) : undefined;
  if (about === undefined) return [broken];
  const found = brokenAt(broken.rule, about.term, broken.detail, about.places(document));
  return found.length > 0 ? found : [{ ...broken, term: about.term }];
}
