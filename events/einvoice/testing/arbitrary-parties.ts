import fc from 'fast-check';
import Value from 'typebox/value';
import { text as textField } from '../../document/field.ts';
import type { Party } from '../../document/party.ts';

// Random texts, identifiers and parties.

const field = textField(30, '');

/** Texts that a document can hold, with characters that are special in XML, without white space around them. */
export const text = fc
  .array(fc.oneof(fc.constantFrom('<', '>', '&', '"', "'", ' ', '\n', '\t', '\r', ']]>', '&amp;', '🧾'), fc.string()), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('').trim())
  .filter((value) => Value.Check(field, value));

export const id = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9 .-]{0,10}[A-Za-z0-9])?$/);
export const country = fc.constantFrom('BE', 'DE', 'NL', 'GR');
const scheme = fc.constantFrom('0088', '0106');
export const identifier = fc.record({ id, scheme }, { requiredKeys: ['id'] });
export const identifierWithScheme = fc.record({ id, scheme });
export const objectIdentifier = fc.record({ id, scheme: fc.constant('ABT') }, { requiredKeys: ['id'] });
const vatId = fc.tuple(fc.constantFrom('BE', 'DE', 'EL', 'XI'), id).map((parts) => parts.join(''));

export const address = fc.record(
  { street: text, additionalStreet: text, line: text, city: text, postCode: id, subdivision: text, country },
  { requiredKeys: ['country'] },
);
const contact = fc.oneof(
  fc.record({ name: text, telephone: id, email: text }, { requiredKeys: ['name'] }),
  fc.record({ email: text }),
);

const party = {
  name: text,
  tradingName: text,
  legalId: identifier,
  electronicAddress: identifierWithScheme,
  address,
  contact,
};

/** A seller that may use every VAT category; `isTaxed` says whether it has a VAT identifier. */
export const seller = (isTaxed: boolean): fc.Arbitrary<Party> =>
  fc.record(
    {
      ...party,
      ids: fc.constantFrom(
        [{ id: 'S-1' }],
        [
          { id: 'S-1', scheme: '0088' },
          { id: 'NL98ZZZ', scheme: 'SEPA' },
        ],
      ),
      legalForm: text,
      taxRegistrationId: id,
      ...(isTaxed && { vatId }),
    },
    { requiredKeys: ['name', 'address', 'ids', ...(isTaxed ? (['vatId'] as const) : [])] },
  );

/** A buyer with at least one identifier that the ledger can use. */
export const buyer = (isTaxed: boolean): fc.Arbitrary<Party> =>
  fc.record(
    { ...party, ids: fc.tuple(identifier), ...(isTaxed && { vatId }) },
    { requiredKeys: ['name', 'address', 'legalId', ...(isTaxed ? (['vatId'] as const) : [])] },
  );

export const payee = fc.record(
  {
    name: text.map((name) => `Payee ${name}`),
    ids: fc.tuple(fc.record({ id: fc.constant('P-1') })),
    legalId: identifier,
  },
  { requiredKeys: ['name'] },
);

export const taxRepresentative = fc.record({ name: text, vatId, address });

export const delivery = fc.record({ name: text, location: identifier, address }, { requiredKeys: ['address'] });
