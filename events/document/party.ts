import { type Static, Type } from 'typebox';
import { closed, country, Identifier, longText } from './field.ts';

// The parties of an invoice, as they were when it was issued.

export const Address = Type.Object(
  {
    street: Type.Optional(longText('Address line 1 (BT-35, BT-50, BT-64, BT-75)')),
    additionalStreet: Type.Optional(longText('Address line 2 (BT-36, BT-51, BT-65, BT-76)')),
    line: Type.Optional(longText('Address line 3 (BT-162, BT-163, BT-164, BT-165)')),
    city: Type.Optional(longText('City (BT-37, BT-52, BT-66, BT-77)')),
    postCode: Type.Optional(longText('Post code (BT-38, BT-53, BT-67, BT-78)')),
    subdivision: Type.Optional(longText('Country subdivision (BT-39, BT-54, BT-68, BT-79)')),
    country: country('BT-40, BT-55, BT-69, BT-80'),
  },
  { title: 'Address', ...closed },
);

export const Contact = Type.Object(
  {
    name: Type.Optional(longText('Contact point (BT-41, BT-56)')),
    telephone: Type.Optional(longText('Telephone number of the contact (BT-42, BT-57)')),
    email: Type.Optional(longText('Email address of the contact (BT-43, BT-58)')),
  },
  { title: 'Contact', ...closed },
);

const vatId = longText('With its country prefix (BT-31, BT-48, BT-63)');

/** Seller (BG-4) or buyer (BG-7). */
export const Party = Type.Object(
  {
    name: longText('Legal name (BT-27, BT-44)'),
    tradingName: Type.Optional(longText('Trading name (BT-28, BT-45)')),
    ids: Type.Optional(
      Type.Array(Identifier, {
        description: 'BT-29, BT-46; with the scheme SEPA the bank assigned creditor identifier (BT-90)',
      }),
    ),
    legalId: Type.Optional(Identifier),
    legalForm: Type.Optional(longText('Additional legal information of the seller (BT-33)')),
    vatId: Type.Optional(vatId),
    taxRegistrationId: Type.Optional(longText('Tax registration of the seller (BT-32)')),
    electronicAddress: Type.Optional(Identifier),
    address: Type.Optional(Address),
    contact: Type.Optional(Contact),
  },
  { title: 'Party', ...closed },
);

/** The payee, if it is not the seller (BG-10). */
export const Payee = Type.Object(
  {
    name: longText('Name of the payee (BT-59)'),
    ids: Type.Optional(Type.Array(Identifier, { maxItems: 2, description: 'BT-60; with the scheme SEPA BT-90' })),
    legalId: Type.Optional(Identifier),
  },
  { title: 'Payee', ...closed },
);

/** The tax representative, who pays the tax for the seller (BG-11). */
export const TaxRepresentative = Type.Object(
  { name: longText('Name of the tax representative (BT-62)'), vatId, address: Address },
  { title: 'TaxRepresentative', ...closed },
);

/** The delivery: to whom and where (BG-13, BG-15). */
export const Delivery = Type.Object(
  {
    name: Type.Optional(longText('The recipient (BT-70)')),
    location: Type.Optional(Identifier),
    address: Type.Optional(Address),
  },
  { title: 'Delivery', ...closed },
);

export type Party = Static<typeof Party>;
