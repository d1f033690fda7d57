// The rules of Peppol BIS Billing 3 (2026.5) for sellers of all countries, beside those that XRechnung has, too (of-both.ts).

import type { Static } from 'typebox';
import type { Identifier } from '../../document/field.ts';
import { addressSchemesInPeppol } from '../code-lists.ts';
import { invoice } from '../kinds.ts';
import type { Place } from '../rules/broken-rule.ts';
import { placesIn } from '../rules/places.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import * as check from './check-digits.ts';
import { areBothIn, type ProfileRule, when } from './profile-rule.ts';
import { beginsAsPeppol } from './profiles.ts';

/** The processes of Peppol (R007); the rules of each allow the same type codes. */
const processes: readonly string[] = [
  'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  'urn:peppol:france:billing:regulated',
  'urn:peppol:france:billing:non-regulated',
  'urn:peppol:bis:billing_with_response',
];
const codes = (list: string): readonly string[] => list.split(' ');
const typesOfInvoices = codes(
  '71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877',
);
const typesOfCreditNotes = codes('381 396 81 83 532');

/** The exemption reasons that belong to one VAT category. */
const categoryOfReason = [
  ['P0104', 'VATEX-EU-G', 'G'],
  ['P0105', 'VATEX-EU-O', 'O'],
  ['P0106', 'VATEX-EU-IC', 'K'],
  ['P0107', 'VATEX-EU-AE', 'AE'],
  ['P0108', 'VATEX-EU-D', 'E'],
  ['P0109', 'VATEX-EU-F', 'E'],
  ['P0110', 'VATEX-EU-I', 'E'],
  ['P0111', 'VATEX-EU-J', 'E'],
] as const;

/** The schemes whose identifiers Peppol checks. */
const checkedSchemes = [
  ['R040', '0088', 'a GLN', check.isGln],
  ['R041', '0192', 'a Norwegian organisation number', check.isNorwegian],
  ['R042', '0184', 'a Danish CVR number', check.isDanishCvr],
  ['R052', '0096', 'a Danish P number', check.isDanishP],
  ['R053', '0198', 'a Danish SE number', check.isDanishSe],
  ['R043', '0208', 'a Belgian enterprise number', check.isBelgian],
  ['R049', '0007', 'a Swedish organisation number', check.isSwedish],
  ['R050', '0151', 'an Australian business number', check.isAustralian],
] as const;

/** Electronic addresses, identifiers and legal registrations of the parties. */
const identifiersOf = ({ seller, buyer, payee }: StatedDocument): Place<Static<typeof Identifier>>[] => {
  const one = (pointer: string, value?: Static<typeof Identifier>) => (value === undefined ? [] : [{ pointer, value }]);
  return [
    ...one('/seller/electronicAddress', seller?.electronicAddress),
    ...one('/buyer/electronicAddress', buyer?.electronicAddress),
    ...placesIn('/seller/ids', seller?.ids),
    ...placesIn('/buyer/ids', buyer?.ids),
    ...placesIn('/payee/ids', payee?.ids),
    ...one('/seller/legalId', seller?.legalId),
    ...one('/buyer/legalId', buyer?.legalId),
    ...one('/payee/legalId', payee?.legalId),
  ];
};

export const rulesOfPeppol: readonly ProfileRule[] = [
  {
    rule: 'PEPPOL-EN16931-R002',
    term: 'BT-22',
    detail: 'the document has more than one note, which only German sellers and buyers may have',
    places: (document) =>
      areBothIn('DE', document)
        ? []
        : placesIn('/notes', document.notes)
            .map(({ pointer }) => pointer)
            .slice(1),
  },
  {
    rule: 'PEPPOL-EN16931-R003',
    term: 'BT-10',
    detail: 'the document has neither a buyer reference nor a purchase order reference (BT-13)',
    // with a sales order, UBL has a purchase order in any case
    places: ({ reference, orderReference, salesOrderReference }) =>
      when((reference ?? orderReference ?? salesOrderReference) === undefined, '/reference'),
  },
  {
    rule: 'PEPPOL-EN16931-R004',
    term: 'BT-24',
    detail: 'the specification does not begin as that of Peppol BIS Billing 3',
    places: ({ specification = '' }) => when(!beginsAsPeppol(specification), '/specification'),
  },
  {
    rule: 'PEPPOL-EN16931-R007',
    term: 'BT-23',
    detail: `the business process is none of Peppol, such as ${processes[0]}`,
    places: ({ process }) => when(process === undefined || !processes.includes(process), '/process'),
  },
  {
    rule: 'PEPPOL-EN16931-P0100',
    term: 'BT-3',
    detail: 'Peppol does not have this type of invoice',
    places: ({ typeCode = '', process = '' }, { kind }) =>
      when(kind === invoice && processes.includes(process) && !typesOfInvoices.includes(typeCode), '/typeCode'),
  },
  {
    rule: 'PEPPOL-EN16931-P0101',
    term: 'BT-3',
    detail: 'Peppol does not have this type of credit note',
    places: ({ typeCode = '', process = '' }, { kind }) =>
      when(kind !== invoice && processes.includes(process) && !typesOfCreditNotes.includes(typeCode), '/typeCode'),
  },
  {
    rule: 'PEPPOL-EN16931-P0112',
    term: 'BT-3',
    detail: 'only German sellers and buyers may have the types 326 and 384',
    places: (document, { kind }) =>
      when(
        kind === invoice && ['326', '384'].includes(document.typeCode ?? '') && !areBothIn('DE', document),
        '/typeCode',
      ),
  },
  {
    rule: 'PEPPOL-EN16931-CL007',
    term: 'BT-5',
    detail: 'Peppol does not have this currency',
    places: ({ currency }) => when(currency === 'STD', '/currency'),
  },
  {
    rule: 'PEPPOL-EN16931-CL008',
    term: 'BT-34',
    detail: 'Peppol does not have the scheme of an electronic address',
    places: ({ seller, buyer }) =>
      (['seller', 'buyer'] as const).flatMap((of) => {
        const scheme = (of === 'seller' ? seller : buyer)?.electronicAddress?.scheme;
        return when(
          scheme !== undefined && !codes(addressSchemesInPeppol).includes(scheme),
          `/${of}/electronicAddress/scheme`,
        );
      }),
  },
  ...categoryOfReason.map(
    ([rule, code, category]): ProfileRule => ({
      rule: `PEPPOL-EN16931-${rule}`,
      term: 'BT-121',
      detail: `the exemption reason ${code} is of category ${category}`,
      places: ({ exemptionReasons, taxes }) =>
        placesIn('/exemptionReasons', exemptionReasons).flatMap(({ pointer, value }) =>
          when(
            value.code?.toUpperCase() === code &&
              value.category !== category &&
              taxes.some((group) => group.category === value.category),
            `${pointer}/code`,
          ),
        ),
    }),
  ),
  ...checkedSchemes.map(
    ([rule, scheme, what, isValid]): ProfileRule => ({
      rule: `PEPPOL-COMMON-${rule}`,
      term: 'BT-34',
      detail: `an identifier with the scheme ${scheme} is not ${what}`,
      places: (document) =>
        identifiersOf(document).flatMap(({ pointer, value }) =>
          when(value.scheme === scheme && !isValid(value.id), `${pointer}/id`),
        ),
    }),
  ),
];
