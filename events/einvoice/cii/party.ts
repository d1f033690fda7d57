import type { Static } from 'typebox';
import { Address, Contact, Delivery, Party, Payee, TaxRepresentative } from '../../document/party.ts';
import { find, findAll } from '../terms/find.ts';
import { attribute, country, identifier, text } from '../terms/forms.ts';
import { nameOr } from '../terms/party-name.ts';
import { type Form, group, type Term, termsOf } from '../terms/term.ts';
import { append, pathOf } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { identifiers, oneIdentifier } from './identifiers.ts';

const ofAddress = termsOf(Address);
const address = group([
  ofAddress.one('postCode', 'ram:PostcodeCode', text),
  ofAddress.one('street', 'ram:LineOne', text),
  ofAddress.one('additionalStreet', 'ram:LineTwo', text),
  ofAddress.one('line', 'ram:LineThree', text),
  ofAddress.one('city', 'ram:CityName', text),
  ofAddress.required('country', 'ram:CountryID', country),
  ofAddress.one('subdivision', 'ram:CountrySubDivisionName', text),
]);

const ofContact = termsOf(Contact);
const person = ofContact.one('name', 'ram:PersonName', text);
const department = ofContact.one('name', 'ram:DepartmentName', text);
const contact = group<Static<typeof Contact>>([
  // BT-41 is a person or a department
  {
    read: (element, reading) => ({ ...department.read(element, reading), ...person.read(element, reading) }),
    write: person.write,
  },
  ofContact.one('telephone', 'ram:TelephoneUniversalCommunication/ram:CompleteNumber', text),
  ofContact.one('email', 'ram:EmailURIUniversalCommunication/ram:URIID', text),
]);

const registration = 'ram:SpecifiedTaxRegistration';
/** UNTDID 1153 codes of a VAT identifier (BT-31, BT-48, BT-63) and of another tax registration (BT-32). */
const schemes = { vatId: 'VA', taxRegistrationId: 'FC' } as const;
const scheme = attribute('schemeID');

/** The two tax identifiers of a party have the same element: with the scheme VA it is BT-31 or BT-48, with another BT-32. */
const taxIds: Term<Pick<Party, keyof typeof schemes>> = {
  read(element, reading) {
    const ids: Pick<Party, keyof typeof schemes> = {};
    for (const at of findAll(element, [registration], reading).flatMap(
      (each) => find(each, ['ram:ID'], reading) ?? [],
    )) {
      const id = text.read(at, reading);
      if (id === undefined) continue;
      const key = scheme.read(at, reading) === schemes.vatId ? 'vatId' : 'taxRegistrationId';
      if (ids[key] !== undefined)
        reading.refuse(new ElementInvalid(pathOf(at), id, 'is a second identifier of its kind'));
      ids[key] = id;
    }
    return ids;
  },
  write(party, element, context) {
    for (const key of ['vatId', 'taxRegistrationId'] as const) {
      const id = party[key];
      if (id === undefined) continue;
      identifier.write({ id, scheme: schemes[key] }, append(append(element, registration), 'ram:ID'), context);
    }
  },
};

const ofParty = termsOf(Party);
const tradingName = 'ram:SpecifiedLegalOrganization/ram:TradingBusinessName';

/** `ram:SellerTradeParty` (BG-4) or `ram:BuyerTradeParty` (BG-7). @param ruleOfName that requires its name */
export const party = (ruleOfName: string): Form<Party> =>
  group<Party>([
    identifiers((name) => ofParty.many('ids', name, identifier)),
    nameOr('ram:Name', tradingName, ruleOfName),
    ofParty.one('legalForm', 'ram:Description', text),
    ofParty.one('legalId', 'ram:SpecifiedLegalOrganization/ram:ID', identifier),
    ofParty.one('tradingName', tradingName, text),
    ofParty.one('contact', 'ram:DefinedTradeContact', contact),
    ofParty.one('address', 'ram:PostalTradeAddress', address),
    ofParty.one('electronicAddress', 'ram:URIUniversalCommunication/ram:URIID', identifier),
    taxIds as Term<Party>,
  ]);

const ofPayee = termsOf(Payee);
export const payee = group([
  identifiers((name) => ofPayee.many('ids', name, identifier)),
  ofPayee.required('name', 'ram:Name', text),
  ofPayee.one('legalId', 'ram:SpecifiedLegalOrganization/ram:ID', identifier),
]);

const ofRepresentative = termsOf(TaxRepresentative);
const vatId: Form<string> = {
  read: text.read,
  write: (id, element, context) => identifier.write({ id, scheme: schemes.vatId }, element, context),
};
export const taxRepresentative = group([
  ofRepresentative.required('name', 'ram:Name', text),
  ofRepresentative.required('address', 'ram:PostalTradeAddress', address),
  ofRepresentative.required('vatId', `${registration}/ram:ID`, vatId),
]);

const ofDelivery = termsOf(Delivery);
/** `ram:ShipToTradeParty`. */
export const delivery = group([
  oneIdentifier((name) => ofDelivery.one('location', name, identifier)),
  ofDelivery.one('name', 'ram:Name', text),
  ofDelivery.one('address', 'ram:PostalTradeAddress', address),
]);
