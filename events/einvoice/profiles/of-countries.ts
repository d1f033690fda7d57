// The rules of Peppol BIS Billing 3 (2026.5) for sellers of some countries. Those of Germany are in of-germany.ts. Those of Denmark, Greece
// and Iceland the ledger does not know.

import type { Static } from 'typebox';
import type { Tax } from '../../document/document.ts';
import type { Address, Party } from '../../document/party.ts';
import { creditNote } from '../kinds.ts';
import { documentPlaces, linePlaces, placesIn } from '../rules/places.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { isNorwegian, isSwedish } from './check-digits.ts';
import { areBothIn, type ProfileRule, when } from './profile-rule.ts';

type Country = 'DK' | 'GR' | 'EL' | 'IS' | 'IT' | 'NL' | 'NO' | 'SE';
const unknown: readonly string[] = ['DK', 'GR', 'EL', 'IS'] satisfies Country[];

const isIn = (country: Country, { seller }: StatedDocument): boolean => seller?.address?.country === country;

/** By the VAT identifier, else by the address, as the rules of Italy, Norway and Greece do. */
const countryOf = ({ seller, taxRepresentative }: Pick<StatedDocument, 'seller' | 'taxRepresentative'>): string =>
  (seller?.vatId ?? taxRepresentative?.vatId)?.slice(0, 2).toUpperCase() ?? seller?.address?.country ?? '';

/** Whether Peppol has rules for the country of the seller that the ledger does not know. */
export const hasUnknownRules = (document: Pick<StatedDocument, 'seller' | 'taxRepresentative'>): boolean =>
  [countryOf(document), document.seller?.address?.country ?? ''].some((country) => unknown.includes(country));

const missingIn = (pointer: string, address: Static<typeof Address> | undefined): string[] =>
  address === undefined
    ? []
    : (['street', 'city', 'postCode'] as const).flatMap((field) =>
        when(address[field] === undefined, `${pointer}/address/${field}`),
      );

const isDutchRegistration = ({ legalId }: Party): boolean =>
  legalId === undefined || ['0106', '0190'].includes(legalId.scheme ?? '');

const netherlands: readonly ProfileRule[] = [
  {
    rule: 'NL-R-001',
    term: 'BT-25',
    detail: 'a credit note of a Dutch seller names no invoice',
    places: (document, { kind }) =>
      when(kind === creditNote && isIn('NL', document) && !document.precedingInvoices?.length, '/precedingInvoices/-'),
  },
  {
    rule: 'NL-R-002',
    term: 'BG-5',
    detail: 'the address of a Dutch seller has no street, city or post code',
    places: (document) => (isIn('NL', document) ? missingIn('/seller', document.seller?.address) : []),
  },
  {
    rule: 'NL-R-003',
    term: 'BT-30',
    detail: 'the legal registration of a Dutch seller is neither of the scheme 0106 (KVK) nor 0190 (OIN)',
    places: (document) =>
      when(
        isIn('NL', document) && document.seller !== undefined && !isDutchRegistration(document.seller),
        '/seller/legalId/scheme',
      ),
  },
  {
    rule: 'NL-R-004',
    term: 'BG-8',
    detail: 'the address of a Dutch buyer has no street, city or post code',
    places: (document) => (areBothIn('NL', document) ? missingIn('/buyer', document.buyer?.address) : []),
  },
  {
    rule: 'NL-R-005',
    term: 'BT-47',
    detail: 'the legal registration of a Dutch buyer is neither of the scheme 0106 (KVK) nor 0190 (OIN)',
    places: (document) =>
      when(
        areBothIn('NL', document) && document.buyer !== undefined && !isDutchRegistration(document.buyer),
        '/buyer/legalId/scheme',
      ),
  },
  {
    rule: 'NL-R-006',
    term: 'BG-12',
    detail: 'the address of a Dutch tax representative has no street, city or post code',
    places: (document) =>
      isIn('NL', document) && document.taxRepresentative?.address.country === 'NL'
        ? missingIn('/taxRepresentative', document.taxRepresentative.address)
        : [],
  },
  {
    rule: 'NL-R-007',
    term: 'BG-16',
    detail: 'an amount is due to a Dutch seller, but the document has no payment instructions',
    places: (document, { kind }) => {
      const { payable } = document.totals;
      const isToBePaid = kind === creditNote ? payable < 0 : payable > 0;
      return when(isIn('NL', document) && isToBePaid && !document.paymentInstructions?.length, '/paymentInstructions');
    },
  },
  {
    rule: 'NL-R-008',
    term: 'BT-81',
    detail: 'a means of payment between Dutch parties is none of 30, 48, 49, 57, 58, 59',
    places: (document) =>
      areBothIn('NL', document)
        ? placesIn('/paymentInstructions', document.paymentInstructions).flatMap(({ pointer, value }) =>
            when(!['30', '48', '49', '57', '58', '59'].includes(value.meansCode), `${pointer}/meansCode`),
          )
        : [],
  },
  {
    rule: 'NL-R-009',
    term: 'BT-13',
    detail: 'a line of a Dutch seller refers to a line of an order, but the document to no order',
    places: (document) =>
      when(
        isIn('NL', document) &&
          (document.orderReference ?? document.salesOrderReference) === undefined &&
          document.lines.some(({ orderLine }) => orderLine !== undefined),
        '/orderReference',
      ),
  },
];

const ofItalian =
  (field: 'street' | 'city' | 'postCode'): ProfileRule['places'] =>
  (document) =>
    when(countryOf(document) === 'IT' && document.seller?.address?.[field] === undefined, `/seller/address/${field}`);

const italy: readonly ProfileRule[] = [
  {
    rule: 'IT-R-001',
    term: 'BT-32',
    detail: 'the tax registration of an Italian seller has not 11 to 16 letters and digits',
    places: (document) => {
      const { taxRegistrationId } = document.seller ?? {};
      return when(
        countryOf(document) === 'IT' && taxRegistrationId !== undefined && !/^[A-Z0-9]{11,16}$/.test(taxRegistrationId),
        '/seller/taxRegistrationId',
      );
    },
  },
  {
    rule: 'IT-R-002',
    term: 'BT-35',
    detail: 'the address of an Italian seller has no street',
    places: ofItalian('street'),
  },
  {
    rule: 'IT-R-003',
    term: 'BT-37',
    detail: 'the address of an Italian seller has no city',
    places: ofItalian('city'),
  },
  {
    rule: 'IT-R-004',
    term: 'BT-38',
    detail: 'the address of an Italian seller has no post code',
    places: ofItalian('postCode'),
  },
];

const norway: readonly ProfileRule[] = [
  {
    rule: 'NO-R-001',
    term: 'BT-31',
    detail: 'the VAT identifier of a Norwegian seller is not NO, its organisation number, MVA',
    places: (document) => {
      const { vatId } = document.seller ?? {};
      const isNorwegianVat = vatId?.startsWith('NO') === true;
      const isValid = isNorwegianVat && /^NO[0-9]{9}MVA$/.test(vatId) && isNorwegian(vatId.slice(2, 11));
      return when(countryOf(document) === 'NO' && isNorwegianVat && !isValid, '/seller/vatId');
    },
  },
];

const hasSwedishVatId = (document: StatedDocument): boolean =>
  isIn('SE', document) && document.seller?.vatId?.startsWith('SE') === true;
const isNumber = (text: string): boolean => text.trim() !== '' && !Number.isNaN(Number(text));

/** The legal registration of a Swedish seller. */
const registration =
  (isBroken: (id: string) => boolean): ProfileRule['places'] =>
  (document) => {
    const { legalId } = document.seller ?? {};
    return when(isIn('SE', document) && legalId !== undefined && isBroken(legalId.id), '/seller/legalId/id');
  };

const sweden: readonly ProfileRule[] = [
  {
    rule: 'SE-R-001',
    term: 'BT-31',
    detail: 'the VAT identifier of a Swedish seller has not 14 characters',
    places: (document) => when(hasSwedishVatId(document) && document.seller?.vatId?.length !== 14, '/seller/vatId'),
  },
  {
    rule: 'SE-R-002',
    term: 'BT-31',
    detail: 'the VAT identifier of a Swedish seller has not 12 digits',
    places: (document) =>
      when(hasSwedishVatId(document) && !isNumber(document.seller?.vatId?.slice(2, 14) ?? ''), '/seller/vatId'),
  },
  {
    rule: 'SE-R-003',
    term: 'BT-30',
    detail: 'the organisation number of a Swedish seller is not a number',
    places: registration((id) => !isNumber(id)),
  },
  {
    rule: 'SE-R-004',
    term: 'BT-30',
    detail: 'the organisation number of a Swedish seller has not 10 characters',
    places: registration((id) => id.length !== 10),
  },
  {
    rule: 'SE-R-013',
    term: 'BT-30',
    detail: 'the last digit of the organisation number of a Swedish seller is wrong',
    places: registration((id) => !isSwedish(id)),
  },
  {
    rule: 'SE-R-005',
    term: 'BT-32',
    detail: 'the tax registration of a Swedish seller is not "Godkänd för F-skatt"',
    places: (document) => {
      const { taxRegistrationId, legalId } = document.seller ?? {};
      return when(
        isIn('SE', document) &&
          legalId !== undefined &&
          taxRegistrationId !== undefined &&
          taxRegistrationId.toUpperCase() !== 'GODKÄND FÖR F-SKATT',
        '/seller/taxRegistrationId',
      );
    },
  },
  {
    rule: 'SE-R-006',
    term: 'BT-152',
    detail: 'a rate of category S of a Swedish seller is none of 6, 12, 25',
    places: (document) =>
      hasSwedishVatId(document)
        ? [
            ...linePlaces(document),
            ...documentPlaces(document, 'allowances'),
            ...documentPlaces(document, 'charges'),
          ].flatMap(({ pointer, value: { tax } }) => when(isOtherRate(tax), `${pointer}/tax/rate`))
        : [],
  },
];

const isOtherRate = ({ category, rate = '0' }: Tax): boolean => category === 'S' && ![6, 12, 25].includes(Number(rate));
export const rulesOfCountries: readonly ProfileRule[] = [...netherlands, ...italy, ...norway, ...sweden];
