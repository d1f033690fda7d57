// The terms that a document must have, and those that it must not have together, with their places in its JSON. Rules that the schema or the
// writing already ensures are not listed here (an invoice without lines, an address without a country).

import type { Line, Terms } from '../../document/document.ts';
import type { Party } from '../../document/party.ts';
import { creditTransfers, type PaymentInstructions } from '../../document/payment-instructions.ts';
import { placesIn, those } from './places.ts';

/** `places` are the pointers at which a document breaks the rule; none if it does not. */
type Rule = { rule: string; term: string; detail: string; places(document: Terms): string[] };
type Places = Rule['places'];

const at =
  (pointer: string, isBroken: (document: Terms) => boolean): Places =>
  (document) =>
    isBroken(document) ? [pointer] : [];

const anyLine =
  (isBroken: (line: Line) => boolean, field: string): Places =>
  ({ lines }) =>
    those(placesIn('/lines', lines), isBroken, field);

const anyPayment =
  (isBroken: (payment: PaymentInstructions) => boolean, field: string): Places =>
  ({ paymentInstructions }) =>
    those(placesIn('/paymentInstructions', paymentInstructions), isBroken, field);

/** The second means of payment and every further one that has a value. */
const further =
  (field: keyof PaymentInstructions): Places =>
  (document) =>
    anyPayment((payment) => payment[field] !== undefined, `/${field}`)(document).slice(1);

/** The means of payment that have another value than the first one that has one. */
const differing =
  (field: 'remittance' | 'meansCode'): Places =>
  (document) => {
    const first = document.paymentInstructions?.find((payment) => payment[field] !== undefined)?.[field];
    return anyPayment((payment) => (payment[field] ?? first) !== first, `/${field}`)(document);
  };

const endsBeforeItStarts = ({ period }: Pick<Line, 'period'>): boolean =>
  period?.from !== undefined && period.until !== undefined && period.until < period.from;

/** Whether it is a bank assigned creditor identifier (BT-90). */
export const isSepa = ({ scheme }: { scheme?: string }): boolean => scheme?.toUpperCase() === 'SEPA';

const creditorIds = ({ seller, payee }: Terms): string[] =>
  those([...placesIn('/seller/ids', seller?.ids), ...placesIn('/payee/ids', payee?.ids)], isSepa);

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const otherPrefixes = ['EL', 'XI', '1A']; // Greece, Northern Ireland, Kosovo

const isVatIdOfACountry = (vatId: string): boolean => {
  const prefix = vatId.slice(0, 2);
  return otherPrefixes.includes(prefix) || (/[A-Z]{2}/.test(prefix) && regions.of(prefix) !== undefined);
};

const vatIdsOfNoCountry = ({ seller, buyer, taxRepresentative }: Terms): string[] =>
  Object.entries({ seller, buyer, taxRepresentative }).flatMap(([of, party]) =>
    party?.vatId === undefined || isVatIdOfACountry(party.vatId) ? [] : [`/${of}/vatId`],
  );

/** BR-17, UBL-SR-20. */
const isPaidItself = ({ payee, seller }: Terms): boolean =>
  payee !== undefined &&
  ([seller?.name, seller?.tradingName].includes(payee.name) ||
    payee.ids?.some(({ id }) => seller?.ids?.some((ofSeller) => ofSeller.id === id)) === true);

/** A bank assigned creditor identifier is none of them. */
const isKnown = ({ ids = [], legalId, vatId }: Party): boolean =>
  ids.some((id) => !isSepa(id)) || (legalId ?? vatId) !== undefined;

/** The seller of a document that category O forbids a VAT identifier needs another one. */
const unknownSeller = (pointer: string, isSubjectToVat: boolean): Places =>
  at(pointer, ({ seller, lines }) => {
    const isOutside = lines.some(({ tax }) => tax.category === 'O');
    return isOutside !== isSubjectToVat && (!seller || !isKnown(seller));
  });

const noIdentifier = 'the seller has no identifier, legal registration or VAT identifier';

/** The rules of both invoices and credit notes. */
export const rulesOfTerms: readonly Rule[] = [
  {
    rule: 'BR-02',
    term: 'BT-1',
    detail: 'the document has no number',
    places: at('/number', ({ number }) => number === undefined),
  },
  {
    rule: 'BR-06',
    term: 'BT-27',
    detail: 'the seller has no name',
    places: at('/seller/name', ({ seller }) => !seller),
  },
  {
    rule: 'BR-08',
    term: 'BG-5',
    detail: 'the seller has no postal address',
    places: at('/seller/address', ({ seller }) => !seller?.address),
  },
  {
    rule: 'BR-10',
    term: 'BG-8',
    detail: 'the buyer has no postal address',
    places: at('/buyer/address', ({ buyer }) => !buyer?.address),
  },
  { rule: 'BR-17', term: 'BT-59', detail: 'the payee is the seller', places: at('/payee/name', isPaidItself) },
  {
    rule: 'BR-29',
    term: 'BT-74',
    detail: 'the invoicing period ends before it starts',
    places: at('/period/until', endsBeforeItStarts),
  },
  {
    rule: 'BR-30',
    term: 'BT-135',
    detail: 'the period of a line ends before it starts',
    places: anyLine(endsBeforeItStarts, '/period/until'),
  },
  {
    rule: 'BR-50',
    term: 'BT-84',
    detail: 'a payment account has no identifier',
    places: anyPayment(
      ({ account, accountName, serviceProvider }) => !account && (accountName ?? serviceProvider) !== undefined,
      '/account',
    ),
  },
  {
    rule: 'BR-61',
    term: 'BT-84',
    detail: 'a credit transfer has no payment account',
    places: anyPayment(({ meansCode, account }) => creditTransfers.includes(meansCode) && !account, '/account'),
  },
  {
    rule: 'BR-62',
    term: 'BT-34',
    detail: "the seller's electronic address has no scheme",
    places: at(
      '/seller/electronicAddress/scheme',
      ({ seller }) => seller?.electronicAddress !== undefined && !seller.electronicAddress.scheme,
    ),
  },
  {
    rule: 'BR-63',
    term: 'BT-49',
    detail: "the buyer's electronic address has no scheme",
    places: at(
      '/buyer/electronicAddress/scheme',
      ({ buyer }) => buyer?.electronicAddress !== undefined && !buyer.electronicAddress.scheme,
    ),
  },
  {
    rule: 'BR-64',
    term: 'BT-157',
    detail: 'the standard identifier of an item has no scheme',
    places: anyLine(
      ({ standardItemId }) => standardItemId !== undefined && !standardItemId.scheme,
      '/standardItemId/scheme',
    ),
  },
  { rule: 'BR-66', term: 'BG-18', detail: 'the document has more than one payment card', places: further('card') },
  { rule: 'BR-67', term: 'BG-19', detail: 'the document has more than one mandate', places: further('mandate') },
  {
    rule: 'BR-CO-03',
    term: 'BT-8',
    detail: 'the document has both a tax point date and a tax point date code',
    places: at(
      '/taxPointCode',
      ({ taxPointOn, taxPointCode }) => taxPointOn !== undefined && taxPointCode !== undefined,
    ),
  },
  {
    rule: 'BR-CO-09',
    term: 'BT-31',
    detail: 'a VAT identifier does not start with a country code',
    places: vatIdsOfNoCountry,
  },
  { rule: 'BR-CO-26', term: 'BT-31', detail: noIdentifier, places: unknownSeller('/seller/vatId', true) },
  { rule: 'BR-CO-26', term: 'BT-30', detail: noIdentifier, places: unknownSeller('/seller/legalId', false) },
  {
    rule: 'UBL-SR-16',
    term: 'BT-46',
    detail: 'the buyer has more than one identifier',
    places: ({ buyer }) => those(placesIn('/buyer/ids', buyer?.ids)).slice(1),
  },
  {
    rule: 'UBL-SR-20',
    term: 'BT-60',
    detail: 'the payee has more than one identifier',
    places: ({ payee }) => those(placesIn('/payee/ids', payee?.ids), (id) => !isSepa(id)).slice(1),
  },
  {
    rule: 'UBL-SR-29',
    term: 'BT-90',
    detail: 'the document has more than one bank assigned creditor identifier',
    places: (document) => creditorIds(document).slice(1),
  },
  {
    rule: 'UBL-SR-44',
    term: 'BT-83',
    detail: 'the payment instructions have different remittance information',
    places: differing('remittance'),
  },
  {
    rule: 'UBL-SR-46',
    term: 'BT-82',
    detail: 'the text of the means of payment is given more than once',
    places: further('meansText'),
  },
  {
    rule: 'UBL-SR-47',
    term: 'BT-81',
    detail: 'the payment instructions have different means codes',
    places: differing('meansCode'),
  },
];
